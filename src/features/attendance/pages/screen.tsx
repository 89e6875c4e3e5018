import { sayInstant } from '../../../calendar/say.ts'
import { definePage, type PageContext } from '../../../pages/page.ts'
import { Figures, Section } from '../../../pages/parts.tsx'
import { settingsOf } from '../../congress/settings.ts'
import { named } from '../../meetings/finding/named.ts'
import type { MeetingOfCongress } from '../../meetings/store/answers.ts'
import { seeNotice } from '../../meetings/store/looked-at.ts'
import { codeAt } from '../rules/code.ts'
import { windowOf } from '../rules/window.ts'
import { type Day, readDay } from '../store/day.ts'
import { sayQuorum } from '../texts/day.ts'
import * as words from '../texts/pages.ts'

/** What hangs on the hall's wall: the number to check in with, and counts without any name. */
export const screenPage = definePage({
  path: 'meetings/:number/screen',
  who: 'clerks',
  async show(context, [number = 0]) {
    const meeting = await seeNotice(context.tx, context.tenant.id, number)
    if (meeting === null || meeting.status === 'draft' || meeting.status === 'cancelled') return null
    const day = await readDay(context.tx, meeting)
    const { title } = named(context, meeting)
    const { figures, quorum } = day
    return {
      title: words.screenTitle(title),
      refreshS: 20,
      body: (
        <>
          <Code context={context} meeting={meeting} day={day} />
          <Section title={words.countsTitle}>
            <Figures
              figures={[
                { name: words.figures.should, value: figures.should },
                { name: words.figures.present, value: figures.present },
                { name: words.figures.onLeave, value: figures.onLeave },
                { name: words.figures.guests, value: figures.guestsPresent },
              ]}
            />
            {quorum === null ? null : <p>{sayQuorum(quorum)}</p>}
          </Section>
        </>
      ),
    }
  },
})

interface CodeProps {
  readonly context: PageContext
  readonly meeting: MeetingOfCongress
  readonly day: Day
}

function Code({ context, meeting, day }: CodeProps) {
  const { now, tenant, botName } = context
  const window = windowOf(meeting, day.sitting, settingsOf(tenant).sitting)
  if (window === null || now < window.opensAt || day.sitting === null)
    return <p>{words.notOpen(window === null ? '' : sayInstant(window.opensAt, now, tenant.zone))}</p>
  if (now >= window.closesAt) return <p>{words.over}</p>
  const code = codeAt(day.sitting.codeSeed, now)
  return (
    <Section title={words.codeTitle}>
      <p class="screen-code">{code}</p>
      <p class="screen-how">{words.codeHow(botName, code)}</p>
      <p>{words.codeChanges}</p>
    </Section>
  )
}

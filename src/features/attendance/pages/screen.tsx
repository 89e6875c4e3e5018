import type { VNode } from 'preact'
import { sayInstant } from '../../../calendar/say.ts'
import { LiveParts, type LiveView } from '../../../pages/live.tsx'
import { definePage, type PageContext } from '../../../pages/page.ts'
import { Figures, Section } from '../../../pages/parts.tsx'
import { settingsOf } from '../../congress/settings.ts'
import { named, type Where } from '../../meetings/finding/named.ts'
import type { MeetingOfCongress } from '../../meetings/store/answers.ts'
import { seeNotice } from '../../meetings/store/looked-at.ts'
import { codeAt } from '../rules/code.ts'
import { windowOf } from '../rules/window.ts'
import { type Day, readDay } from '../store/day.ts'
import { sayQuorum } from '../texts/day.ts'
import * as words from '../texts/pages.ts'

/** What hangs on the hall's wall: the number to check in with, and counts without any name. It goes on by itself. */
export const screenPage = definePage({
  path: 'meetings/:number/screen',
  who: 'clerks',
  async show(context, [number = 0]) {
    const view = await viewOf(context, number)
    const shown = (await view?.read(context.tx, context.now)) ?? null
    const meeting = await seeNotice(context.tx, context.tenant.id, number)
    if (shown === null || meeting === null) return null
    return {
      title: words.screenTitle(named(context, meeting).title),
      isLive: true,
      body: <LiveParts shown={shown} personId={context.actor.personId} />,
    }
  },
  live: (context, [number = 0]) => viewOf(context, number),
})

async function viewOf({ tx, tenant, botName }: PageContext, number: number): Promise<LiveView | null> {
  const found = await seeNotice(tx, tenant.id, number)
  if (found === null || !hasScreen(found)) return null
  return {
    key: `screen:${found.id}`,
    meetingId: found.id,
    async read(later, now) {
      const meeting = await seeNotice(later, tenant.id, number)
      if (meeting === null || !hasScreen(meeting)) return null
      const day = await readDay(later, meeting)
      const where = { tenant, now, botName }
      return {
        madeAt: sayInstant(now, now, tenant.zone),
        parts: [
          { id: 'live-code', node: <Code where={where} meeting={meeting} day={day} /> },
          { id: 'live-counts', node: <Counts day={day} /> },
        ],
        own: () => null,
      }
    },
  }
}

const hasScreen = ({ status }: MeetingOfCongress): boolean => status === 'open' || status === 'closed'

function Counts({ day: { figures, quorum } }: { readonly day: Day }): VNode {
  return (
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
  )
}

interface CodeProps {
  readonly where: Where & { readonly botName: string }
  readonly meeting: MeetingOfCongress
  readonly day: Day
}

function Code({ where: { now, tenant, botName }, meeting, day }: CodeProps): VNode {
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

import type { VNode } from 'preact'
import { isClerk } from '../../../bot/actor.ts'
import { definePage, type PageContext } from '../../../pages/page.ts'
import { Facts, Figures, Section } from '../../../pages/parts.tsx'
import { settingsOf } from '../../congress/settings.ts'
import { hint } from '../../notes/texts.ts'
import { mayRead } from '../commands/notice.ts'
import { named } from '../finding/named.ts'
import { type DeliveryLine, worthShowing } from '../rules/delivery.ts'
import { count, standingOf } from '../rules/sheet.ts'
import type { MeetingOfCongress } from '../store/answers.ts'
import { readBody } from '../store/body.ts'
import { readDeliveries } from '../store/deliveries.ts'
import { seeNotice } from '../store/looked-at.ts'
import { readSheet } from '../store/sheet.ts'
import { meetingStatusNames, ownAnswer } from '../texts/answers.ts'
import { sayDelivery } from '../texts/deliveries.ts'
import { sayAudience } from '../texts/notice.ts'
import * as words from '../texts/pages.ts'
import { sayQuorum } from '../texts/sheet.ts'
import type { SheetLine } from '../types.ts'
import { Deliveries, whenOf } from './deliveries.tsx'
import { Sheet } from './sheet.tsx'

/**
 * One notice, for clerks and those it is for: what it says, how many come; names, reasons and who was reached for clerks,
 * his own line for a deputy.
 */
export const noticePage = definePage({
  path: 'meetings/:number',
  who: 'members',
  async show(context, [number = 0]) {
    const { tx, tenant, actor, botName } = context
    const meeting = await seeNotice(tx, tenant.id, number)
    if (meeting === null || !mayRead(context, meeting)) return null
    const sheet = await readSheet(tx, meeting.id)
    if (!isClerk(actor) && !sheet.some(line => line.personId === actor.personId)) return null
    const body = await readBody(tx, meeting, sheet)
    const quorum = sayQuorum(meeting.notice.kind, body, settingsOf(tenant))
    const deliveries = await readDeliveries(tx, meeting, hint(botName))
    return {
      title: words.noticeTitle(number, named(context, meeting).title),
      body: (
        <>
          <Notice context={context} meeting={meeting} sheet={sheet} quorum={quorum} />
          {isClerk(actor) ? (
            <>
              <Deliveries context={context} meeting={meeting} lines={deliveries} />
              <Sheet context={context} meeting={meeting} sheet={sheet} />
            </>
          ) : null}
          <Own context={context} meeting={meeting} sheet={sheet} deliveries={deliveries} />
        </>
      ),
    }
  },
})

interface NoticeProps {
  readonly context: PageContext
  readonly meeting: MeetingOfCongress
  readonly sheet: readonly SheetLine[]
  readonly quorum: string | null
}

function Notice({ context, meeting, sheet, quorum }: NoticeProps): VNode {
  const { notice, status, cancelReason } = meeting
  const { when, place, deadline } = named(context, meeting)
  const counts = count(meeting, sheet)
  const leave = counts.leaveApproved + counts.leavePending + counts.leaveRefused
  return (
    <Section title={words.noticesTitle}>
      <Facts
        facts={[
          [words.facts.when, when],
          [words.facts.place, place],
          [words.facts.audience, notice.audience === null ? null : sayAudience(notice.audience)],
          [words.facts.agenda, notice.agenda.join('\n')],
          [words.facts.requirements, notice.requirements.join('\n')],
          [words.facts.deadline, deadline],
          [words.facts.status, meetingStatusNames[status]],
          [words.facts.cancelReason, cancelReason],
          [words.facts.quorum, quorum],
        ]}
      />
      {status === 'draft' ? null : (
        <Figures
          figures={[
            { name: words.figures.invited, value: counts.invited },
            { name: words.figures.attend, value: counts.attend },
            { name: words.figures.leave, value: leave },
            { name: words.figures.pending, value: counts.leavePending, tone: 'alert' },
            { name: words.figures.silent, value: counts.silent, tone: 'alert' },
          ]}
        />
      )}
    </Section>
  )
}

interface OwnProps {
  readonly context: PageContext
  readonly meeting: MeetingOfCongress
  readonly sheet: readonly SheetLine[]
  readonly deliveries: readonly DeliveryLine[]
}

/** What somebody may know of himself. */
function Own({ context, meeting, sheet, deliveries }: OwnProps): VNode | null {
  const { actor } = context
  const line = sheet.find(one => one.personId === actor.personId)
  if (line === undefined) return null
  // Why something did not go out is for whoever can do something about it.
  const own = (deliveries.find(one => one.personId === actor.personId)?.deliveries ?? []).filter(
    one => one.state === 'sent',
  )
  const answer = standingOf(meeting, line)
  return (
    <Section title={words.ownTitle}>
      <p>{ownAnswer(answer)}</p>
      {line.decisionNote === null ? null : <p>{line.decisionNote}</p>}
      {meeting.status === 'cancelled' ? null : <p class="note">{words.howToAnswer}</p>}
      {isClerk(actor) || own.length === 0 ? null : (
        <Facts
          facts={[
            [
              words.ownDeliveryTitle,
              worthShowing(own)
                .map(one => sayDelivery(one, whenOf(context, one)))
                .join('\n'),
            ],
          ]}
        />
      )}
    </Section>
  )
}

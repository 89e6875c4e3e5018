import type { VNode } from 'preact'
import { isClerk } from '../../../bot/actor.ts'
import { sayInstant } from '../../../calendar/say.ts'
import type { Tx } from '../../../db/tx.ts'
import { LiveParts, type LiveShown, type LiveView } from '../../../pages/live.tsx'
import { definePage, type PageContext } from '../../../pages/page.ts'
import { Facts, Figures, Section } from '../../../pages/parts.tsx'
import { readDay } from '../../attendance/store/day.ts'
import { settingsOf } from '../../congress/settings.ts'
import { hint } from '../../notes/texts.ts'
import { mayRead } from '../commands/notice.ts'
import { named, type Where } from '../finding/named.ts'
import { count } from '../rules/sheet.ts'
import type { MeetingOfCongress } from '../store/answers.ts'
import { readBody } from '../store/body.ts'
import { readDeliveries } from '../store/deliveries.ts'
import { seeNotice } from '../store/looked-at.ts'
import { readSheet } from '../store/sheet.ts'
import { meetingStatusNames } from '../texts/answers.ts'
import { sayAudience } from '../texts/notice.ts'
import * as words from '../texts/pages.ts'
import { sayQuorum } from '../texts/sheet.ts'
import type { SheetLine } from '../types.ts'
import { DaySheet } from './day.tsx'
import { deliveryParts } from './deliveries.tsx'
import { OwnAnswer } from './own-answer.tsx'
import { sheetPart } from './sheet.tsx'

const twoDaysMs = 48 * 3_600_000

/**
 * One notice, for clerks and those it is for: what it says, how many come, and on its day who is there; names, reasons
 * and who was reached for clerks, his own line for a deputy. It goes on by itself until the meeting is over.
 */
export const noticePage = definePage({
  path: 'meetings/:number',
  who: 'members',
  async show(context, [number = 0]) {
    const { tx, now, actor } = context
    const found = await looked(context, number)
    const shown = found === null ? null : await viewOf(context, found).read(tx, now)
    if (found === null || shown === null || shown.own(actor.personId) === 'gone') return null
    return {
      title: words.noticeTitle(number, named(context, found).title),
      isLive: goesOn(found, now),
      body: <LiveParts shown={shown} personId={actor.personId} />,
    }
  },
  async live(context, [number = 0]) {
    const found = await looked(context, number)
    if (found === null || !goesOn(found, context.now)) return null
    const view = viewOf(context, found)
    if (isClerk(context.actor)) return view
    const sheet = await readSheet(context.tx, found.id)
    return sheet.some(line => line.personId === context.actor.personId) ? view : null
  },
})

const looked = async (context: PageContext, number: number): Promise<MeetingOfCongress | null> => {
  const meeting = await seeNotice(context.tx, context.tenant.id, number)
  return meeting !== null && mayRead(context, meeting) ? meeting : null
}

const goesOn = ({ startsAt }: MeetingOfCongress, now: Date): boolean =>
  startsAt === null || now.getTime() - startsAt.getTime() < twoDaysMs

/** The same for all clerks, and for all others whom the notice is for. */
function viewOf({ tenant, actor, botName }: PageContext, { id, number }: MeetingOfCongress): LiveView {
  const withNames = isClerk(actor)
  return {
    key: `meeting:${id}:${withNames ? 'clerks' : 'members'}`,
    meetingId: id,
    async read(tx, now) {
      const meeting = await seeNotice(tx, tenant.id, number)
      return meeting === null ? null : readNotice(tx, { tenant, now }, meeting, withNames, hint(botName))
    },
  }
}

async function readNotice(
  tx: Tx,
  where: Where,
  meeting: MeetingOfCongress,
  withNames: boolean,
  call: string,
): Promise<LiveShown> {
  const sheet = await readSheet(tx, meeting.id)
  const body = await readBody(tx, meeting, sheet)
  const quorum = sayQuorum(meeting.notice.kind, body, settingsOf(where.tenant))
  const deliveries = await readDeliveries(tx, meeting, call)
  const day = await readDay(tx, meeting)
  const ofClerks = () => [...deliveryParts(where, meeting, deliveries), sheetPart(where, meeting, sheet)]
  return {
    madeAt: sayInstant(where.now, where.now, where.tenant.zone),
    parts: [
      {
        id: 'live-day',
        node: <DaySheet where={where} meeting={meeting} day={day} withNames={withNames} />,
      },
      { id: 'live-notice', node: <Notice where={where} meeting={meeting} sheet={sheet} quorum={quorum} /> },
      ...(withNames ? ofClerks() : []),
    ],
    own(personId) {
      const line = sheet.find(one => one.personId === personId)
      if (line === undefined) return withNames ? null : 'gone'
      // Why something did not go out is for whoever can do something about it.
      const sent = deliveries.find(one => one.personId === personId)?.deliveries ?? []
      const own = withNames ? [] : sent.filter(one => one.state === 'sent')
      return <OwnAnswer where={where} meeting={meeting} line={line} deliveries={own} />
    },
  }
}

interface NoticeProps {
  readonly where: Where
  readonly meeting: MeetingOfCongress
  readonly sheet: readonly SheetLine[]
  readonly quorum: string | null
}

function Notice({ where, meeting, sheet, quorum }: NoticeProps): VNode {
  const { notice, status, cancelReason } = meeting
  const { when, place, deadline } = named(where, meeting)
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

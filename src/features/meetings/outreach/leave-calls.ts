import type { Clock } from '../../../clock.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { enqueue } from '../../../outbox/enqueue.ts'
import { tellGroup } from '../../chats/outreach.ts'
import { chatSpeaks, doorsTo } from '../../reach/store.ts'
import { clerkIds, clerkUserids } from '../../roster/store/clerks.ts'
import type { LockedMeeting } from '../store/answers.ts'
import { leaveWaits } from '../texts/outreach.ts'
import { leaveCallPrefix } from '../types.ts'
import { speakingChat } from './people.ts'

const hourMs = 3_600_000

/** A meeting with leave requests, and when its clerks are to be called. */
export interface LeaveCall {
  readonly meeting: LockedMeeting
  readonly dueAt: Date
}

/**
 * Calls the clerks to the leave requests that wait, once an hour for each meeting at most. The call names
 * nobody: it stands in a group.
 */
export async function callClerks(
  tx: Tx,
  clock: Clock,
  requests: readonly LeaveCall[],
  botName: string,
): Promise<void> {
  if (requests.length === 0) return
  const calls = await tx.sql<CallState[]>`${callStates(tx, requests)}`
  await callMissing(tx, clock, requests, calls, botName)
}

/** Of one request, in the order of the requests. */
export interface CallState {
  /** The hour's call is there already: somebody has committed it. */
  readonly written: boolean
  /** There is a group that can be told. */
  readonly possible: boolean
}

/** @returns a select of `CallState` */
export const callStates = (tx: Tx, requests: readonly LeaveCall[]): Part => tx.sql.part`
    select exists (select from outbox o where o.dedupe_key = r.dedupe_key and o.dedupe_key is not null) as written,
           exists (select from chat ch where ch.congress_id = r.congress_id and ${chatSpeaks(tx)})
             or exists (select from open_way where name = 'app') as possible
    from unnest(
      (select ${requests.map(request => `${callName(request)}:0`)}::text[]),
      (select ${requests.map(({ meeting }) => meeting.congressId)}::int[])
    ) with ordinality as r(dedupe_key, congress_id, nth)
    order by nth`

export async function callMissing(
  tx: Tx,
  clock: Clock,
  requests: readonly LeaveCall[],
  states: readonly CallState[],
  botName: string,
): Promise<void> {
  const missing = requests.filter((_, nth) => states[nth]?.possible && !states[nth].written)
  await Promise.all(missing.map(request => call(tx, clock, request, botName)))
}

async function call(tx: Tx, clock: Clock, request: LeaveCall, botName: string): Promise<void> {
  const { meeting, dueAt } = request
  const [chatId, clerks] = await Promise.all([
    speakingChat(tx, { ...meeting, audience: meeting.notice.audience }),
    clerkIds(tx, meeting.congressId),
  ])
  const doors = await doorsTo(tx, clerks, dueAt)
  const alone = [...doors].filter(([, door]) => door.way === 'app')
  const word = {
    congressId: meeting.congressId,
    subject: `meeting:${meeting.id}`,
    promise: 'at_most_once',
    dueAt,
    ...(meeting.startsAt === null ? {} : { expiresAt: meeting.startsAt }),
  } as const
  const text = leaveWaits(botName)
  if (alone.length > 0)
    return enqueue(
      tx,
      clock,
      alone.map(([personId, { channel, target }], nth) => ({
        ...word,
        channel,
        target,
        payload: { kind: 'markdown', text },
        personIds: [personId],
        dedupeKey: `${callName(request)}:${nth}`,
      })),
    )
  if (chatId === null) return
  const mention = await clerkUserids(tx, meeting.congressId)
  await tellGroup(tx, clock, { ...word, chatId, text, mention, isCall: true, once: callName(request) })
}

/** One a meeting and hour. */
const callName = ({ meeting, dueAt }: LeaveCall): string => `${leaveCallPrefix}${meeting.id}:${hourOf(dueAt)}`

/** Until then a request for leave of its meeting would be called for by this very call. */
export const standsUntilMs = ({ dueAt }: LeaveCall): number => (hourOf(dueAt) + 1) * hourMs

const hourOf = (instant: Date): number => Math.floor(instant.getTime() / hourMs)

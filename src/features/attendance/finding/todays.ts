/** Which meeting is meant on its day: by whoever checks in, calls to order or calls the roll. */
import type { Context } from '../../../bot/command.ts'
import { takeNumber } from '../../../bot/grammar.ts'
import { settingsOf } from '../../congress/settings.ts'
import { type LockedMeeting, lockMeetings } from '../../meetings/store/answers.ts'
import { findByNumber } from '../../meetings/store/meetings.ts'
import { type Window, windowOf } from '../rules/window.ts'
import { idsNear } from '../store/near.ts'
import { readSittings } from '../store/sitting.ts'
import type { Sitting } from '../types.ts'

export interface OnTheDay {
  readonly meeting: LockedMeeting
  readonly sitting: Sitting | null
  /** Null while the time is not known. */
  readonly window: Window | null
}

export type Meant =
  | { readonly kind: 'one'; readonly on: OnTheDay; readonly rest: string }
  | { readonly kind: 'unknown_number'; readonly number: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly on: readonly OnTheDay[] }

/**
 * The meeting that a number names, else the one that is on: of those that begin or end within half a day the one in
 * whose window we are, or else the nearest.
 * @param personId only those that concern this person
 */
export async function meantToday(
  context: Pick<Context, 'tx' | 'tenant' | 'now' | 'chat'>,
  words: string,
  personId: number | null = null,
): Promise<Meant> {
  const { tx, tenant, now } = context
  const { number, rest } = takeNumber(words)
  if (number !== null) {
    const meeting = await findByNumber(tx, tenant.id, number)
    if (meeting !== null) return { kind: 'one', on: await onTheDay(context, meeting), rest }
    return { kind: 'unknown_number', number }
  }
  const near = await nearMeetings(context, personId)
  const on = near.filter(one => one.window !== null && one.window.opensAt <= now && now < one.window.closesAt)
  const fitting = on.length > 0 ? on : near
  const here = fitting.filter(one => context.chat !== null && one.meeting.chatId === context.chat.id)
  const meant = fitting.length > 1 && here.length === 1 ? here : fitting
  const [only] = meant
  if (only === undefined) return { kind: 'none' }
  return meant.length === 1 ? { kind: 'one', on: only, rest: words.trim() } : { kind: 'several', on: meant }
}

export async function onTheDay(
  { tx, tenant }: Pick<Context, 'tx' | 'tenant'>,
  meeting: LockedMeeting,
): Promise<OnTheDay> {
  const sitting = (await readSittings(tx, [meeting.id])).get(meeting.id) ?? null
  return { meeting, sitting, window: windowOf(meeting, sitting, settingsOf(tenant).sitting) }
}

async function nearMeetings(
  { tx, tenant, now }: Pick<Context, 'tx' | 'tenant' | 'now'>,
  personId: number | null,
): Promise<OnTheDay[]> {
  const near = await lockMeetings(tx, await idsNear(tx, tenant.id, personId, now))
  // Called off while its lock was waited for.
  const meetings = near.filter(({ status }) => status === 'open' || status === 'closed')
  const sittings = await readSittings(
    tx,
    meetings.map(meeting => meeting.id),
  )
  const habits = settingsOf(tenant).sitting
  return meetings
    .map(meeting => {
      const sitting = sittings.get(meeting.id) ?? null
      return { meeting, sitting, window: windowOf(meeting, sitting, habits) }
    })
    .sort((a, b) => (a.meeting.startsAt?.getTime() ?? 0) - (b.meeting.startsAt?.getTime() ?? 0))
}

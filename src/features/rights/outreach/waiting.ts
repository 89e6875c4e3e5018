/** What waits for somebody alone, as far as it is for him when he gets it. */
import type { Membership } from '../../../bot/command.ts'
import { isoDay } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { markRead, waitingNotes } from '../../notes/store.ts'
import { newNotes, ofCongress, writtenOn } from '../../notes/texts.ts'
import type { WaitingNote } from '../../notes/types.ts'
import { judgeIn } from '../store/judge.ts'

interface StillHis {
  readonly id: number
  readonly personId: number
  readonly text: string
}

/** Those that are for their people now, with what they are told in place of others, and those that are not. */
async function stillHis(
  tx: Tx,
  now: Date,
  personIds: readonly number[],
): Promise<{ readonly his: readonly StillHis[]; readonly over: readonly WaitingNote[] }> {
  const waiting = personIds.length === 0 ? [] : await waitingNotes(tx, personIds)
  if (waiting.length === 0) return { his: [], over: [] }
  const verdicts = await judgeIn(tx, now)(waiting)
  return {
    his: waiting.flatMap((note, nth) => {
      const verdict = verdicts[nth] ?? 'ended'
      if (verdict === 'ended') return []
      return [{ ...note, text: verdict === 'holds' ? withItsDay(note.text, note, now) : verdict.instead }]
    }),
    over: waiting.filter((_, nth) => (verdicts[nth] ?? 'ended') === 'ended'),
  }
}

/** @returns how many words wait for the sender, in all of his congresses */
export async function countNotesOf({
  tx,
  now,
  memberships,
}: {
  readonly tx: Tx
  readonly now: Date
  readonly memberships: readonly Membership[]
}): Promise<number> {
  return countNotes(
    tx,
    now,
    memberships.map(({ actor }) => actor.personId),
  )
}

export const countNotes = async (tx: Tx, now: Date, personIds: readonly number[]): Promise<number> =>
  (await stillHis(tx, now, personIds)).his.length

/** What an answer has room for. */
export interface Room {
  readonly maxBytes: number
  /** The first comes also when it is longer, and what is too long of it is cut. */
  readonly atLeastOne: boolean
}

/**
 * The sender's unread notes, of all the congresses that he stands in, as many as there is room for; they are read from
 * now on, and the others are told of.
 * @returns what to say before an answer; null: nothing waits for him
 */
export async function takeNotesOf(
  reader: { readonly tx: Tx; readonly now: Date; readonly memberships: readonly Membership[] },
  { maxBytes, atLeastOne }: Room,
): Promise<string | null> {
  const { tx, now, memberships } = reader
  const notes: string[] = []
  let room = maxBytes - Buffer.byteLength(newNotes([], 1))
  let left = 0
  for (const { tenant, actor } of memberships) {
    const own = await takeNotes(tx, actor.personId, now, {
      maxBytes: Math.max(0, room),
      atLeastOne: atLeastOne && notes.length === 0,
    })
    const named = memberships.length > 1 ? own.texts.map(note => ofCongress(tenant.name, note)) : own.texts
    notes.push(...named)
    room -= named.reduce((bytes, note) => bytes + Buffer.byteLength(note) + 1, 0)
    left += own.left
  }
  return notes.length + left === 0 ? null : newNotes(notes, left)
}

interface TakenNotes {
  readonly texts: readonly string[]
  /** So many wait for the next answer. */
  readonly left: number
}

/** Oldest first. What is not for him any more counts as read, and so do those that went out. */
async function takeNotes(tx: Tx, personId: number, now: Date, room: Room): Promise<TakenNotes> {
  const { his, over } = await stillHis(tx, now, [personId])
  const fitting = fittingInto(room, his)
  const mine = await markRead(
    tx,
    personId,
    [...over, ...fitting].map(({ id }) => id),
    now,
  )
  const texts = fitting.filter(({ id }) => mine.has(id)).map(({ text }) => text)
  // The same is said in place of several.
  return { texts: [...new Set(texts)], left: his.length - texts.length }
}

function fittingInto<T extends { readonly text: string }>(room: Room, notes: readonly T[]): T[] {
  let bytes = 0
  return notes.filter(({ text }, nth) => {
    bytes += Buffer.byteLength(text) + 1
    return bytes <= room.maxBytes || (nth === 0 && room.atLeastOne)
  })
}

/** What comes on a later day says of which it is: 今天 in it is that day. */
export function withItsDay(
  text: string,
  { writtenAt, zone }: Pick<WaitingNote, 'writtenAt' | 'zone'>,
  now: Date,
) {
  const [day, today] = [dayOf(writtenAt, zone), dayOf(now, zone)]
  return isoDay(day) === isoDay(today) ? text : writtenOn(sayCalendarDay(day, today), text)
}

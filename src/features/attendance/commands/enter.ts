import type { Context } from '../../../bot/command.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, subjectOf } from '../../meetings/finding/named.ts'
import type { OnTheDay } from '../finding/todays.ts'
import { type Act, type By, decidePresence, type Outcome } from '../rules/arrival.ts'
import { type Day, readDay } from '../store/day.ts'
import { type Entered, enterPresences, settleDay } from '../store/presence.ts'

/** Everybody's outcome, and the sheet as it is then. */
export interface Noted {
  readonly outcomes: ReadonlyMap<number, Outcome>
  /** Who stood on the sheet before. */
  readonly known: ReadonlySet<number>
  readonly day: Day
}

/**
 * Decides what is done to each of these people and writes it down: the one way for buttons, words and clerks.
 * @param read the sheet, where it was read already under the meeting's lock
 */
export async function note(
  context: Context,
  { meeting, window }: OnTheDay,
  acts: readonly { readonly personId: number; readonly act: Act }[],
  by: By,
  read: Day | null = null,
): Promise<Noted> {
  const { tx, now, origin } = context
  const before = read ?? (await readDay(tx, meeting))
  const expected = new Map(before.lines.map(line => [line.personId, line]))
  const known = new Set(expected.keys())
  const outcomes = new Map<number, Outcome>()
  const entered: Entered[] = []
  for (const { personId, act } of acts) {
    const outcome = decidePresence(meeting, window, expected.get(personId) ?? null, act, by, now)
    outcomes.set(personId, outcome)
    if (outcome.kind === 'changed') entered.push({ personId, presence: outcome.presence })
  }
  if (entered.length === 0) return { outcomes, known, day: before }
  await enterPresences(tx, meeting.id, entered, { at: now, bot: origin.bot, msgid: origin.msgid })
  await settleDay(tx, meeting.id, now)
  if (by.enteredBy !== null)
    await recordDeeds(
      tx,
      entered.map(({ personId, presence }) => ({
        ...byActor(context),
        action: deedOf(presence),
        outcome: 'done' as const,
        subject: subjectOf(meeting),
        detail: { personId },
      })),
    )
  return { outcomes, known, day: await readDay(tx, meeting) }
}

function deedOf({ arrivedAt, leftAt }: Entered['presence']): string {
  if (arrivedAt === null) return 'attendance.absent'
  return leftAt === null ? 'attendance.arrive' : 'attendance.leave'
}

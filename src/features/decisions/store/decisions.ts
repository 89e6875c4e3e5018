/**
 * Decisions and what happened to them. Invariant: whoever adds to one has locked it, and writes its row anew with
 * what all its entries come to.
 */
import { type Day, dayOfIso, isoDay } from '../../../calendar/day.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { lockCongress } from '../../congress/store.ts'
import { fold } from '../rules/fold.ts'
import type { DecisionNumber } from '../rules/number.ts'
import type { Decision, DecisionEntry, DecisionEvent, Terms } from '../types.ts'

type Row = Omit<Decision, 'dueOn'> & { readonly dueOn: string | null }

export async function selectDecisions(tx: Tx, which: Part): Promise<Decision[]> {
  const rows = await tx.sql<Row[]>`
    select d.id, d.congress_id as "congressId", d.year, d.number, d.meeting_id as "meetingId", m.number as "meetingNumber",
           d.item_id as "itemId", d.state, d.words, d.office_id as "officeId", o.name as "officeName",
           d.person_id as "personId", p.name as "personName", d.due_on as "dueOn", d.result
    from decision d left join meeting m on m.id = d.meeting_id left join office o on o.id = d.office_id
    left join person p on p.id = d.person_id ${which}`
  return rows.map(row => ({ ...row, dueOn: row.dueOn === null ? null : dayOfIso(row.dueOn) }))
}

/** Who entered something, when, from which message. */
export interface Hand {
  readonly by: number
  readonly now: Date
  readonly today: Day
  readonly message: { readonly bot: string; readonly msgid: string }
}

/** Under the next number of its year; whoever makes one at the same moment waits for this transaction. */
export async function makeDecision(
  tx: Tx,
  made: Terms & { readonly congressId: number; readonly meetingId: number; readonly itemId: number | null },
  hand: Hand,
): Promise<Decision> {
  await lockCongress(tx, made.congressId)
  const { congressId, meetingId, itemId, words, officeId, personId, dueOn } = made
  const { year } = hand.today
  const [row] = await tx.sql<{ id: number }[]>`
    insert into decision (congress_id, year, number, meeting_id, item_id, state, words, office_id, person_id, due_on)
    select ${congressId}::int, ${year}::int, 1 + coalesce(max(number), 0), ${meetingId}::int, ${itemId}::int, 'open',
           ${words}, ${officeId}::int, ${personId}::int, ${dueOn}::date
    from decision where congress_id = ${congressId} and year = ${year}
    returning id`
  if (row === undefined) throw new Error('an insert returned no row')
  await append(tx, row.id, { type: 'made', words, officeId, personId, dueOn }, hand)
  return lockOne(tx, row.id)
}

/** Adds what happened to a locked decision. @returns it as it is then */
export async function addToDecision(tx: Tx, id: number, event: DecisionEvent, hand: Hand): Promise<Decision> {
  await append(tx, id, event, hand)
  const folded = fold((await entriesOf(tx, id)).map(entry => entry.event))
  if (folded === null) throw new Error(`no decision ${id}`)
  const { state, words, officeId, personId, dueOn, result } = folded
  await tx.sql`
    update decision set state = ${state}, words = ${words}, office_id = ${officeId}::int, person_id = ${personId}::int,
                        due_on = ${dueOn}::date, result = ${result}
    where id = ${id}`
  return lockOne(tx, id)
}

async function append(
  tx: Tx,
  id: number,
  event: DecisionEvent,
  { by, now, today, message }: Hand,
): Promise<void> {
  await tx.sql`
    insert into decision_entry (decision_id, nth, event, day, at, entered_by, bot, msgid)
    select ${id}::int, 1 + coalesce(max(nth), 0), ${tx.sql.json(event)}::jsonb, ${isoDay(today)}::date, ${now}, ${by}::int,
           ${message.bot}, ${message.msgid}
    from decision_entry where decision_id = ${id}`
}

async function lockOne(tx: Tx, id: number): Promise<Decision> {
  // Of two statements, not one: what was waited for is to be seen by the second, the names of who has it too.
  await tx.sql`select from decision where id = ${id} for no key update`
  const [decision] = await selectDecisions(tx, tx.sql.part`where d.id = ${id}`)
  if (decision === undefined) throw new Error(`no decision ${id}`)
  return decision
}

/** Oldest first. */
export async function entriesOf(tx: Tx, id: number): Promise<readonly DecisionEntry[]> {
  const rows = await tx.sql<{ event: DecisionEvent; day: string; enteredByName: string }[]>`
    select e.event, e.day, p.name as "enteredByName"
    from decision_entry e join person p on p.id = e.entered_by where e.decision_id = ${id} order by e.nth`
  return rows.map(({ event, day, enteredByName }) => {
    const on = dayOfIso(day)
    if (on === null) throw new Error('an entry has no day')
    return { event, day: on, enteredByName }
  })
}

/** Which a number can mean: of this year and the last, and those that are open for longer, the latest first. Locked. */
export async function decisionsNumbered(
  tx: Tx,
  congressId: number,
  { year, number }: DecisionNumber,
  thisYear: number,
): Promise<Decision[]> {
  const numbered = tx.sql.part`d.congress_id = ${congressId} and d.number = ${number}
    and (d.year = ${year}::int or (${year}::int is null and (d.year >= ${thisYear - 1}::int or d.state = 'open')))`
  // Of two statements, not one: what was waited for is to be seen by the second, the names of who has it too.
  await tx.sql`select from decision d where ${numbered} order by d.year desc for no key update`
  return selectDecisions(tx, tx.sql.part`where ${numbered} order by d.year desc`)
}

/** The open ones, those that are due first in front. */
export const openDecisions = (tx: Tx, congressId: number): Promise<Decision[]> =>
  openDecisionsOf(tx, [congressId])

/** Those of many congresses at once. */
export const openDecisionsOf = (tx: Tx, congressIds: readonly number[]): Promise<Decision[]> =>
  selectDecisions(
    tx,
    tx.sql.part`where d.congress_id = any(${[...congressIds]}::int[]) and d.state = 'open'
      order by d.due_on nulls last, d.year, d.number, d.id`,
  )

/** In their order. */
export const decisionsOfMeeting = (tx: Tx, meetingId: number): Promise<Decision[]> =>
  decisionsOfMeetings(tx, [meetingId])

export const decisionsOfMeetings = (tx: Tx, meetingIds: readonly number[]): Promise<Decision[]> =>
  selectDecisions(
    tx,
    tx.sql.part`where d.meeting_id = any(${[...meetingIds]}::int[]) order by d.year, d.number`,
  )

/** Those that were made in a year, in their order. */
export const decisionsOfYear = (tx: Tx, congressId: number, year: number): Promise<Decision[]> =>
  selectDecisions(tx, tx.sql.part`where d.congress_id = ${congressId} and d.year = ${year} order by d.number`)

/** How many ended in a year, and how. */
export async function endedIn(
  tx: Tx,
  congressId: number,
  year: number,
): Promise<{ readonly done: number; readonly dropped: number }> {
  const [row] = await tx.sql<{ done: number; dropped: number }[]>`
    select count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'dropped')::int as dropped
    from decision where congress_id = ${congressId} and year = ${year}`
  return row ?? { done: 0, dropped: 0 }
}

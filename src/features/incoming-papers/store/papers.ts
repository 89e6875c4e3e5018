/**
 * Papers that came in and what happened to them. Invariant: whoever adds to one has locked it, and writes its row anew
 * with what all its entries come to.
 */
import { type Day, dayOfIso, isoDay } from '../../../calendar/day.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { lockCongress } from '../../congress/store.ts'
import { fold } from '../rules/fold.ts'
import type { PaperNumber } from '../rules/number.ts'
import type {
  FoldedPaper,
  IncomingPaper,
  PaperCounts,
  PaperEntry,
  PaperEvent,
  PaperFields,
} from '../types.ts'

type Row = Omit<IncomingPaper, 'receivedOn' | 'dueOn' | 'doneOn'> & {
  readonly receivedOn: string
  readonly dueOn: string | null
  readonly doneOn: string | null
}

/** @param which what stands behind `from incoming_paper i left join …` */
export async function selectPapers(tx: Tx, which: Part): Promise<IncomingPaper[]> {
  const rows = await tx.sql<Row[]>`
    select i.id, i.congress_id as "congressId", i.year, i.number, i.state, i.received_on as "receivedOn", i.sender,
           i.reference, i.title, i.copies, i.secrecy, i.urgency, i.office_id as "officeId", o.name as "officeName",
           i.person_id as "personId", p.name as "personName", i.task, i.due_on as "dueOn", i.readers,
           case when i.readers = '{}' then '{}' else
             array(select r.name from person r where r.id = any(i.readers) order by array_position(i.readers, r.id))
           end as "readerNames",
           i.result, i.done_on as "doneOn", i.file_mark as "fileMark"
    from incoming_paper i left join office o on o.id = i.office_id left join person p on p.id = i.person_id ${which}`
  const day = (iso: string | null): Day | null => (iso === null ? null : dayOfIso(iso))
  return rows.map(row => {
    const receivedOn = dayOfIso(row.receivedOn)
    if (receivedOn === null) throw new Error('a paper came in on no day')
    return { ...row, receivedOn, dueOn: day(row.dueOn), doneOn: day(row.doneOn) }
  })
}

/** Who entered something, when, from which message. */
export interface Hand {
  readonly by: number
  readonly now: Date
  readonly today: Day
  readonly message: { readonly bot: string; readonly msgid: string }
}

/** Under the next number of the year in which it came; whoever enters one at the same moment waits. */
export async function enterPaper(
  tx: Tx,
  congressId: number,
  fields: PaperFields,
  hand: Hand,
): Promise<IncomingPaper> {
  await lockCongress(tx, congressId)
  const year = Number(fields.receivedOn.slice(0, 4))
  const [row] = await tx.sql<{ id: number }[]>`
    insert into incoming_paper (congress_id, year, number, state, received_on, sender, title)
    select ${congressId}::int, ${year}::int, 1 + coalesce(max(number), 0), 'open', ${fields.receivedOn}::date,
           ${fields.sender}, ${fields.title}
    from incoming_paper where congress_id = ${congressId} and year = ${year}
    returning id`
  if (row === undefined) throw new Error('an insert returned no row')
  return addToPaper(tx, row.id, [{ type: 'received', ...fields }], hand)
}

/** Adds what happened to a locked paper. @returns it as it is then */
export async function addToPaper(
  tx: Tx,
  id: number,
  events: readonly PaperEvent[],
  { by, now, today, message }: Hand,
): Promise<IncomingPaper> {
  await tx.sql`
    insert into incoming_paper_entry (paper_id, nth, event, day, at, entered_by, bot, msgid)
    select ${id}::int, t.place + coalesce((select max(nth) from incoming_paper_entry where paper_id = ${id}), 0), t.event,
           ${isoDay(today)}::date, ${now}, ${by}::int, ${message.bot}, ${message.msgid}
    from jsonb_array_elements(${tx.sql.json(events)}::jsonb) with ordinality as t(event, place)`
  const folded = await foldedPaper(tx, id)
  await tx.sql`
    update incoming_paper set
      state = ${folded.state}, received_on = ${folded.receivedOn}::date, sender = ${folded.sender},
      reference = ${folded.reference}, title = ${folded.title}, copies = ${folded.copies}::int,
      secrecy = ${folded.secrecy}, urgency = ${folded.urgency}, office_id = ${folded.officeId}::int,
      person_id = ${folded.personId}::int, task = ${folded.task}, due_on = ${folded.dueOn}::date,
      readers = ${[...folded.readers]}::int[], result = ${folded.result}, done_on = ${folded.doneOn}::date,
      file_mark = ${folded.fileMark}
    where id = ${id}`
  const paper = await lockPaper(tx, id)
  if (paper === null) throw new Error(`no paper ${id}`)
  return paper
}

/** What its entries come to. */
export async function foldedPaper(tx: Tx, id: number): Promise<FoldedPaper> {
  const entries = await paperEntries(tx, id)
  const folded = fold(
    entries.map(({ event }) => event),
    entries.map(({ day }) => isoDay(day)),
  )
  if (folded === null) throw new Error(`no paper ${id}`)
  return folded
}

/** Null when there is none. */
export async function lockPaper(tx: Tx, id: number): Promise<IncomingPaper | null> {
  // Of two statements, not one: what was waited for is to be seen by the second, the names of who has it too.
  await tx.sql`select from incoming_paper where id = ${id} for no key update`
  const [paper] = await selectPapers(tx, tx.sql.part`where i.id = ${id}`)
  return paper ?? null
}

/** Oldest first. */
export async function paperEntries(tx: Tx, id: number): Promise<readonly PaperEntry[]> {
  const rows = await tx.sql<{ event: PaperEvent; day: string; enteredByName: string }[]>`
    select e.event, e.day, p.name as "enteredByName"
    from incoming_paper_entry e join person p on p.id = e.entered_by where e.paper_id = ${id} order by e.nth`
  return rows.map(({ event, day, enteredByName }) => {
    const on = dayOfIso(day)
    if (on === null) throw new Error('an entry has no day')
    return { event, day: on, enteredByName }
  })
}

/** Which a number can mean: of this year and the last, and those that are open for longer, the latest first. Locked. */
export async function papersNumbered(
  tx: Tx,
  congressId: number,
  { year, number }: PaperNumber,
  thisYear: number,
): Promise<IncomingPaper[]> {
  const numbered = tx.sql.part`i.congress_id = ${congressId} and i.number = ${number}
    and (i.year = ${year}::int or (${year}::int is null and (i.year >= ${thisYear - 1}::int or i.state = 'open')))`
  // Of two statements, not one: what was waited for is to be seen by the second, the names of who has it too.
  await tx.sql`select from incoming_paper i where ${numbered} order by i.year desc for no key update`
  return selectPapers(tx, tx.sql.part`where ${numbered} order by i.year desc`)
}

/** Another with the same reference and not void: a paper that has come in twice. Asked once this one has its number: who enters it too has it by then. */
export async function sameReference(tx: Tx, paper: IncomingPaper): Promise<IncomingPaper | null> {
  if (paper.reference === null) return null
  const [same] = await selectPapers(
    tx,
    tx.sql.part`where i.congress_id = ${paper.congressId} and i.reference = ${paper.reference}
                  and i.state <> 'void' and i.id <> ${paper.id}
                order by i.id desc limit 1`,
  )
  return same ?? null
}

/** The register: every number of a year, those entered by mistake, too. */
export const papersOfYear = (
  tx: Tx,
  congressId: number,
  year: number,
  window?: { readonly from: number; readonly count: number },
): Promise<IncomingPaper[]> =>
  selectPapers(
    tx,
    tx.sql.part`where i.congress_id = ${congressId} and i.year = ${year} order by i.number
                limit ${window?.count ?? null}::int offset ${window?.from ?? 0}::int`,
  )

/** The register's rows, those entered by mistake too, and the attachments of the others. */
export async function bookSize(
  tx: Tx,
  congressId: number,
  year: number,
): Promise<{ readonly rows: number; readonly attachments: number }> {
  const [row] = await tx.sql<{ rows: number; attachments: number }[]>`
    select count(*)::int as rows,
           (select count(*)::int from attachment a join incoming_paper i on i.id = a.subject_id
            where a.subject_kind = 'incoming_paper' and a.removed_at is null and i.congress_id = ${congressId}
              and i.year = ${year} and i.state <> 'void') as attachments
    from incoming_paper where congress_id = ${congressId} and year = ${year}`
  return row ?? { rows: 0, attachments: 0 }
}

/** Whose open papers: of one year where it is said; of a person those that he has or is to read. */
export interface OpenOf {
  readonly year?: number
  readonly whose?: { readonly personId: number; readonly officeIds: readonly number[] }
}

const openOf = (tx: Tx, congressId: number, { year, whose }: OpenOf): Part => {
  const { personId = null, officeIds = [] } = whose ?? {}
  return tx.sql.part`i.congress_id = ${congressId} and i.state = 'open'
    and (${year ?? null}::int is null or i.year = ${year ?? null}::int)
    and (${personId}::int is null or i.person_id = ${personId}::int
         or i.office_id = any(${[...officeIds]}::int[]) or ${personId}::int = any(i.readers))`
}

/** What is still to be done, the most overdue first. */
export const openPapers = (
  tx: Tx,
  congressId: number,
  of: OpenOf = {},
  most: number | null = null,
): Promise<IncomingPaper[]> =>
  selectPapers(
    tx,
    tx.sql.part`where ${openOf(tx, congressId, of)}
                order by i.due_on nulls last, i.year, i.number limit ${most}::int`,
  )

/** @returns how many those are, and how many of them of years before */
export async function countOpen(
  tx: Tx,
  congressId: number,
  of: OpenOf,
  thisYear: number,
): Promise<{ readonly all: number; readonly earlier: number }> {
  const [row] = await tx.sql<{ all: number; earlier: number }[]>`
    select count(*)::int as all, count(*) filter (where i.year < ${thisYear}::int)::int as earlier
    from incoming_paper i where ${openOf(tx, congressId, of)}`
  return row ?? { all: 0, earlier: 0 }
}

/** @param today what is overdue is open and was due before */
export async function countPapers(
  tx: Tx,
  congressId: number,
  year: number,
  today: Day,
): Promise<PaperCounts> {
  const [row] = await tx.sql<PaperCounts[]>`
    select count(*)::int as papers, coalesce(sum(copies), 0)::int as copies,
           count(*) filter (where state = 'open')::int as open,
           count(*) filter (where state = 'open' and due_on < ${isoDay(today)}::date)::int as overdue,
           count(*) filter (where done_on is not null)::int as done,
           count(*) filter (where state = 'archived')::int as archived,
           count(*) filter (where secrecy is not null and secrecy <> 'internal')::int as secret,
           count(*) filter (where urgency is not null and urgency <> 'routine')::int as urgent
    from incoming_paper where congress_id = ${congressId} and year = ${year} and state <> 'void'`
  if (row === undefined) throw new Error('a count returned no row')
  return row
}

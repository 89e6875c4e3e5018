/** Looks into the tables of suggestions, for tests that play the town. */
import type { Database } from '../../../src/db/open.ts'
import { privateNotes } from '../../support/opened.ts'

export interface Row {
  readonly id: number
  readonly series: string
  readonly number: number
  readonly kind: string
  readonly state: string
  readonly title: string
  readonly text: string
  readonly category: string | null
  readonly confidential: boolean
  readonly signers: string[]
  readonly visitId: number | null
}

/** Everything that was handed in, in the order of the numbers. */
export const handedIn = (db: Database) => db.sql<Row[]>`
  select s.id, s.series, s.number, s.kind, s.state, s.title, s.text, s.category, s.confidential, s.visit_id as "visitId",
         array(select p.name from suggestion_signer g join person p on p.id = g.person_id
               where g.suggestion_id = s.id order by g.place) as signers
  from suggestion s order by s.congress_id, s.id`

export async function latest(db: Database): Promise<Row> {
  const row = (await handedIn(db)).at(-1)
  if (row === undefined) throw new Error('nothing was handed in')
  return row
}

export interface StoredEvent {
  readonly type: string
  readonly [field: string]: unknown
}

/** What happened to the item that was handed in last. */
export async function events(db: Database): Promise<StoredEvent[]> {
  const rows = await db.sql<{ event: StoredEvent }[]>`
    select event from suggestion_entry where suggestion_id = (select max(id) from suggestion) order by nth`
  return rows.map(({ event }) => event)
}

export interface Told {
  readonly name: string
  readonly text: string
}

/** What people were told alone, in the order in which it was. */
export const told = async (db: Database): Promise<Told[]> =>
  (await privateNotes(db)).map(({ name, text }) => ({ name, text }))

/** So that each test counts its own from 1. */
export const forget = (db: Database) => db.sql`
  truncate suggestion, suggestion_entry, suggestion_signer, suggestion_party, suggestion_counter, suggestion_call,
           visit, visitor, visit_entry, visit_counter, visit_call, conversation, private_note cascade`

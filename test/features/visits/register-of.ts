/** Looks into the register's tables, for tests that play the town. */
import { places } from '../../../src/db/sealed-columns.ts'
import { openedRows } from '../../support/opened.ts'
import type { TestTown } from '../../support/town.ts'

export interface Row {
  readonly year: number
  readonly number: number
  readonly kind: string
  readonly receivedOn: string
  readonly deputy: string | null
  readonly village: string | null
  readonly matter: string
  readonly category: string | null
  readonly people: number
  readonly handling: string | null
  readonly office: string | null
  readonly officeName: string | null
  readonly dueOn: string | null
  readonly status: string
  readonly outcome: string | null
  readonly closedOn: string | null
  readonly followedUpOn: string | null
  readonly satisfaction: string | null
  readonly dayId: number | null
  readonly name: string | null
  readonly phone: string | null
}

/** Everything that is entered, in the order of the numbers. */
export async function entered({ database }: TestTown): Promise<Row[]> {
  const { sql } = database.db
  const rows = await sql<(Row & { readonly id: number; readonly congressId: number })[]>`
    select v.id, v.congress_id as "congressId", v.year, v.number, v.kind, v.received_on as "receivedOn", p.name as deputy,
           v.village, v.matter, v.category, v.people, v.handling, o.name as office, v.office_name as "officeName",
           v.due_on as "dueOn", v.status, v.outcome, v.closed_on as "closedOn", v.followed_up_on as "followedUpOn",
           v.satisfaction, v.day_id as "dayId", r.name, r.phone
    from visit v left join person p on p.id = v.deputy_id left join office o on o.id = v.office_id
    left join visitor r on r.visit_id = v.id order by v.year, v.number`
  return rows.map(({ id, congressId, ...row }) => ({
    ...row,
    matter: sql.vault.open(places.visit(congressId), row.matter),
    outcome: sql.vault.open(places.visit(congressId), row.outcome),
    name: sql.vault.open(places.visitorName(id), row.name),
    phone: sql.vault.open(places.visitorPhone(id), row.phone),
  }))
}

export async function latest(town: TestTown): Promise<Row> {
  const row = (await entered(town)).at(-1)
  if (row === undefined) throw new Error('nothing is entered')
  return row
}

export const changes = ({ database }: TestTown) =>
  openedRows<{ change: Record<string, unknown> }>(database.db, 'visit_entry')

/** So that each test counts its own from 1. */
export const forgetVisits = (town: TestTown) =>
  town.database.db.sql`truncate visit, visitor, visit_entry, visit_counter, visit_call, private_note cascade`

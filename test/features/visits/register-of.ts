/** Looks into the register's tables, for tests that play the town. */
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
export const entered = (town: TestTown) => town.database.db.sql<Row[]>`
  select v.year, v.number, v.kind, v.received_on as "receivedOn", p.name as deputy, v.village, v.matter, v.category,
         v.people, v.handling, o.name as office, v.office_name as "officeName", v.due_on as "dueOn", v.status, v.outcome,
         v.closed_on as "closedOn", v.followed_up_on as "followedUpOn", v.satisfaction, v.day_id as "dayId",
         r.name, r.phone
  from visit v left join person p on p.id = v.deputy_id left join office o on o.id = v.office_id
  left join visitor r on r.visit_id = v.id order by v.year, v.number`

export async function latest(town: TestTown): Promise<Row> {
  const row = (await entered(town)).at(-1)
  if (row === undefined) throw new Error('nothing is entered')
  return row
}

export const changes = (town: TestTown) => town.database.db.sql<{ change: Record<string, unknown> }[]>`
  select change from visit_entry order by id`

/** So that each test counts its own from 1. */
export const forgetVisits = (town: TestTown) =>
  town.database.db.sql`truncate visit, visitor, visit_entry, visit_counter, visit_call, private_note cascade`

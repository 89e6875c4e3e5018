import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type HolidayTable,
  type HolidayYear,
  knownHolidays,
  knownRevision,
  withYears,
} from '../../calendar/holidays.ts'
import type { Tx } from '../../db/tx.ts'
import type { Saved, StoredYear } from './types.ts'

const names = z.record(z.string(), z.string())
const storedRow = z.object({
  year: z.int(),
  days: z.strictObject({ off: names, working: names }),
  addedAt: z.date(),
})

/** The years that were added to this database, by years. */
export async function storedYears(tx: Tx): Promise<StoredYear[]> {
  const rows = await tx.sql`select year, days, added_at as "addedAt" from holiday_year order by year`
  return rows.map(row => {
    const { year, days, addedAt } = storedRow.parse(row)
    return { year, ...days, addedAt }
  })
}

interface Holidays {
  readonly table: HolidayTable
  /** Another text whenever the table may say something else: after a release with other years, after a year was added. */
  readonly revision: string
}

/**
 * What the release knows, with the years that were added; where both have a year, what was added counts. Table and
 * revision are of one look: what is planned with the table is marked with no revision but its own.
 */
export async function readHolidays(tx: Tx): Promise<Holidays> {
  const years = await storedYears(tx)
  const said = years.map(({ year, off, working }) => ({ year, off, working }))
  const stored = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 8)
  return { table: withYears(knownHolidays, years), revision: `${knownRevision}.${stored}` }
}

export async function holidayTable(tx: Tx): Promise<HolidayTable> {
  return (await readHolidays(tx)).table
}

/** Stores a year that `checkYear` found in order, in place of what was stored for it. */
export async function saveYear(tx: Tx, { year, off, working }: HolidayYear, now: Date): Promise<Saved> {
  const days = tx.sql.json({ off, working })
  const [row] = await tx.sql<{ isNew: boolean }[]>`
    insert into holiday_year as h (year, days, added_at) values (${year}, ${days}, ${now})
    on conflict (year) do update set days = excluded.days, added_at = excluded.added_at
      where h.days <> excluded.days
    returning xmax = 0 as "isNew"`
  if (row === undefined) return 'unchanged'
  return row.isNew ? 'added' : 'changed'
}

/** From now on the year is what the release says of it. */
export async function dropYear(tx: Tx, year: number): Promise<void> {
  await tx.sql`delete from holiday_year where year = ${year}`
}

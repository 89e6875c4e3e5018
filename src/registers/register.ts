/** What a register is: a table of the congress's records with the figures that stand on it (domain 2, S15). */
import { isClerk, type Member, type Who } from '../bot/actor.ts'
import type { Tx } from '../db/tx.ts'
import type { Congress } from '../features/congress/types.ts'
import type { OwnLines, RegisterKey, RegisterPeriod, RowWindow, Takes } from '../features/registers/types.ts'
import { readSuggestionStanding } from '../features/suggestions/store/standing.ts'
import type { PaperTable } from './paper-table.ts'

/** A register as it is at this moment. The last row of its table is the totals. */
export interface Made {
  /** Counts, as they stand above and below the rows. */
  readonly figures: object
  readonly table: PaperTable
  /** Of the whole, where the table has a window's rows. */
  readonly rowCount?: number
}

export interface Register {
  readonly key: RegisterKey
  /** `members`: whoever is no clerk has his own lines of it. */
  readonly who: Exclude<Who, 'anyone'>
  readonly takes: Takes
  /**
   * @param whose null: of the congress; else what is somebody's own, without anything confidential
   * @param now the moment to write on it
   * @param window what a page shows; books of few rows have all of them nevertheless
   */
  read(
    tx: Tx,
    congress: Congress,
    period: RegisterPeriod,
    whose: OwnLines | null,
    now: Date,
    window?: RowWindow,
  ): Promise<Made>
}

export const defineRegister = (register: Register): Register => register

/** The year of a register that takes nothing else. */
export function yearOf(period: RegisterPeriod): number {
  if (period === null || !('year' in period)) throw new Error('this register is of a year')
  return period.year
}

/** Rows without the totals. */
export const bodyOf = ({ rows }: PaperTable): PaperTable['rows'] => rows.slice(0, -1)

/** Whether such a congress has this book: a street has no presidium, but a working committee (domain 1). */
export const isKeptBy = ({ kind }: Pick<Congress, 'kind'>, { key }: Pick<Register, 'key'>): boolean =>
  kind !== 'street' || key !== 'presidium'

/** A register as this person may have it: chat, page, link and file ask here. */
export async function madeFor(
  tx: Tx,
  congress: Congress,
  member: Member,
  { register, period }: { readonly register: Register; readonly period: RegisterPeriod },
  now: Date,
  window?: RowWindow,
): Promise<Made | 'forbidden'> {
  if (!isKeptBy(congress, register)) return 'forbidden'
  if (register.who === 'clerks' && !isClerk(member)) return 'forbidden'
  return register.read(tx, congress, period, await linesOf(tx, member), now, window)
}

/** Whose lines somebody may have: a clerk everybody's. */
async function linesOf(tx: Tx, member: Member): Promise<OwnLines | null> {
  if (isClerk(member)) return null
  const { officeIds } = await readSuggestionStanding(tx, member)
  return { personId: member.personId, name: member.name, officeIds }
}

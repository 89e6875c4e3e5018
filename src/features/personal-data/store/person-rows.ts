/** Everything stored about one person of a roster, found by the table of personal data, so that a new column cannot be forgotten. */
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { withheldFrom } from '../../rights/store/withheld.ts'
import {
  isThrough,
  linksOf,
  namesRecord,
  ofOnePerson,
  type PartIn,
  partOf,
  tellsWhen,
} from '../rules/of-one.ts'
import type { Held, StoredTable } from '../types.ts'
import { bindingOf, opened } from './opened.ts'
import { isHis, isHisThrough, isOfCongress, placesOf, type Whom } from './whom.ts'

export type Values = Readonly<Record<string, unknown>>

interface RowOfOne {
  readonly as: PartIn
  readonly values: Values
}

export interface TableOfOne {
  readonly table: StoredTable
  readonly rows: readonly RowOfOne[]
}

/** What stands in place of what is not told. */
export interface Instead {
  /** Of what cannot be read from the database, nor is to be. */
  readonly hidden: string
  /** Of what is not for him now. */
  readonly withheld: string
}

export async function rowsOfPerson(tx: Tx, now: Date, whom: Whom, instead: Instead): Promise<TableOfOne[]> {
  const isWithheld = await withheldFrom(tx, now, whom.personId)
  const found: TableOfOne[] = []
  for (const table of ofOnePerson)
    found.push({ table, rows: await rowsIn(tx, whom, table, { ...instead, isWithheld }) })
  return found
}

interface Telling extends Instead {
  readonly isWithheld: (table: string, row: Values) => boolean
}

interface Found {
  readonly isSubject: boolean
  readonly isPart: boolean
  /** By the person's own number, not by an account that others know, too. */
  readonly byPerson: boolean
  readonly isOurs: boolean | null
  readonly row: Values
}

async function rowsIn(tx: Tx, whom: Whom, table: StoredTable, telling: Telling): Promise<RowOfOne[]> {
  const { sql } = tx
  const all = [...Object.keys(table.columns), ...table.none.filter(name => name !== '')]
  const links = linksOf(table)
  const any = (parts: readonly Part[]) =>
    parts.reduce((some, one) => sql.part`${some} or ${one}`, sql.part`false`)
  const as = (which: PartIn) =>
    links.filter(([column]) => partOf(table.table, column) === which).map(link => isHis(tx, whom, link))
  const byPerson = links
    .filter(([, { link }]) => link === 'person' || link === 'people')
    .map(link => isHis(tx, whom, link))
  const isSubject = any([...as('subject'), isHisThrough(tx, whom, table.table)])
  const isOurs = isOfCongress(tx, whom, table.table, all)
  const order = all.includes('id') ? sql.part`t.id` : sql.part`t.ctid`
  const rows = await sql<Found[]>`
    select (${isSubject}) as "isSubject", (${any(as('part'))}) as "isPart", (${any(byPerson)}) as "byPerson",
           ${isOurs} as "isOurs", ${asJson(tx, table, all)} as row
    from ${sql.identifier(table.table)} t
    where (${isSubject} or ${any(as('part'))}) and ${isOurs} is not false
    order by ${order}`
  return rows.map(found => {
    const isWhole =
      found.isSubject &&
      (found.byPerson || isThrough(table.table) || !whom.isElsewhere || found.isOurs === true)
    return {
      as: isWhole ? 'subject' : 'part',
      values: valuesOf(tx, whom, table, found.row, isWhole, telling),
    }
  })
}

/** Of a picture how large it is: what it shows belongs to the matter. */
function asJson({ sql }: Tx, { table, columns }: StoredTable, all: readonly string[]): Part {
  const isBytes = (name: string) => name === 'content' && columns[name] !== undefined
  const pairs = all.map(name => {
    const column = sql.part`t.${sql.identifier(name)}`
    return sql.part`${name}::text, ${isBytes(name) ? sql.part`octet_length(${column})` : column}`
  })
  const [first, ...others] = pairs
  if (first === undefined) throw new Error(`${table} has no columns`)
  return sql.part`json_build_object(${others.reduce((list, one) => sql.part`${list}, ${one}`, first)})`
}

function valuesOf(
  tx: Tx,
  whom: Whom,
  { table, columns, none }: StoredTable,
  row: Values,
  isWhole: boolean,
  { hidden, withheld, isWithheld }: Telling,
): Values {
  const isNotForHim = isWithheld(table, row)
  const values: Record<string, unknown> = {}
  for (const name of none) if (namesRecord(name) && row[name] != null) values[name] = row[name]
  for (const [name, held] of Object.entries(columns)) {
    const value = row[name] ?? null
    if (value === null) continue
    if (held.link !== null) {
      const own = ownPart(whom, held.link, value)
      if (own !== null) values[name] = own
    } else if (isNotForHim) {
      if (held.protection === 'sealed') values[name] = withheld
    } else if (isWhole || tellsWhen(name)) {
      const of = row[bindingOf(table, name) ?? ''] ?? null
      values[name] = held.protection === 'hashed' ? hidden : opened(tx.sql.vault, table, name, of, value)
    }
  }
  return values
}

/** Whoever else stands there is not told. */
function ownPart(whom: Whom, link: NonNullable<Held['link']>, value: unknown): unknown {
  switch (link) {
    case 'person':
      return value === whom.personId ? value : null
    case 'people':
      return Array.isArray(value) && value.includes(whom.personId) ? [whom.personId] : null
    case 'account':
      return String(value).toLowerCase() === whom.account ? value : null
    case 'place':
      return placesOf(whom).includes(String(value)) ? value : null
  }
}

/**
 * Which rows are a congress's, found from the references that the database itself keeps, so that a new table cannot
 * be forgotten: those that name the congress, and those that always belong to a row that is the congress's.
 */
import type { Part, Sql } from '../db/sql.ts'
import type { Table } from './tables.ts'

/** What an installation knows for all its congresses, and another has to know as well. */
const shared: ReadonlySet<string> = new Set(['holiday_year'])

/**
 * What belongs to an installation: its bots and connections, who is signed in, what is under way to whom. None of it
 * would be right elsewhere, and half of it are keys.
 */
const ofInstallation: ReadonlySet<string> = new Set([
  'admin_code',
  'answer_url',
  'app_message',
  'app_token',
  'attachment_target',
  'calendar_feed',
  'card_code',
  'conversation',
  'data_key',
  'download',
  'inbound',
  'lease',
  'menu_choice',
  'open_way',
  'outbox',
  'outbox_target',
  'page_session',
  'private_card',
  'replica',
  'sign_in_attempt',
  'sign_in_link',
  'sign_in_trip',
  'spoken_place',
])

/** What a county and its towns have between them: it names people and rows of several congresses, and an archive has one. */
const betweenCongresses: ReadonlySet<string> = new Set(['county_call', 'county_notice_town', 'county_reply'])

/** What is empty in an archive: a column that names another congress, and a key with which anybody could speak in a group. */
export const isLeftOut = (table: string, column: string): boolean =>
  (table === 'congress' && column === 'county_id') || (table === 'chat' && column === 'webhook_key')

/** An archive has nothing of what belongs to an installation. */
export const isArchive = ({ tables }: { readonly tables: readonly { readonly name: string }[] }): boolean =>
  tables.every(({ name }) => !ofInstallation.has(name))

/** Whether an archive has the table, with or without rows in it. */
export const isInArchive = (table: string): boolean =>
  !ofInstallation.has(table) && !betweenCongresses.has(table)

/** A table's condition; null: all of its rows. */
export type Only = ReadonlyMap<string, Part | null>

interface Reference {
  readonly table: string
  readonly column: string
  readonly parent: string
  readonly parentColumn: string
}

/**
 * @returns for each table that an archive of the congress has rows of, which
 * @throws Error for a table of which nobody has said whose it is
 */
export async function onlyOf(sql: Sql, tables: readonly Table[], congressId: number): Promise<Only> {
  const references = await sql<Reference[]>`
    select t.relname::text as table, a.attname::text as column, p.relname::text as parent, b.attname::text as "parentColumn"
    from pg_constraint f
    join pg_class t on t.oid = f.conrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = f.conkey[1]
    join pg_class p on p.oid = f.confrelid join pg_attribute b on b.attrelid = p.oid and b.attnum = f.confkey[1]
    where f.contype = 'f' and cardinality(f.conkey) = 1 and t.relnamespace = current_schema()::regnamespace
      and t.oid <> p.oid and a.attnotnull
    order by t.relname, a.attnum`
  const found = new Map<string, Part>([['congress', sql.part`id = ${congressId}`]])
  for (const { name, columns } of tables)
    if (columns.some(column => column.name === 'congress_id'))
      found.set(name, sql.part`congress_id = ${congressId}`)
  const conditionOf = (table: string, under: readonly string[] = []): Part | null => {
    if (ofInstallation.has(table) || under.includes(table)) return null
    const known = found.get(table)
    if (known !== undefined) return known
    for (const { column, parent, parentColumn } of references.filter(one => one.table === table)) {
      const inner = conditionOf(parent, [...under, table])
      if (inner === null) continue
      const condition = sql.part`${sql.identifier(column)} in (
        select ${sql.identifier(parentColumn)} from ${sql.identifier(parent)} where ${inner})`
      found.set(table, condition)
      return condition
    }
    return null
  }
  const only = new Map<string, Part | null>()
  for (const { name } of tables) {
    if (!isInArchive(name)) continue
    const condition = conditionOf(name)
    if (condition === null && !shared.has(name)) throw new Error(`whose are the rows of ${name}?`)
    only.set(name, condition)
  }
  return only
}

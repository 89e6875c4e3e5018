/**
 * A backup into an empty database: all of it in one transaction, or nothing. The rows go in as they were, with their
 * ids; ids given afterwards come after the highest.
 */
import { z } from 'zod'
import type { Database } from '../db/open.ts'
import { type SealedColumn, sealedColumns } from '../db/sealed-columns.ts'
import { sealJson } from '../db/sealed-json.ts'
import { codesOf } from '../db/trouble.ts'
import type { Tx } from '../db/tx.ts'
import type { Secret } from '../secret.ts'
import { commaList } from './comma-list.ts'
import { deferForeignKeys } from './foreign-keys.ts'
import { type Header, type OnTable, rowSchema, totalRows } from './format.ts'
import { isArchive, isInArchive, isLeftOut } from './of-congress.ts'
import { type Entry, readBackup } from './read-backup.ts'
import { listTables, readMigrations, type Table } from './tables.ts'
import { UnusableBackup } from './unusable-backup.ts'

export interface Restored {
  /** The moment whose state the database is in now. */
  readonly at: string
  readonly tables: number
  readonly rows: number
}

/**
 * @param db with this program's schema, and without rows
 * @param header as `checkBackup` found it; the file is checked once more while it is loaded
 * @param onTable is told which table is loaded next, and waited for
 * @throws UnusableBackup when the file is no longer whole, is not for this schema, or the database is not empty
 */
export async function restoreBackup(
  db: Database,
  file: string,
  header: Header,
  onTable: OnTable = () => undefined,
  passphrase: Secret | null = null,
): Promise<Restored> {
  const restored = db.transaction(async tx => {
    const tables = match(header, await listTables(tx.sql), await readMigrations(tx.sql))
    await takeEmpty(tx, tables)
    const checkReferences = await deferForeignKeys(tx, tables)
    await load(tx, readBackup(file, passphrase), header, tables, onTable)
    await checkReferences()
    await compareCounts(tx, header)
    if (isArchive(header)) await checkArchive(tx, tables)
    else await closeDoors(tx)
    await moveSequences(tx, tables)
    await tx.sql`analyze ${commaList(
      tx.sql,
      tables.map(({ name }) => tx.sql.identifier(name)),
    )}`
  })
  await restored.catch((error: unknown) => {
    throw refusedRow(error, file)
  })
  return { at: header.at, tables: header.tables.length, rows: totalRows(header) }
}

/** A file whose rows were changed, and its hash with them: what the database refuses of it is the file's fault. */
function refusedRow(error: unknown, file: string): unknown {
  // SQLSTATE: a value that is none, a rule that is broken, a limit that is passed.
  const isTheRows = codesOf(error).some(code => /^(?:22|23|54)/.test(code))
  return isTheRows && error instanceof Error
    ? new UnusableBackup(`${file} has rows that the database does not take: ${error.message}`)
    : error
}

/** The tables of the backup as they are here, in its order. */
function match(header: Header, here: readonly Table[], migrations: readonly string[]): Table[] {
  if (header.migrations.join('\n') !== migrations.join('\n')) {
    throw new UnusableBackup(
      `the backup is of schema ${header.migrations.at(-1)}, this version's is ${migrations.at(-1)}: restore it with the version that made it, then upgrade`,
    )
  }
  const tables = header.tables.map(({ name, columns }) => {
    const table = here.find(known => known.name === name)
    if (table === undefined)
      throw new UnusableBackup(`the backup has a table ${name}, which the database does not have`)
    const byName = new Map(table.columns.map(column => [column.name, column]))
    const matched = columns.flatMap(column => byName.get(column) ?? [])
    if (matched.length !== columns.length || new Set(columns).size !== table.columns.length)
      throw new UnusableBackup(`the table ${name} has other columns in the backup than in the database`)
    return { ...table, columns: matched }
  })
  checkTables(header, here)
  return tables
}

/** One that is left out would be empty afterwards, and nobody would be told. */
function checkTables(header: Header, here: readonly Table[]): void {
  const names = header.tables.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new UnusableBackup(`the backup has the table ${twice} twice`)
  const missing = here.find(({ name }) => !names.includes(name) && (!isArchive(header) || isInArchive(name)))
  if (missing !== undefined) throw new UnusableBackup(`the backup lacks the table ${missing.name}`)
}

/** What an archive promises: one congress, and nothing that speaks for another place. */
async function checkArchive({ sql }: Tx, tables: readonly Table[]): Promise<void> {
  const [count] = await sql<{ n: number }[]>`select count(*) as n from congress`
  if (count?.n !== 1)
    throw new UnusableBackup(`an archive is of one congress, and ${count?.n ?? 0} are in this one`)
  for (const { name, columns } of tables)
    for (const column of columns) {
      if (!isLeftOut(name, column.name)) continue
      const [found] = await sql`
        select 1 from ${sql.identifier(name)} where ${sql.identifier(column.name)} is not null limit 1`
      if (found !== undefined)
        throw new UnusableBackup(
          `an archive has no ${column.name} in ${name}, and this one has: it was changed`,
        )
    }
}

/** Who had signed out since, or used a link, would be let in again by what he had before; whose processes these were no longer counts. */
async function closeDoors({ sql }: Tx): Promise<void> {
  for (const table of ['page_session', 'sign_in_link', 'sign_in_trip', 'download', 'replica'])
    await sql`delete from ${sql.identifier(table)}`
}

const keysTable = 'data_key'

/** Nobody writes to them until the transaction ends. */
async function takeEmpty(tx: Tx, tables: readonly Table[]): Promise<void> {
  const filled: string[] = []
  for (const { name } of tables) {
    await tx.sql`lock table ${tx.sql.identifier(name)} in share row exclusive mode`
    // The command that restores has noted its own key, with which nothing is sealed yet: the backup brings those that count.
    if (name === keysTable) continue
    const [found] = await tx.sql`select 1 as one from ${tx.sql.identifier(name)} limit 1`
    if (found !== undefined) filled.push(name)
  }
  if (filled.length === 0) {
    if (tables.some(({ name }) => name === keysTable)) await tx.sql`delete from data_key`
    return
  }
  throw new UnusableBackup(
    `the database is not empty (there are rows in ${filled.join(', ')}): restore into a fresh one`,
  )
}

async function load(
  tx: Tx,
  entries: AsyncIterable<Entry>,
  checked: Header,
  tables: readonly Table[],
  onTable: OnTable,
): Promise<void> {
  const byName = new Map(tables.map(table => [table.name, table]))
  // A backup has the rows as they lay there; an archive has open words, which are sealed as those of this place.
  const isOpen = isArchive(checked)
  let current = ''
  for await (const entry of entries) {
    if (entry.kind === 'header') {
      if (JSON.stringify(entry.header) !== JSON.stringify(checked))
        throw new UnusableBackup('the file was changed while it was read')
      continue
    }
    const table = byName.get(entry.table)
    const stated = checked.tables.find(({ name }) => name === entry.table)
    if (table === undefined || stated === undefined) throw new Error(`${entry.table} was not checked`)
    if (current !== entry.table) await onTable(stated)
    current = entry.table
    await insert(tx, table, isOpen ? sealing(tx, table, entry.json) : entry.json)
  }
}

/** @returns the rows with what is encrypted at rest sealed; without a key, what begins like something sealed is marked as words */
function sealing({ sql: { vault } }: Tx, { name, columns }: Table, json: string): string {
  const indexOf = (wanted: string | null) => columns.findIndex(column => column.name === wanted)
  const sealed = sealedColumns.filter(({ table }) => table === name)
  if (sealed.length === 0) return json
  const rows = rowsSchema.parse(JSON.parse(json))
  const seal = ({ form }: SealedColumn, place: string, value: string): string => {
    if (form === 'json') return JSON.stringify(sealJson(vault, place, fieldsSchema.parse(JSON.parse(value))))
    return form === 'alike' ? vault.sealAlike(place, value) : vault.seal(place, value)
  }
  return JSON.stringify(
    rows.map(row => {
      const changed = [...row]
      for (const column of sealed) {
        const value = row[indexOf(column.column)] ?? null
        if (value === null) continue
        changed[indexOf(column.column)] = seal(column, column.place(row[indexOf(column.of)] ?? ''), value)
      }
      return changed
    }),
  )
}

const rowsSchema = z.array(rowSchema)
const fieldsSchema = z.record(z.string(), z.unknown())

async function insert({ sql }: Tx, table: Table, rows: string): Promise<void> {
  const names = table.columns.map(({ name }) => sql.identifier(name))
  const values = table.columns.map(({ type }, i) => sql.raw(`(r ->> ${i})::${type}`))
  await sql`
    insert into ${sql.identifier(table.name)} (${commaList(sql, names)}) overriding system value
    select ${commaList(sql, values)} from jsonb_array_elements(${rows}::jsonb) as r`
}

async function compareCounts(tx: Tx, header: Header): Promise<void> {
  for (const { name, rows } of header.tables) {
    const [count] = await tx.sql<{ n: number }[]>`select count(*) as n from ${tx.sql.identifier(name)}`
    if (count?.n !== rows)
      throw new Error(`${name} has ${count?.n} rows after the restore, the backup has ${rows}`)
  }
}

/** Rows that came with their numbers: the next one gets a number that none of them has. */
export async function moveSequences({ sql }: Pick<Tx, 'sql'>, tables: readonly Table[]): Promise<void> {
  const owned = await sql<{ table: string; column: string; sequence: string }[]>`
    select t.relname::text as table, a.attname::text as column,
           pg_get_serial_sequence(t.oid::regclass::text, a.attname) as sequence
    from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    where t.relnamespace = current_schema()::regnamespace and t.relname = any(${tables.map(({ name }) => name)}::text[])
      and pg_get_serial_sequence(t.oid::regclass::text, a.attname) is not null`
  for (const { table, column, sequence } of owned) {
    const highest = sql.part`max(${sql.identifier(column)})`
    const [room] = await sql<{ full: boolean }[]>`
      select coalesce(${highest} >= least(seqmax, ${Number.MAX_SAFE_INTEGER}::bigint), false) as full
      from ${sql.identifier(table)}, pg_sequence where seqrelid = ${sequence}::regclass group by seqmax`
    if (room?.full === true)
      throw new UnusableBackup(`${table} has numbers so high that none can come after them`)
    await sql`
      select setval(${sequence}::regclass, coalesce(${highest}, 1), ${highest} is not null)
      from ${sql.identifier(table)}`
  }
}

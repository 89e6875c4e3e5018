/**
 * The whole database as the lines of a backup, all of one moment: every table is read in one transaction that sees
 * what was committed before its first query, however much is written meanwhile. Nobody waits for it but a migration.
 */
import { createHash } from 'node:crypto'
import { sealedColumns } from '../db/sealed-columns.ts'
import { openJson } from '../db/sealed-json.ts'
import type { Part } from '../db/sql.ts'
import type { Tx } from '../db/tx.ts'
import { commaList } from './comma-list.ts'
import { formatName, formatVersion, type Header, maxLineBytes, type OnTable, totalRows } from './format.ts'
import { isLeftOut, type Only } from './of-congress.ts'
import { fillingOrder } from './table-order.ts'
import { listTables, readMigrations } from './tables.ts'
import { UnusableBackup } from './unusable-backup.ts'

/** Rows that are held in memory at once; one is at most a callback's text, which is mostly under 2 KB… */
const rowsAtOnce = 250
/** …but where a column holds files, each of which is twice its size as text. */
const rowsWithFilesAtOnce = 1

/**
 * @param tx of one moment (`Database.look`)
 * @param at the moment to write on it
 * @param only the tables to take, and which of their rows; null: everything
 * @throws UnusableBackup when there is no schema yet
 */
export async function readHeader(tx: Tx, at: Date, only: Only | null = null): Promise<Header> {
  const migrations = await readMigrations(tx.sql)
  if (migrations.length === 0) throw new UnusableBackup('the database is empty: there is nothing to back up')
  const tables = fillingOrder(await listTables(tx.sql)).filter(({ name }) => only?.has(name) ?? true)
  // A table that is rewritten after our snapshot would look empty to it: migrations wait until we are done.
  for (const { name } of tables) await tx.sql`lock table ${tx.sql.identifier(name)} in access share mode`
  const counted: Header['tables'] = []
  for (const table of tables) {
    const [count] = await tx.sql<{ n: number }[]>`
      select count(*) as n from ${tx.sql.identifier(table.name)} where ${whichOf(tx, only, table.name)}`
    counted.push({
      name: table.name,
      columns: table.columns.map(column => column.name),
      rows: count?.n ?? 0,
    })
  }
  return { format: formatName, version: formatVersion, at: at.toISOString(), migrations, tables: counted }
}

const whichOf = ({ sql }: Tx, only: Only | null, table: string): Part => only?.get(table) ?? sql.part`true`

/**
 * The file's text, some lines at a time.
 * @param onTable is told which table is read next, and waited for
 * @param only as the header was read with
 */
export async function* linesOf(
  tx: Tx,
  header: Header,
  onTable: OnTable,
  only: Only | null = null,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const withFiles = new Set(
    (await listTables(tx.sql))
      .filter(({ columns }) => columns.some(({ type }) => type === 'bytea'))
      .map(({ name }) => name),
  )
  const hashed = (text: string): string => {
    hash.update(text)
    return text
  }
  yield hashed(`${JSON.stringify(header)}\n`)
  for (const table of header.tables) {
    await onTable(table)
    yield hashed(`${JSON.stringify({ table: table.name })}\n`)
    const atOnce = withFiles.has(table.name) ? rowsWithFilesAtOnce : rowsAtOnce
    const isEmpty = (column: string) => only !== null && isLeftOut(table.name, column)
    // A backup has the rows as they are. An archive is to be read without this installation's key.
    const shown = only === null ? (line: string) => line : opening(tx, table)
    for await (const rows of rowsOf(tx, table, whichOf(tx, only, table.name), atOnce, isEmpty, shown))
      yield hashed(rows)
  }
  yield `${JSON.stringify({ rows: totalRows(header), sha256: hash.digest('hex') })}\n`
}

async function* rowsOf(
  tx: Tx,
  table: Header['tables'][number],
  which: Part,
  atOnce: number,
  isEmpty: (column: string) => boolean,
  shown: (line: string) => string,
): AsyncGenerator<string> {
  const { sql } = tx
  const columns = table.columns.map(column =>
    isEmpty(column) ? sql.part`null::text` : sql.part`${sql.identifier(column)}::text`,
  )
  await sql`declare backup no scroll cursor for
    select to_json(array[${commaList(tx.sql, columns)}])::text as line from ${sql.identifier(table.name)} where ${which}`
  for (let left = table.rows; ; ) {
    const rows = await sql<{ line: string }[]>`fetch ${sql.raw(String(atOnce))} from backup`
    left -= rows.length
    if (rows.length > 0) yield rows.map(({ line }) => `${shortEnough(shown(line), table.name)}\n`).join('')
    if (rows.length < atOnce) {
      if (left !== 0) throw new Error(`${table.name} changed under its own snapshot by ${-left} rows`)
      break
    }
  }
  await sql`close backup`
}

/** @returns what opens the sealed columns of a row of this table; archives have no stored replies and payloads */
function opening(
  { sql: { vault } }: Tx,
  { name, columns }: Header['tables'][number],
): (line: string) => string {
  const sealed = sealedColumns
    .filter(({ table, of }) => table === name && of !== null)
    .map(({ column, of, place, form }) => ({
      at: columns.indexOf(column),
      of: columns.indexOf(of ?? ''),
      place,
      form,
    }))
  if (sealed.length === 0) return line => line
  return line => {
    const row: (string | null)[] = JSON.parse(line)
    for (const { at, of, place, form } of sealed) {
      const where = place(row[of] ?? '')
      const value = row[at] ?? null
      row[at] =
        form === 'json' && value !== null
          ? JSON.stringify(openJson(vault, where, JSON.parse(value)))
          : vault.open(where, value)
    }
    return JSON.stringify(row)
  }
}

function shortEnough(line: string, table: string): string {
  if (Buffer.byteLength(line) <= maxLineBytes) return line
  throw new UnusableBackup(`a row of ${table} is longer than ${maxLineBytes / 1_048_576} MiB`)
}

/** Rows of today's schema put into an earlier one, and sums by which it is seen whether an upgrade kept them. */
import { moveSequences } from '../../src/backup/restore-backup.ts'
import { fillingOrder } from '../../src/backup/table-order.ts'
import { listTables, type Table } from '../../src/backup/tables.ts'
import type { Database } from '../../src/db/open.ts'
import { codesOf } from '../../src/db/trouble.ts'

/** By table, each row by its columns, as PostgreSQL writes them. */
export type Rows = ReadonlyMap<string, readonly Readonly<Record<string, string | null>>[]>

/** What a reader takes apart. */
const fitting: Readonly<Record<string, string>> = {
  'holiday_year.year': '2019',
  'holiday_year.days': `'{"off": {"2019-01-01": "元旦"}, "working": {}}'`,
}

/** One row for every table that has none: of what lives for minutes only, or comes by ways that the town does not have. */
export async function fillTheRest(db: Database): Promise<void> {
  const { sql } = db
  for (const { name } of fillingOrder(await listTables(sql))) {
    const table = sql.identifier(name)
    if ((await sql`select 1 from ${table} limit 1`).length > 0) continue
    const columns = await sql<{ name: string; type: string; target: string | null; key: string | null }[]>`
      select a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
             f.confrelid::regclass::text as target,
             (select k.attname::text from pg_attribute k
              where k.attrelid = f.confrelid and k.attnum = f.confkey[array_position(f.conkey, a.attnum)]) as key
      from pg_attribute a
      left join pg_constraint f on f.conrelid = a.attrelid and f.contype = 'f' and a.attnum = any(f.conkey)
      where a.attrelid = ${name}::regclass and a.attnum > 0 and not a.attisdropped
        and a.attnotnull and not a.atthasdef and a.attidentity = ''
      order by a.attnum`
    const values = columns.map(column => {
      const known = fitting[`${name}.${column.name}`] ?? ofType[column.type]
      if (column.target === null && known === undefined)
        throw new Error(`${name}.${column.name}: ${column.type}?`)
      return column.target === null || column.key === null
        ? sql.raw(known ?? '')
        : sql.part`(select min(${sql.identifier(column.key)}) from ${sql.identifier(column.target)})`
    })
    const list = columns.map(column => sql.part`${sql.identifier(column.name)}`)
    const comma = (parts: typeof list) => parts.reduce((whole, one) => sql.part`${whole}, ${one}`)
    await sql`insert into ${table} (${comma(list)}) values (${comma(values)})`
  }
}

const ofType: Readonly<Record<string, string>> = {
  text: "'x'",
  integer: '1',
  smallint: '1',
  bigint: '1',
  boolean: 'false',
  date: "'2026-03-11'",
  'timestamp(3) with time zone': "'2026-03-11 10:00:00+08'",
  'timestamp with time zone': "'2026-03-11 10:00:00+08'",
  jsonb: "'{}'",
  json: "'{}'",
  bytea: "'x'",
  'text[]': "'{}'",
}

/** What stood in columns that are gone: what it was made of, from a row of today. */
const formerly: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  attachment: { visit_id: 'subject_id' },
  private_card: { message_id: 'task_id' },
}

export async function rowsOf(db: Database): Promise<Rows> {
  const rows = new Map<string, Record<string, string | null>[]>()
  for (const { name, columns } of await listTables(db.sql)) {
    const texts = columns.map(
      column => db.sql.part`${column.name}::text, ${db.sql.identifier(column.name)}::text`,
    )
    const pairs = texts.reduce((all, one) => db.sql.part`${all}, ${one}`)
    const found = await db.sql<{ row: Record<string, string | null> }[]>`
      select json_build_object(${pairs}) as row from ${db.sql.identifier(name)} order by ctid`
    rows.set(
      name,
      found.map(({ row }) => row),
    )
  }
  return rows
}

/**
 * What fits goes in: a row that the schema of then could not hold (of a kind that came later, or that belongs to one) is
 * left out. @returns the tables that have no row
 */
export async function putBack(rows: Rows, into: Database): Promise<string[]> {
  const tables = fillingOrder(await listTables(into.sql))
  let left = tables.flatMap(table => (rows.get(table.name) ?? []).map(row => ({ table, row })))
  // Rows may refer to rows of a table that comes later: as long as some go in, the others are tried once more.
  for (let before = -1; before !== left.length; ) {
    before = left.length
    left = await putEach(into, left)
  }
  await moveSequences(into, tables)
  const without: string[] = []
  for (const { name } of tables) {
    const found = await into.sql`select 1 from ${into.sql.identifier(name)} limit 1`
    if (found.length === 0) without.push(name)
  }
  return without
}

interface Left {
  readonly table: Table
  readonly row: Readonly<Record<string, string | null>>
}

async function putEach(into: Database, all: readonly Left[]): Promise<Left[]> {
  const byTable = new Map<Table, Left[]>()
  for (const one of all) byTable.set(one.table, [...(byTable.get(one.table) ?? []), one])
  const left: Left[] = []
  for (const some of byTable.values()) {
    left.push(...(await putHalves(into, some)))
  }
  return left
}

/** @returns those that did not go in */
async function putHalves(into: Database, some: readonly Left[]): Promise<readonly Left[]> {
  if (await put(into, some)) return []
  if (some.length === 1) return some
  const middle = some.length >> 1
  return [...(await putHalves(into, some.slice(0, middle))), ...(await putHalves(into, some.slice(middle)))]
}

/** @returns whether the schema took them */
async function put({ sql }: Database, some: readonly Left[]): Promise<boolean> {
  const [first] = some
  if (first === undefined) return true
  const { table } = first
  const source = (column: string) => formerly[table.name]?.[column] ?? column
  const columns = table.columns.filter(({ name }) => Object.hasOwn(first.row, source(name)))
  const list = columns.map(({ name }) => sql.part`${sql.identifier(name)}`)
  const values = columns.map(({ name, type }) => sql.part`(r ->> ${source(name)})::${sql.raw(type)}`)
  const comma = (parts: typeof list) => parts.reduce((whole, one) => sql.part`${whole}, ${one}`)
  const given = JSON.stringify(some.map(({ row }) => row))
  try {
    await sql`
      insert into ${sql.identifier(table.name)} (${comma(list)}) overriding system value
      select ${comma(values)} from jsonb_array_elements(${given}::jsonb) as r`
    return true
  } catch (error) {
    // Integrity, or a value that its type did not have.
    if (codesOf(error).some(code => code.startsWith('23') || code.startsWith('22'))) return false
    throw error
  }
}

/** How many rows a column has and what is in it, by `table.column`. @param only those that stand there */
export async function sumsOf(
  { sql }: Database,
  only: ReadonlyMap<string, string> | null = null,
): Promise<Map<string, string>> {
  const sums = new Map<string, string>()
  for (const { name, columns } of await listTables(sql)) {
    const asked = columns.filter(column => only?.has(`${name}.${column.name}`) ?? true)
    if (asked.length === 0) continue
    // json and jsonb write the same value in other words.
    const text = ({ name: column, type }: (typeof asked)[number]) =>
      type === 'json' || type === 'jsonb'
        ? sql.part`${sql.identifier(column)}::jsonb::text`
        : sql.part`${sql.identifier(column)}::text`
    const parts = asked.map(
      column =>
        sql.part`${column.name}::text, count(*) || ' ' || coalesce(md5(string_agg(coalesce(${text(column)}, 'null'), ',' order by ${text(column)})), '')`,
    )
    const [row] = await sql<{ all: Record<string, string> }[]>`
      select json_build_object(${parts.reduce((whole, one) => sql.part`${whole}, ${one}`)}) as all
      from ${sql.identifier(name)}`
    for (const [column, sum] of Object.entries(row?.all ?? {})) sums.set(`${name}.${column}`, sum)
  }
  if (only !== null) for (const column of only.keys()) if (!sums.has(column)) sums.set(column, 'gone')
  return sums
}

/** Columns, constraints that hold, triggers that are on and indexes: what two databases of one schema have alike. */
export async function shapeOf({ sql }: Database): Promise<unknown> {
  return {
    columns: await sql`
      select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
      where table_schema = 'public' order by table_name, column_name`,
    constraints: await sql`
      select conrelid::regclass::text as "table", conname, pg_get_constraintdef(oid) as says, convalidated
      from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0 order by 1, 2`,
    triggers: await sql`
      select tgrelid::regclass::text as "table", tgname, tgenabled, pg_get_triggerdef(oid) as says from pg_trigger
      where not tgisinternal order by 1, 2`,
    indexes: await sql`
      select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`,
  }
}

/**
 * Rows of one person in every table of the schema that can have some: every column that says whose a row is says that it is his,
 * and every other one that holds something has words by which it is found again.
 */
import { fillingOrder } from '../../../src/backup/table-order.ts'
import { listTables } from '../../../src/backup/tables.ts'
import type { Database } from '../../../src/db/open.ts'
import type { Part } from '../../../src/db/sql.ts'
import { ofOnePerson } from '../../../src/features/personal-data/rules/of-one.ts'
import type { Held, StoredTable } from '../../../src/features/personal-data/types.ts'

export interface Somebody {
  readonly congressId: number
  readonly personId: number
  readonly account: string
  /** In front of everything that is planted for him: `his`, `another's`. */
  readonly mark: string
}

/** What stands in this column of his row; null where its type takes no words. */
export const markerOf = ({ mark }: Somebody, table: string, column: string): string =>
  `${mark}<${table}.${column}>`

/** Columns in which words were planted, by `table.column`. */
export async function plant(db: Database, one: Somebody): Promise<Set<string>> {
  const planted = new Set<string>()
  const { sql } = db
  // A row that says everything at once is none that the service writes.
  const checks = await sql<{ table: string; name: string }[]>`
    select conrelid::regclass::text as table, conname::text as name from pg_constraint
    where contype = 'c' and connamespace = current_schema()::regnamespace and conrelid <> 0`
  for (const { table, name } of checks)
    await sql`alter table ${sql.identifier(table)} drop constraint ${sql.identifier(name)}`
  for (const { name } of fillingOrder(await listTables(sql))) {
    const table = ofOnePerson.find(known => known.table === name)
    if (name === 'person') {
      await sql`
        update person set aliases = ${[markerOf(one, name, 'aliases')]}, phone = ${markerOf(one, name, 'phone')},
                          district = ${markerOf(one, name, 'district')}, unit = ${markerOf(one, name, 'unit')}
        where id = ${one.personId}`
      for (const column of ['aliases', 'phone', 'district', 'unit']) planted.add(`person.${column}`)
      continue
    }
    await insert(db, one, name, table, planted)
  }
  return planted
}

interface Column {
  readonly name: string
  readonly type: string
  readonly target: string | null
  readonly key: string | null
  readonly needed: boolean
  readonly alone: boolean
}

/** Numbers that stand nowhere else, for what must not be there twice. */
let counter = 5000

async function insert(
  db: Database,
  one: Somebody,
  name: string,
  table: StoredTable | undefined,
  planted: Set<string>,
): Promise<void> {
  const { sql } = db
  const columns = await sql<Column[]>`
    select a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
           f.confrelid::regclass::text as target,
           (select k.attname::text from pg_attribute k
            where k.attrelid = f.confrelid and k.attnum = f.confkey[array_position(f.conkey, a.attnum)]) as key,
           a.attnotnull and not a.atthasdef and a.attidentity = '' as needed,
           a.attnum = any(coalesce(i.indkey::int2[], '{}')) as alone
    from pg_attribute a
    left join pg_constraint f on f.conrelid = a.attrelid and f.contype = 'f' and a.attnum = any(f.conkey)
    left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${name}::regclass and a.attnum > 0 and not a.attisdropped
    order by a.attnum`
  const values = columns.flatMap(column => {
    const held = table?.columns[column.name]
    const value = plantedIn(db, one, name, column, held)
    if (value === null) return []
    if (
      held !== undefined &&
      held.link === null &&
      isWordy(column.type) &&
      !asItIs.has(`${name}.${column.name}`)
    )
      planted.add(`${name}.${column.name}`)
    return [[sql.part`${sql.identifier(column.name)}`, value] as const]
  })
  const comma = (parts: readonly Part[]) => parts.reduce((whole, part) => sql.part`${whole}, ${part}`)
  await sql`
    insert into ${sql.identifier(name)} (${comma(values.map(([column]) => column))})
    values (${comma(values.map(([, value]) => value))})
    on conflict do nothing`
}

const isWordy = (type: string): boolean => ['text', 'json', 'jsonb', 'text[]'].includes(type)

/** Words there would say that it is not his. */
const asItIs: ReadonlySet<string> = new Set(['private_note.rights'])

function plantedIn(
  { sql }: Database,
  one: Somebody,
  table: string,
  { name, type, target, key, needed, alone }: Column,
  held: Held | undefined,
): Part | null {
  const special: Record<string, Part | undefined> = {
    'private_note.rights': sql.part`'[]'`,
    'congress.name': sql.part`${`邻镇${counter++}`}`,
    'congress.kind': sql.part`'township'`,
    'holiday_year.year': sql.part`${1000 + (counter++ % 900)}`,
    'holiday_year.days': sql.part`'{"off": {}, "working": {}}'`,
    'attachment.subject_kind': sql.part`'visit'`,
    'attachment_target.subject_kind': sql.part`'visit'`,
    'attachment.content': sql.part`'x'::bytea`,
  }
  const known = special[`${table}.${name}`]
  if (known !== undefined) return known
  switch (held?.link) {
    case 'person':
      return sql.part`${one.personId}`
    case 'people':
      return sql.part`array[${one.personId}::int]`
    case 'account':
      return sql.part`${one.account}`
    case 'place':
      return sql.part`${`user:${one.account.toLowerCase()}`}`
  }
  if (name === 'congress_id') return sql.part`${one.congressId}`
  if (target !== null && key !== null)
    return needed ? sql.part`(select max(${sql.identifier(key)}) from ${sql.identifier(target)})` : null
  if (held !== undefined && isWordy(type)) {
    const marker = markerOf(one, table, name)
    if (type === 'text') return sql.part`${marker}`
    if (type === 'text[]') return sql.part`array[${marker}::text]`
    return sql.part`${JSON.stringify({ kind: 'text', text: marker })}::text::${sql.raw(type)}`
  }
  if (!needed && !(alone && type === 'text')) return null
  const number = counter++
  const plain: Record<string, Part | undefined> = {
    text: sql.part`${`x${number}`}`,
    integer: sql.part`${number}::int`,
    smallint: sql.part`1`,
    bigint: sql.part`${number}::bigint`,
    boolean: sql.part`false`,
    date: sql.part`'2026-03-11'`,
    jsonb: sql.part`'{}'`,
    json: sql.part`'{}'`,
    bytea: sql.part`'x'`,
    'text[]': sql.part`'{}'`,
  }
  return plain[type] ?? sql.part`'2026-03-11 10:00:00+08'`
}

/** That every table's rows are one congress's, and that nothing leads out of a county: on the schema, and on rows. */
import { beforeAll, describe, expect, it } from 'vitest'
import { onlyOf } from '../../src/backup/of-congress.ts'
import { listTables } from '../../src/backup/tables.ts'
import type { Part, Sql } from '../../src/db/sql.ts'
import { receive } from '../../src/desk/receive.ts'
import { deskDeps, settleTowns, words } from '../access/town.ts'
import { testDatabase } from '../support/database.ts'
import { keyedOtherwise, serviceRefersTo, tenancy, unheld, withinCounty } from './tenancy.ts'

const { db } = await testDatabase()

interface Reference {
  readonly table: string
  readonly column: string
  readonly parent: string
  readonly key: string
  readonly always: boolean
}

let tables: string[]
let references: Reference[]
/** A reference of several columns would be looked past. */
let wide: string[]

beforeAll(async () => {
  tables = (
    await db.sql<{ name: string }[]>`
      select table_name::text as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`
  ).map(({ name }) => name)
  references = await db.sql<Reference[]>`
    select t.relname::text as table, a.attname::text as column, p.relname::text as parent, b.attname::text as key,
           a.attnotnull as always
    from pg_constraint f
    join pg_class t on t.oid = f.conrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = f.conkey[1]
    join pg_class p on p.oid = f.confrelid join pg_attribute b on b.attrelid = p.oid and b.attnum = f.confkey[1]
    where f.contype = 'f' and t.relnamespace = current_schema()::regnamespace
    order by t.relname, a.attnum`
  wide = (
    await db.sql<{ name: string }[]>`
      select conname::text as name from pg_constraint where contype = 'f' and cardinality(conkey) > 1`
  ).map(({ name }) => name)
})

const named = ({ table, column }: Pick<Reference, 'table' | 'column'>) => `${table}.${column}`
const kindOf = (table: string) => tenancy[table]?.kind
const ofKind = (kind: string) => Object.keys(tenancy).filter(table => kindOf(table) === kind)
const isCongresses = (table: string) => kindOf(table) !== 'service'

/** The congress of a row of `table` that goes by the name `row`. */
function congressOf(sql: Sql, table: string, row: string): Part {
  const class_ = tenancy[table]
  const of = (column: string) => sql.part`${sql.identifier(row)}.${sql.identifier(column)}`
  if (class_?.kind === 'root') return of('id')
  if (class_?.kind === 'leads') return of('congress_id')
  if (class_?.kind !== 'belongs') throw new Error(`${table} is no congress's`)
  const up = references.find(one => one.table === table && one.column === class_.by)
  if (up === undefined) throw new Error(`${table}.${class_.by} leads nowhere`)
  const above = `${row}_`
  return sql.part`(
    select ${congressOf(sql, up.parent, above)} from ${sql.identifier(up.parent)} ${sql.identifier(above)}
    where ${sql.identifier(above)}.${sql.identifier(up.key)} = ${of(up.column)})`
}

describe('the schema', () => {
  it('has no table of which nobody has said whose it is, and the other way round', () => {
    expect(Object.keys(tenancy).toSorted()).toEqual(tables)
    expect(wide).toEqual([])
  })

  it('has the congress in every table that leads with it, always and held, but for what is said', async () => {
    const columns = await db.sql<{ table: string; nullable: boolean }[]>`
      select table_name::text as table, is_nullable = 'YES' as nullable from information_schema.columns
      where table_schema = current_schema() and column_name = 'congress_id' order by 1`
    expect(columns.map(({ table }) => table)).toEqual(ofKind('leads').toSorted())
    for (const { table, nullable } of columns) {
      const class_ = tenancy[table]
      expect(nullable, table).toBe(class_?.kind === 'leads' && class_.orNone !== undefined)
      const held = references.some(
        one => one.table === table && one.column === 'congress_id' && one.parent === 'congress',
      )
      expect(held, table).toBe(unheld[`${table}.congress_id`] === undefined)
    }
  })

  it('leads from every other table to its congress, by columns that are never empty', () => {
    for (const table of ofKind('belongs')) {
      const way: string[] = []
      for (let at: string | undefined = table; at !== undefined && kindOf(at) === 'belongs'; ) {
        expect(way, table).not.toContain(at)
        way.push(at)
        const class_: (typeof tenancy)[string] | undefined = tenancy[at]
        const up: Reference | undefined = references.find(
          one => one.table === at && class_?.kind === 'belongs' && one.column === class_.by,
        )
        expect(up?.always, way.join(' → ')).toBe(true)
        at = up?.parent
        expect(kindOf(at ?? ''), [...way, at].join(' → ')).toMatch(/^(?:root|leads|belongs)$/)
      }
    }
  })

  it('has nothing in the service’s own tables that leads to a congress’s, or back, but what is said', () => {
    const mixed = references.filter(one => isCongresses(one.table) !== isCongresses(one.parent))
    expect(mixed.map(named)).toEqual(Object.keys(serviceRefersTo))
  })

  it('holds every number of a row, but those that are listed', async () => {
    const numbers = await db.sql<{ table: string; column: string }[]>`
      select table_name::text as table, column_name::text as column from information_schema.columns
      where table_schema = current_schema() and data_type in ('integer', 'bigint')
        and (column_name like '%\\_id' or column_name like '%\\_by') order by 1, 2`
    const held = new Set(references.map(named))
    expect(numbers.map(named).filter(name => !held.has(name))).toEqual(Object.keys(unheld))
    for (const name of Object.keys(withinCounty)) expect(held, name).toContain(name)
  })

  it('has in each congress’s table no key that another congress could be in the way of', async () => {
    const keys = await db.sql<{ name: string; table: string; first: string | null; serial: boolean }[]>`
      select i.relname::text as name, t.relname::text as table, a.attname::text as first,
             u.indnkeyatts = 1 and pg_get_serial_sequence(t.oid::regclass::text, a.attname) is not null as serial
      from pg_index u join pg_class i on i.oid = u.indexrelid join pg_class t on t.oid = u.indrelid
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = u.indkey[0]
      where u.indisunique and t.relnamespace = current_schema()::regnamespace order by 1`
    const loose = keys.filter(({ table, first, serial }) => {
      if (!isCongresses(table) || serial || first === 'congress_id') return false
      const up = references.find(one => one.table === table && one.column === first)
      return up === undefined || !isCongresses(up.parent)
    })
    expect(loose.map(({ name }) => name)).toEqual(Object.keys(keyedOtherwise))
  })

  it('is read alike by the archive of a congress: what it takes is a congress’s', async () => {
    const taken = await onlyOf(db.sql, await listTables(db.sql), 1)
    const others = [...taken.keys()].filter(table => !isCongresses(table))
    // Everybody's, and an archive without it would plan other days.
    expect(others).toEqual(['holiday_year'])
  })
})

describe('rows of two towns and a county', () => {
  beforeAll(async () => {
    await settleTowns(db)
    const say = (who: string, text: string) => receive(deskDeps(db), words(who, text))
    await say('k-clerk', '/县通知 1 发布')
    await say('chair', '/县通知 1 建成3个')
    for (const prefix of ['', 'z-']) {
      await say(`${prefix}second`, '/附议 1')
      await say(`${prefix}bystander`, '/日历')
    }
  }, 60_000)

  /** A reference and how many rows have it, how many of them lead to another congress, how many out of the county. */
  async function counted(sql: Sql, { table, column, parent, key }: Reference) {
    const county = (part: Part) => sql.part`(select coalesce(county_id, id) from congress where id = ${part})`
    const [from, to] = [congressOf(sql, table, 'c'), congressOf(sql, parent, 'p')]
    const [row] = await sql<{ all: number; congresses: number; apart: number; out: number }[]>`
      select count(*) as all, count(distinct ${from}) as congresses,
             count(*) filter (where ${from} is distinct from ${to}) as apart,
             count(*) filter (where ${county(from)} is distinct from ${county(to)}) as out
      from ${sql.identifier(table)} c
      join ${sql.identifier(parent)} p on p.${sql.identifier(key)} = c.${sql.identifier(column)}`
    if (row === undefined) throw new Error('no count')
    return row
  }
  const between = () => references.filter(one => isCongresses(one.table) && isCongresses(one.parent))

  it('lead to no other congress’s, but between a county and its towns', async () => {
    let tried = 0
    for (const reference of between()) {
      const { all, congresses, apart, out } = await counted(db.sql, reference)
      expect(out, `${named(reference)} leads out of a county`).toBe(0)
      if (withinCounty[named(reference)] === undefined) expect(apart, named(reference)).toBe(0)
      else expect(all, named(reference)).toBeGreaterThan(0)
      if (congresses > 1) tried += 1
    }
    expect(tried).toBeGreaterThan(80)
  })

  it('of which one that leads to the neighbours is seen, and one that leads out of the county', async () => {
    const at = (name: string) => {
      const found = between().find(one => named(one) === name)
      if (found === undefined) throw new Error(name)
      return found
    }
    const [there] = await db.sql<
      { id: number }[]
    >`select id from congress where county_id is null and kind <> 'county'`
    const seen: unknown[] = []
    const undone = new Error('undone')
    await db
      .transaction(async tx => {
        await tx.sql`
          update invitee set person_id = (select min(id) from person where congress_id = ${there?.id ?? 0})
          where (meeting_id, person_id) = (
            select meeting_id, person_id from invitee join meeting m on m.id = meeting_id
            where m.congress_id <> ${there?.id ?? 0} order by 1, 2 limit 1)`
        await tx.sql`update county_notice_town set town_id = ${there?.id ?? 0}`
        for (const name of ['invitee.person_id', 'county_notice_town.town_id'])
          seen.push(await counted(tx.sql, at(name)))
        throw undone
      })
      .catch(error => expect(error).toBe(undone))
    expect(seen).toEqual([
      expect.objectContaining({ apart: 1, out: 1 }),
      expect.objectContaining({ apart: 1, out: 1 }),
    ])
  })

  it('name in lists of numbers nobody of another county', async () => {
    const [row] = await db.sql<{ named: number; out: number }[]>`
      select count(*) as named, count(*) filter (where coalesce(t.county_id, t.id) <> coalesce(c.county_id, c.id)) as out
      from outbox o cross join unnest(o.person_ids) n join person p on p.id = n
      join congress t on t.id = p.congress_id join congress c on c.id = o.congress_id`
    expect(row?.out).toBe(0)
    const subjects = await db.sql<{ apart: boolean }[]>`
      select a.congress_id <> v.congress_id as apart from attachment a join visit v on v.id = a.subject_id
      where a.subject_kind = 'visit'`
    expect(subjects).toEqual([{ apart: false }, { apart: false }])
  })
})

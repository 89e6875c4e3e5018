/**
 * Every earlier schema, with a town's rows in it, is brought to today's: nothing that was there is lost, and the service
 * works on with it.
 *
 * What a town had at an earlier schema is what a played town has today, as far as the tables and columns of then can hold
 * it: so a new migration is tested from all states before it without anybody writing rows for it.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { migrate } from '../../src/db/migrate.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { packageRoot } from '../../src/package-root.ts'
import { quietLog, suiteVault } from '../support/database.ts'
import { databaseUrl } from '../support/database-url.ts'
import { booksOf, pagesOf } from '../support/face.ts'
import { figure } from '../support/guarantees.ts'
import { liaison, liveIn } from '../support/lived-in.ts'
import { startTown, townOn } from '../support/town.ts'
import { fillTheRest, putBack, type Rows, rowsOf, shapeOf, sumsOf } from './earlier-rows.ts'

const drizzle = join(packageRoot, 'drizzle')
const journal = z
  .looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) })
  .parse(JSON.parse(readFileSync(join(drizzle, 'meta', '_journal.json'), 'utf8')))
const scriptOf = (tag: string) => readFileSync(join(drizzle, `${tag}.sql`), 'utf8')
const states = journal.entries.slice(0, -1).map(({ tag }, i) => ({ tag, known: i + 1 }))

/** The next one changes rows, or what a column is: from here the service itself is started on what comes out. */
const isBeforeARewriting = (known: number): boolean => {
  const next = journal.entries[known]
  return (
    next !== undefined &&
    /^\s*(?:UPDATE|INSERT|DELETE)\b|SET DATA TYPE|DROP COLUMN/im.test(scriptOf(next.tag))
  )
}

/** What an upgrade takes away or makes anew on purpose, and the migration that does. */
const changedOnPurpose: readonly { readonly until: string; readonly column: string }[] = [
  { until: '0009', column: 'attachment.visit_id' },
  { until: '0012', column: 'suggestion.planned_with' },
  { until: '0014', column: 'private_card.message_id' },
]

const town = await startTown()
const root = mkdtempSync(join(tmpdir(), 'liaison-upgrade-'))
const earlier = join(root, 'drizzle')
const made: string[] = []
const server = await openDatabase({ url: inject('serverUrl'), poolSize: 1, statementTimeoutMs: 60_000 })
/** One database that goes through all states, a migration at a time; each state's rows go into a copy of it. */
let walking: { readonly name: string; readonly url: string }
let rows: Rows
let shape: unknown

beforeAll(async () => {
  await liveIn(town)
  await fillTheRest(town.database.db)
  rows = await rowsOf(town.database.db)
  shape = await shapeOf(town.database.db)
  cpSync(drizzle, earlier, { recursive: true, filter: path => !path.endsWith('snapshot.json') })
  walking = await ownDatabase('template0')
  // A busy machine needs most of it.
}, 300_000)

afterAll(async () => {
  for (const name of made)
    await server.sql`drop database if exists ${server.sql.identifier(name)} with (force)`
  await server.close()
  rmSync(root, { recursive: true, force: true })
}, 60_000)

/** A copy of a database to which nobody is connected. */
async function ownDatabase(template: string): Promise<{ name: string; url: string }> {
  const name = `liaison_upgrade_${process.pid}_${made.length}`
  made.push(name)
  const copying = inject('copiesFiles') ? server.sql.part`strategy file_copy` : server.sql.part``
  await server.sql`
    create database ${server.sql.identifier(name)} template ${server.sql.identifier(template)} ${copying}`
  return { name, url: databaseUrl(inject('serverUrl'), name) }
}

test.each(states)(
  'rows of $tag come through to today’s schema',
  async ({ tag, known }) => {
    const entries = journal.entries.slice(0, known)
    writeFileSync(join(earlier, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }))
    await migrate({ ...walking, folder: earlier, log: quietLog })
    const copy = await ownDatabase(walking.name)
    const db = await openDatabase({ url: copy.url, poolSize: 4, acquireMs: 20_000, vault: suiteVault })
    try {
      expect(await putBack(rows, db), 'tables without rows').toEqual([])
      const before = await sumsOf(db)
      await migrate({ ...copy, folder: drizzle, log: quietLog })
      const after = await sumsOf(db, before)
      const lasting = [...before].filter(
        ([column]) => !changedOnPurpose.some(each => each.column === column && tag < each.until),
      )
      expect(Object.fromEntries(lasting.map(([column]) => [column, after.get(column)]))).toEqual(
        Object.fromEntries(lasting),
      )
      expect(await shapeOf(db)).toEqual(shape)
      await valuesOfToday(db)
      if (isBeforeARewriting(known)) await worksOn(db)
    } finally {
      await db.close()
    }
  },
  60_000,
)

test('D1: every earlier schema came through, with a town in it', async ({ annotate }) => {
  const [version] = await server.sql<{ server_version: string }[]>`show server_version`
  const kind = process.env.TEST_DATABASE_URL ? 'a server of its own' : 'the embedded server'
  // The copies of all states are there, and each was compared.
  expect(made).toHaveLength(states.length + 1)
  await figure(
    annotate,
    'D1',
    `PostgreSQL ${version?.server_version}, ${kind}: a town's rows from each of ${states.length} earlier schemas to today's (pass: all)`,
  )
})

/** What an upgrade writes itself is what the service would have written. */
async function valuesOfToday({ sql }: Database): Promise<void> {
  const photos = await sql`
    select a.subject_kind as of, v.number, a.number as nth from attachment a
    left join visit v on a.subject_kind = 'visit' and a.subject_id = v.id`
  for (const photo of photos) expect(photo.number === null).toBe(photo.of !== 'visit')
  expect(await sql`select id from agenda_item where noticed is null`).toEqual([])
}

async function worksOn(db: Database): Promise<void> {
  const service = await townOn(db, town.clock.now())
  try {
    const pages = Object.keys(await pagesOf(service, liaison))
    expect(pages.length).toBeGreaterThan(20)
    await booksOf(service, db)
    const posted = await service.say(
      liaison,
      '/会议 3月26日上午9点 镇政府三楼会议室 主席团会议 议题：听取汇报',
      '主席团',
    )
    const card = JSON.stringify(posted)
    const key = /"key":"([^"]+)"[^}]*/.exec(card)?.[1] ?? ''
    const clicked = await service.click('王秀兰', posted.message?.id ?? '', key, '主席团')
    expect(JSON.stringify(clicked.card ?? clicked.reply)).toMatch(/参加1 |参加1人|已/)
  } finally {
    expect(await service.close()).toEqual([])
  }
}

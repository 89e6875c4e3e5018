/** A book of 10,000 rows: its page answers like any other, pages through, and totals the whole. */
import { beforeAll, expect, it } from 'vitest'
import { createConsole } from '../../src/console/console.tsx'
import { openSession } from '../../src/features/sessions/store/sessions.ts'
import { now, settleTowns } from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const { sixty } = await settleTowns(db)
const answer = createConsole({
  ...{
    db,
    clock: { now: () => now },
    botName: '联络员',
    publicUrl: () => 'http://localhost',
    platform: null,
  },
  log: quietLog,
})
const rows = 10_000
/** The goal is 300 ms on a machine that does nothing else; this one may do much. */
const boundMs = 3_000

beforeAll(async () => {
  await db.sql`
    insert into visit (congress_id, year, number, kind, received_on, deputy_id, matter, people, status, entered_by, entered_at)
    select ${sixty}::int, 2026, n, 'visit', '2026-01-01'::date + (n % 60), p.id, '反映第' || n || '处路灯坏了两个月，晚上出行不安全', 1,
           'open', p.id, ${now}
    from generate_series(1, ${rows}::int) n, (select min(id) as id from person where congress_id = ${sixty}) p`
  await db.sql`
    insert into visitor (visit_id, name, phone) select id, '李四' || number, '1380000' || lpad(number::text, 4, '0') from visit`
  await db.sql`
    insert into incoming_paper (congress_id, year, number, state, received_on, sender, reference, title, copies)
    select ${sixty}::int, 2026, n, 'open', '2026-01-01', '县人大办', '云人办〔2026〕' || n || '号', '关于第' || n || '项工作的通知', 1
    from generate_series(1, ${rows}::int) n`
  await db.sql`analyze`
})

async function look(key: string, query: string) {
  const session = await db.transaction(tx => openSession(tx, { account: 'd1', device: 'other/other' }, now))
  const started = performance.now()
  const given = await answer({
    ...{ method: 'GET', path: `/console/c/${sixty}/registers/${key}`, query: new URLSearchParams(query) },
    ...{ form: null, cookies: { session, trip: '', form: '' }, address: '', agent: '' },
  })
  return { html: 'html' in given ? given.html : '', ms: performance.now() - started }
}

it.each([
  ['visits', '合计：来访10000件'],
  ['incoming', '合计：收文10000件'],
])('%s: a hundred rows, the totals of all, and the way on', async (key, totals) => {
  await look(key, 'year=2026')
  const times: number[] = []
  for (const page of [1, 2, 50, 99, 100]) {
    const { html, ms } = await look(key, `year=2026&page=${page}`)
    times.push(ms)
    expect(html).toContain(totals)
    expect(html.match(/<tr>/g)).toHaveLength(102)
    expect(html).toContain(`第${page * 100 - 99}至${page * 100}行，共10000行`)
  }
  const median = times.toSorted((a, b) => a - b)[2] ?? 0
  console.log(`${key}, a page of ${rows} rows: ${Math.round(median)} ms (goal 300)`)
  expect(median).toBeLessThan(boundMs)
})

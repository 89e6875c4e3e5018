/** Every route of the console, walked as every role of two congresses, against a table of who may. */
import { describe, expect, it } from 'vitest'
import { createConsole } from '../../src/console/console.tsx'
import type { PageAnswer } from '../../src/console/exchange.ts'
import { pages } from '../../src/console/registry.ts'
import { planCongress } from '../../src/features/reception/store/planning.ts'
import { saveReception } from '../../src/features/reception/store/rule.ts'
import { openSession } from '../../src/features/sessions/store/sessions.ts'
import { handIn } from '../../src/features/suggestions/store/suggestions.ts'
import { announce, now, settleTowns } from '../desk/stage.ts'
import { submission } from '../features/suggestions/rules/bench.ts'
import { quietLog, testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const { sixty, foreign } = await settleTowns(db)
const answer = createConsole({
  db,
  clock: { now: () => now },
  botName: '联络员',
  publicUrl: () => 'http://localhost',
  platform: null,
  log: quietLog,
})

await announce(db, sixty, { without: ['d9'] })
await announce(db, sixty, { draft: true })
await announce(db, foreign)
for (const [userid, role] of [
  ['d2', 'vice_chair'],
  ['d3', 'liaison'],
  ['d4', 'leader'],
  ['d5', 'presidium_member'],
  ['d6', 'office_contact'],
])
  await db.sql`
    insert into person_role (person_id, role) select id, ${role ?? ''} from person where userid = ${userid ?? ''}`
await db.sql`update person set phone = '1380000' || lpad(id::text, 4, '0')`
await db.sql`update person set active = false where userid = 'd60'`
/** A deputy here, the chair there. */
await db.sql`
  insert into person (congress_id, name, userid, levels, updated_at)
  values (${foreign}, '李七', 'd17', '{town}', ${now})`
await db.sql`
  insert into person_role (person_id, role) select id, 'chair' from person where userid = 'd17' and congress_id = ${foreign}`

/** One that all may know of, and one that is its own people's; and a congress that receives voters. */
const on = { year: 2026, month: 3, day: 11 }
for (const [congressId, userid] of [
  [sixty, 'd8'],
  [foreign, 's1'],
] as const) {
  const [signer] = await db.sql<{ id: number }[]>`select id from person where userid = ${userid}`
  const signerId = signer?.id ?? 0
  const entering = { on, at: now, enteredBy: signerId, message: null }
  for (const confidential of [false, true])
    await db.transaction(tx =>
      handIn(tx, congressId, '2026', { ...submission, confidential, signerId }, entering),
    )
}
await db.transaction(async tx => {
  const rule = { days: [{ on: 'monthday', day: 15 }], policy: 'next_working_day' } as const
  const habits = { rule, fromMinute: 510, untilMinute: 690, place: '枫树湾联络站', phone: null }
  await saveReception(tx, { congressId: sixty, ...habits }, null, now)
  await planCongress(tx, sixty, now)
})

const people = {
  chair: 'd1',
  viceChair: 'd2',
  liaison: 'd3',
  leader: 'd4',
  presidium: 'd5',
  office: 'd6',
  deputy: 'd8',
  unaddressed: 'd9',
  chairElsewhere: 'd17',
  otherTown: 's1',
  leaver: 'd60',
  stranger: 'nobody',
} as const
type Person = keyof typeof people
const everybody = Object.keys(people) as Person[]
const clerks: readonly Person[] = ['chair', 'viceChair', 'liaison']
const town: readonly Person[] = [
  ...clerks,
  'leader',
  'presidium',
  'office',
  'deputy',
  'unaddressed',
  'chairElsewhere',
]

const here = `/console/c/${sixty}`
const there = `/console/c/${foreign}`
/** Who may: all others are refused. */
const table: Readonly<Record<string, readonly Person[]>> = {
  '/console': [...town, 'otherTown'],
  [`${here}/meetings`]: clerks,
  /** Clerks and those it is for. */
  [`${here}/meetings/1`]: town.filter(one => one !== 'unaddressed'),
  /** A draft is its clerks' business. */
  [`${here}/meetings/2`]: clerks,
  [`${here}/meetings/3`]: [],
  [`${here}/meetings/1/screen`]: clerks,
  [`${here}/meetings/2/screen`]: [],
  [`${here}/reception`]: town,
  [`${here}/reception/20260316`]: town,
  /** Named by the rule, held on another day: the same page. */
  [`${here}/reception/20260315`]: town,
  [`${here}/reception/20260317`]: [],
  [`${here}/reception/1`]: [],
  [`${there}/reception`]: ['chairElsewhere', 'otherTown'],
  [`${there}/reception/20260316`]: [],
  [`${here}/suggestions`]: town,
  [`${here}/suggestions/1`]: town,
  [`${here}/suggestions/2`]: [...clerks, 'deputy'],
  [`${here}/suggestions/3`]: [],
  [`${there}/suggestions/1`]: ['chairElsewhere', 'otherTown'],
  [`${there}/suggestions/2`]: ['chairElsewhere', 'otherTown'],
  [`${here}/charts`]: town,
  [`${there}/charts`]: ['chairElsewhere', 'otherTown'],
  [`${here}/settings`]: clerks,
  [`${there}/settings`]: ['chairElsewhere'],
  [`${there}/meetings`]: ['chairElsewhere'],
  [`${there}/meetings/1`]: ['chairElsewhere', 'otherTown'],
  [`${there}/meetings/2`]: [],
  '/console/c/999/meetings': [],
  [`${here}/meetings/0`]: [],
  [`${here}/meetings/1/`]: [],
  [`${here}/meetings/x`]: [],
  [here]: [],
  '/console/sign-out': [],
  '/console/anything': [],
}

async function visit(userid: string, path: string, method: 'GET' | 'HEAD' = 'GET') {
  const session = await db.transaction(tx => openSession(tx, { account: userid, device: 'other/other' }, now))
  return answer({
    method,
    path,
    query: new URLSearchParams(),
    form: null,
    cookies: { session, trip: '', form: '' },
    address: '127.0.0.1',
    agent: '',
  })
}
const htmlOf = (given: PageAnswer) => ('html' in given ? given.html : '')

it('every page of the registry is in the table', () => {
  for (const page of pages)
    expect(Object.keys(table)).toContain(`${here}/${page.path.replaceAll(':number', '1')}`)
})

describe.each(Object.entries(table))('%s', (path, may) => {
  it.each(everybody)(`as %s`, async person => {
    const given = await visit(people[person], path)
    const status = 'html' in given ? given.status : 303
    if (may.includes(person)) expect(status).toBe(200)
    else {
      expect([403, 404]).toContain(status)
      expect(htmlOf(given)).not.toMatch(/第\d次会议|镇政府三楼|1380000|参加\d|枫树湾/)
    }
    expect((await visit(people[person], path, 'HEAD')) as { status: number }).toMatchObject({ status })
  })

  it('as nobody', async () => {
    const given = await answer({
      method: 'GET',
      path,
      query: new URLSearchParams(),
      form: null,
      cookies: { session: 'a'.repeat(43), trip: '', form: '' },
      address: '127.0.0.1',
      agent: 'Mozilla/5.0',
    })
    expect('html' in given && given.status).toBe(401)
    expect(htmlOf(given)).not.toMatch(/第\d次会议|镇政府三楼|1380000|枫树湾/)
  })
})

it('names, phones and ways are for clerks; a deputy sees his own line and nobody else’s', async () => {
  const path = `${here}/meetings/1`
  for (const person of town.filter(one => one !== 'unaddressed')) {
    const html = htmlOf(await visit(people[person], path))
    const isClerk = clerks.includes(person)
    expect(html.includes('回复名单'), person).toBe(isClerk)
    expect(html.includes('1380000'), person).toBe(isClerk)
    expect(html.includes('周五'), person).toBe(isClerk)
  }
})

it('somebody of two congresses is led from one to the other, by what he may see in each', async () => {
  const html = htmlOf(await visit('d17', `${there}/meetings`))
  expect(html).toContain('石桥镇人大 李七')
  expect(html).not.toContain(`${here}/meetings"`)
  const home = htmlOf(await visit('d17', '/console'))
  expect(home).toContain('云溪镇人大')
  expect(home).toContain(`${there}/meetings"`)
})

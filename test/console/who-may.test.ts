/** Every route of the console, walked as every role of two congresses, against a table of who may. */
import { describe, expect, it } from 'vitest'
import { createConsole } from '../../src/console/console.tsx'
import type { PageAnswer } from '../../src/console/exchange.ts'
import { pages } from '../../src/console/registry.ts'
import { addressTowns, addToNotice, draftNotice } from '../../src/features/county/store/notices.ts'
import { writeReply } from '../../src/features/county/store/replies.ts'
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

/** The county of the sixty, which is no town's, and somebody of it who is a deputy there, too. */
await db.sql`
  insert into congress (name, kind, province, created_at) values ('某县', 'county', '浙江', ${now})`
const [{ county = 0 } = {}] = await db.sql<{ county: number }[]>`
  select id as county from congress where kind = 'county'`
await db.sql`update congress set county_id = ${county} where id = ${sixty}`
for (const [userid, role] of [
  ['k1', 'liaison'],
  ['k2', 'presidium_member'],
]) {
  await db.sql`
    insert into person (congress_id, name, userid, updated_at) values (${county}, '县里人', ${userid ?? ''}, ${now})`
  await db.sql`
    insert into person_role (person_id, role) select id, ${role ?? ''} from person where userid = ${userid ?? ''}`
}
await db.transaction(async tx => {
  const [{ id = 0 } = {}] = await tx.sql<{ id: number }[]>`select id from person where userid = 'k1'`
  const hand = { by: id, now, message: { bot: 'b', msgid: 'm' } }
  const terms = { words: '请报送培训人数', asks: '人数', dueAt: null }
  const notice = await draftNotice(tx, county, terms, hand)
  await addressTowns(tx, notice)
  const open = await addToNotice(tx, notice.id, { type: 'published' }, hand)
  const [{ clerk = 0 } = {}] = await tx.sql<
    { clerk: number }[]
  >`select id as clerk from person where userid = 'd3'`
  await writeReply(tx, open, sixty, '参加培训7人', { ...hand, by: clerk })
})
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
  countyClerk: 'k1',
  countyMember: 'k2',
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

const countyPeople: readonly Person[] = ['countyClerk', 'countyMember']

const here = `/console/c/${sixty}`
const above = `/console/c/${county}`
const there = `/console/c/${foreign}`
/** A book's page and its two files. */
function books(town: string, keys: readonly string[], may: readonly Person[]) {
  const paths = keys.flatMap(key => ['', '/xlsx', '/docx'].map(file => `${town}/registers/${key}${file}`))
  return Object.fromEntries(paths.map(path => [path, may]))
}
/** Who may: all others are refused. */
const table: Readonly<Record<string, readonly Person[]>> = {
  '/console': [...town, ...countyPeople, 'otherTown'],
  [`${above}/towns`]: ['countyClerk'],
  [`${above}/county-notices`]: ['countyClerk'],
  [`${above}/county-notices/1`]: ['countyClerk'],
  [`${above}/county-notices/2`]: [],
  /** What is a county's is no town's, and the other way round. */
  [`${here}/towns`]: [],
  [`${here}/county-notices`]: [],
  [`${here}/county-notices/1`]: [],
  [`${above}/meetings`]: [],
  [`${above}/meetings/1`]: [],
  [`${above}/meetings/1/screen`]: [],
  [`${here}/today`]: clerks,
  [`${there}/today`]: ['chairElsewhere'],
  [`${here}/deliveries`]: clerks,
  [`${there}/deliveries`]: ['chairElsewhere'],
  [`${here}/meetings`]: clerks,
  /** Clerks and those it is for. */
  [`${here}/meetings/1`]: town.filter(one => one !== 'unaddressed'),
  /** A draft is its clerks' business. */
  [`${here}/meetings/2`]: clerks,
  [`${here}/meetings/3`]: [],
  [`${here}/meetings/1/screen`]: clerks,
  [`${here}/meetings/2/screen`]: [],
  [`${here}/duty-files`]: clerks,
  /** The chair's own, who is number one of the roster; anybody's is his own and the clerks'. */
  [`${here}/duty-files/1`]: clerks,
  [`${here}/duty-files/8`]: [...clerks, 'deputy'],
  /** Who has left, and who is of the other town. */
  [`${here}/duty-files/60`]: clerks,
  [`${here}/duty-files/61`]: [],
  [`${here}/duty`]: town,
  [`${there}/duty`]: ['chairElsewhere', 'otherTown'],
  [`${there}/duty-files/1`]: [],
  [`${here}/registers`]: town,
  /** Everybody his own lines, clerks all. */
  ...books(here, ['visits', 'suggestions'], town),
  ...books(here, ['presidium', 'incoming', 'activities', 'deputies'], clerks),
  ...books(there, ['visits'], ['chairElsewhere', 'otherTown']),
  ...books(there, ['deputies', 'incoming'], ['chairElsewhere']),
  [`${here}/registers/nothing`]: [],
  [`${here}/registers/visits/pdf`]: [],
  /** What goes on: whoever may see the page, and only of pages that go on. */
  [`${here}/meetings/1/live`]: town.filter(one => one !== 'unaddressed'),
  [`${here}/meetings/2/live`]: clerks,
  [`${here}/meetings/3/live`]: [],
  [`${here}/meetings/1/screen/live`]: clerks,
  [`${here}/meetings/2/screen/live`]: [],
  [`${here}/meetings/live`]: [],
  [`${there}/meetings/1/live`]: ['chairElsewhere', 'otherTown'],
  '/console/live': [],
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
const statusOf = (given: PageAnswer) => ('status' in given ? given.status : 'file' in given ? 200 : 303)
const htmlOf = (given: PageAnswer) => ('html' in given ? given.html : '')

it('every page of the registry is in the table, and so is what of it goes on', () => {
  for (const page of pages) {
    const address = `${page.of === 'county' ? above : here}/${page.path.replaceAll(':number', '1')}`
    expect(Object.keys(table)).toContain(address)
    if (page.live !== undefined) expect(Object.keys(table)).toContain(`${address}/live`)
  }
})

describe.each(Object.entries(table))('%s', (path, may) => {
  it.each(everybody)(`as %s`, async person => {
    const given = await visit(people[person], path)
    const status = statusOf(given)
    if (may.includes(person)) expect(status).toBe(200)
    else {
      expect([403, 404]).toContain(status)
      expect(htmlOf(given)).not.toMatch(/第\d次会议|镇政府三楼|1380000|参加\d|培训|枫树湾/)
    }
    expect(statusOf(await visit(people[person], path, 'HEAD'))).toBe(status)
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

it('the list of books shows each what is his: clerks all six, others the two with lines of their own', async () => {
  for (const person of town) {
    const html = htmlOf(await visit(people[person], `${here}/registers`))
    const linked = [...html.matchAll(/registers\/([a-z]+)\?/g)].map(([, key]) => key)
    const isClerk = clerks.includes(person)
    expect(new Set(linked), person).toEqual(
      new Set(
        isClerk
          ? ['presidium', 'visits', 'incoming', 'suggestions', 'activities']
          : ['visits', 'suggestions'],
      ),
    )
    expect(html.includes('/registers/deputies'), person).toBe(isClerk)
  }
})

it('a year, a session or a page that cannot be is no page', async () => {
  const at = async (query: string) => {
    const session = await db.transaction(tx => openSession(tx, { account: 'd1', device: 'other/other' }, now))
    const given = await answer({
      ...{ method: 'GET' as const, path: `${here}/registers/suggestions`, query: new URLSearchParams(query) },
      ...{ form: null, cookies: { session, trip: '', form: '' }, address: '127.0.0.1', agent: '' },
    })
    return statusOf(given)
  }
  for (const query of ['', 'year=2026', 'year=2011', 'session=19-3', 'page=1'])
    expect(await at(query)).toBe(200)
  for (const query of ['year=1', 'year=99999', 'year=x', 'session=x', 'page=2', 'page=0', 'page=1e9'])
    expect(await at(query), query).toBe(404)
})

it('who took a file stands in the log; who looked with HEAD, or was refused, does not', async () => {
  await db.sql`truncate deed`
  const path = `${here}/registers/deputies/xlsx`
  await visit('d1', path)
  await visit('d2', path, 'HEAD')
  await visit('d8', path)
  const deeds = await db.sql<{ userid: string; action: string; subject: string; detail: unknown }[]>`
    select userid, action, subject, detail from deed where action = 'page.take'`
  expect(deeds).toEqual([
    {
      ...{ userid: 'd1', action: 'page.take', subject: 'register' },
      detail: { key: 'deputies', period: null, format: 'xlsx' },
    },
  ])
})

it('a county sees its town’s counts, and nothing that names anybody or anything of the town', async () => {
  const [visit1] = await db.sql<{ id: number }[]>`
    insert into visit (congress_id, year, number, kind, received_on, matter, due_on, status, entered_by, entered_at)
    select ${sixty}::int, 2026, 1, 'visit', '2026-03-01', '邻里宅基地纠纷', '2026-03-05', 'open', min(id), ${now}
    from person where congress_id = ${sixty} returning id`
  await db.sql`insert into visitor (visit_id, name, phone) values (${visit1?.id ?? 0}, '张来访', '13912345678')`
  await db.sql`
    update invitee v set answer = 'leave', reason = '母亲住院', decision = 'approved' from person p
    where p.id = v.person_id and p.userid = 'd8'`
  const html = htmlOf(await visit('k1', `${above}/towns`))
  expect(html).toContain('云溪镇')
  expect(html).toContain('来访来信1件（最长6天）')
  expect(html).not.toMatch(/石桥镇|母亲|住院|张来访|13912345678|宅基地|赵[一二三四五六七八九十]/)
  const notice = htmlOf(await visit('k1', `${above}/county-notices/1`))
  expect(notice).toContain('参加培训7人')
  const home = htmlOf(await visit('k1', '/console'))
  expect(home).toContain(`${above}/towns"`)
  expect(home).not.toContain(`${above}/meetings`)
})

import { tmpdir } from 'node:os'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { seedTown } from '../../src/features/roster/seed.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { healthy, startFakeApp } from '../channels/fake-app.ts'
import { testDatabase } from '../support/database.ts'
import { runHere } from './child.ts'

const { url, db } = await testDatabase()
await seedTown(db, sampleTown, new Date())
const fake = await startFakeApp()
afterAll(() => fake.close())

const env = {
  DATABASE_URL: url,
  WECOM_API_BASE: fake.apiBase,
  WECOM_CORP_ID: 'ww1',
  WECOM_APP_AGENT_ID: '1000002',
  WECOM_APP_SECRET: 'TOP-SECRET',
  WECOM_BOT_TOKEN: 'token',
  WECOM_BOT_AES_KEY: 'a'.repeat(43),
}
const accounts = (...words: string[]) =>
  runHere(['roster', 'accounts', '--congress', sampleTown.name, ...words], { env, cwd: tmpdir() })
const accountOf = async (name: string) =>
  (await db.sql<{ userid: string | null }[]>`select userid from person where name = ${name}`)[0]?.userid

beforeEach(async () => {
  await db.sql`update person set userid = null where name = '王秀兰'`
  fake.answer = ({ action }) =>
    action === 'department/list'
      ? { department: [{ id: 1, parentid: 0 }] }
      : { userlist: [{ userid: 'xiulan', name: '王秀兰' }] }
})
afterAll(() => (fake.answer = healthy))

test('what the address book has is shown, and entered only when that is asked for', async () => {
  const shown = await accounts()
  expect(shown).toMatchObject({ code: 0, err: '' })
  expect(shown.out).toContain('王秀兰: xiulan (found)')
  expect(shown.out).toContain('--apply enters what was found')
  expect(await accountOf('王秀兰')).toBeNull()
  const entered = await accounts('--apply', '--json')
  expect(JSON.parse(entered.out)).toMatchObject({
    pairs: [{ name: '王秀兰', userid: 'xiulan' }],
    applied: true,
  })
  expect(await accountOf('王秀兰')).toBe('xiulan')
})

test('who has got another account meanwhile is not told of as entered', async () => {
  await db.sql`
    create function pass_over() returns trigger language plpgsql as $$ begin return null; end $$`
  await db.sql`
    create trigger pass_over before update of userid on person for each row
    when (new.userid = 'xiulan') execute function pass_over()`
  const { out } = await accounts('--apply')
  const json = JSON.parse((await accounts('--apply', '--json')).out)
  await db.sql`drop trigger pass_over on person`
  expect(out).toContain('王秀兰: not entered, it changed meanwhile; run this again')
  expect(out).not.toContain('(entered)')
  expect(out).toContain('0 entered')
  expect(json).toMatchObject({ pairs: [], passedOver: ['王秀兰'], applied: true })
})

test('why it cannot be read is one sentence without the secret', async () => {
  fake.answer = () => ({ errcode: 60020, errmsg: 'from ip: 203.0.113.7' })
  const refused = await accounts('--apply')
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toContain('(60020)')
  expect(refused.err).not.toMatch(/203\.0\.113\.7|TOP-SECRET/)
})

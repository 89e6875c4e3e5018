import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { type Run, runHere } from './child.ts'

const { db, url } = await testDatabase()
const cwd = mkdtempSync(join(tmpdir(), 'liaison-settings-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))
const liaison = (...words: string[]): Promise<Run> => runHere(words, { env: { DATABASE_URL: url }, cwd })
const set = (...pairs: string[]) =>
  liaison('congress', 'settings', '--congress', '云溪镇', '--json', ...pairs.flatMap(pair => ['--set', pair]))
const stored = async () => (await db.sql<{ settings: unknown }[]>`select settings from congress`)[0]?.settings
const deeds = () =>
  db.sql<{ detail: unknown }[]>`select detail from deed where action = 'congress.set' order by id`

beforeAll(async () => {
  await liaison('congress', 'add', '--name', '云溪镇', '--province', '浙江')
})

it('shows every setting with who set it, and changes nothing', async () => {
  const { out } = await liaison('congress', 'settings', '--congress', '云溪镇')
  expect(out).toMatch(/^visits\.overdueDays\t.+\t.*3.*\tdefault$/m)
  expect(out).toMatch(/^session\.noticeDays\t.+\tprovince$/m)
  expect(await deeds()).toEqual([])
})

it('sets what is said, beside what was set, and logs it; an empty value takes it away', async () => {
  expect((await set('visits.overdueDays=5', 'reception.eve=18:30')).code).toBe(0)
  expect((await set('quietHours.from=22:00', 'quietHours.until=07:00', 'labels.session=人代会')).code).toBe(0)
  expect((await set('quorum.presidium={"numerator":2,"denominator":3,"bound":"at_least"}')).code).toBe(0)
  expect(await stored()).toEqual({
    visits: { overdueDays: 5 },
    reception: { eve: '18:30' },
    quietHours: { from: '22:00', until: '07:00' },
    labels: { session: '人代会' },
    quorum: { presidium: { numerator: 2, denominator: 3, bound: 'at_least' } },
  })
  const last = JSON.parse((await set('visits.overdueDays=', 'reception.eve=')).out)
  expect(last.stored).not.toHaveProperty('visits')
  expect(last.stored).not.toHaveProperty('reception')
  expect((await deeds()).at(-1)?.detail).toEqual({
    set: [
      { path: 'visits.overdueDays', from: 5, to: null },
      { path: 'reception.eve', from: '18:30', to: null },
    ],
  })
})

it.each([
  ['visits.overdueDays=0', 'nothing was set'],
  ['visits.overdueDays=五', 'nothing was set'],
  ['quietHours.from=', 'nothing was set'],
  ['visits.overdue=5', 'there is no setting visits.overdue; known: '],
  ['__proto__.x=1', 'there is no setting'],
  ['visits=5', 'there is no setting'],
  ['visits.overdueDays', 'PATH=VALUE'],
  ['suggestions.say=10:00', '/建议设置'],
])('%s is refused, and so is all that is said with it', async (wrong, why) => {
  const before = [await stored(), (await deeds()).length]
  const run = await set('visits.contactsPerYear=3', wrong)
  expect(run.code).toBe(1)
  expect(run.err).toContain(why)
  expect([await stored(), (await deeds()).length]).toEqual(before)
})

it('one setting said twice is neither', async () => {
  const before = await stored()
  expect(await set('visits.overdueDays=5', 'reception.eve=18:30', 'visits.overdueDays=6')).toMatchObject({
    code: 1,
    err: expect.stringContaining('visits.overdueDays is set twice: say it once'),
  })
  expect(await stored()).toEqual(before)
})

it('a database that only reads is said to be one, without what was asked of it', async () => {
  await db.sql`do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`
  const { code, err } = await liaison('congress', 'add', '--name', '乙镇')
  await db.sql`do $$ begin execute format('alter database %I reset default_transaction_read_only', current_database()); end $$`
  expect({ code, err }).toEqual({
    code: 1,
    err: 'liaison: the database only reads: it is a standby, or default_transaction_read_only is on\n',
  })
})

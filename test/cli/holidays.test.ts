import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { runCli } from '../../src/cli/run.ts'
import { testDatabase } from '../support/database.ts'
import { BuiltCli } from './child.ts'

const { url, db } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'liaison-holidays-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(async () => {
  await db.sql`delete from holiday_year`
})

async function liaison(...words: string[]) {
  let out = ''
  let err = ''
  const code = await runCli(words, {
    env: { DATABASE_URL: url, DATA_DIR: folder },
    clock: { now: () => new Date('2026-11-05T01:00:00Z'), offsetMs: 0 },
    out: text => {
      out += text
    },
    err: text => {
      err += text
    },
    isWatched: false,
  })
  return { code, out, err }
}

function put(data: unknown): string {
  const file = join(folder, 'table.json')
  writeFileSync(file, typeof data === 'string' ? data : JSON.stringify(data))
  return file
}

const holidays = [
  { name: '元旦', from: '2027-01-01', until: '2027-01-03' },
  { name: '春节', from: '2027-02-05', until: '2027-02-13', working: ['2027-01-30', '2027-02-20'] },
  { name: '劳动节', from: '2027-05-01', until: '2027-05-05', working: ['2027-05-08'] },
  { name: '国庆节', from: '2027-10-01', until: '2027-10-07', working: ['2027-10-09'] },
]
const notice = { year: 2027, holidays }
const packaged = join(
  dirname(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json')),
  ...['years', '2026.json'],
)

describe('holidays add', () => {
  it('stores a year; once more is unchanged; corrected it is changed', async () => {
    expect(await liaison('holidays', 'add', put(notice))).toEqual({
      ...{ code: 0, err: '', out: '2027 added: 24 days off, 4 weekend days worked\n' },
    })
    expect((await liaison('holidays', 'add', put(notice))).out).toMatch(/^2027 unchanged: /)
    const corrected = {
      ...notice,
      holidays: [...holidays, { name: '端午', from: '2027-06-09', until: '2027-06-09' }],
    }
    const { out } = await liaison('holidays', 'add', put(corrected), '--json')
    expect(JSON.parse(out)).toEqual({ years: [{ year: 2027, off: 25, working: 4, outcome: 'changed' }] })
  })

  it('takes a year’s file of chinese-days; what the release says already is not stored', async () => {
    expect(await liaison('holidays', 'add', packaged)).toMatchObject({
      ...{ code: 0, out: '2026 unchanged: 33 days off, 6 weekend days worked\n' },
    })
    expect(await db.sql`select year from holiday_year`).toEqual([])
    const days = Object.fromEntries(
      ['01-01', '05-01', '10-01', '10-02', '10-03'].map(day => [`2027-${day}`, "New Year's Day,元旦,1"]),
    )
    const file = put({ holidays: days, workdays: { '2027-01-09': "New Year's Day,元旦,1" }, inLieuDays: {} })
    expect((await liaison('holidays', 'add', file)).out).toBe(
      '2027 added: 5 days off, 1 weekend days worked\n',
    )
  })

  it('the release’s own table takes the place of one that was added, which is gone then', async () => {
    const shorter = [...holidays.slice(0, 1), ...holidays.slice(2)].map(({ name, from, until }) => ({
      ...{ name, from: from.replace('2027', '2026'), until: until.replace('2027', '2026') },
    }))
    expect((await liaison('holidays', 'add', put({ year: 2026, holidays: shorter }))).code).toBe(0)
    expect(await db.sql`select year from holiday_year`).toEqual([{ year: 2026 }])
    expect((await liaison('holidays', 'add', packaged)).out).toMatch(/^2026 changed: 33/)
    expect(await db.sql`select year from holiday_year`).toEqual([])
  })

  it.each([
    ['no such file', null, /none\.json cannot be read \(ENOENT\)/],
    ['no JSON', '年份 2027', /is not JSON/],
    ['another form', { days: [] }, /is not a holiday table \(see «year»\): docs\/deploy\.md/],
    [
      'a month mistyped',
      { ...notice, holidays: [{ ...holidays[1], until: '2027-03-13' }] },
      /春节 from 2027-02-05 to 2027-03-13/,
    ],
    ['a day twice', { ...notice, holidays: [holidays[0], ...holidays] }, /2027-01-01 stands in it twice/],
    ['another year', { ...notice, year: 2028 }, /2027-01-01 is neither in 2028 nor in the December before/],
    [
      'a Monday to be worked',
      { ...notice, holidays: [{ ...holidays[0], working: ['2027-01-11'] }] },
      /2027-01-11 is a Monday/,
    ],
    ['half a notice', { ...notice, holidays: holidays.slice(0, 2) }, /2027-05-01 is not off in it/],
    [
      'no such day',
      { ...notice, holidays: [{ ...holidays[0], working: ['2027-02-30'] }] },
      /«2027-02-30» is no day/,
    ],
    [
      'off and worked',
      { ...notice, holidays: [{ ...holidays[0], working: ['2027-01-02'] }] },
      /2027-01-02 is both off and worked/,
    ],
    [
      'no name',
      { ...notice, holidays: [{ ...holidays[0], name: '' }] },
      /the holiday of 2027-01-01 needs a name/,
    ],
    ['no such year', { ...notice, year: 27 }, /27 is no year from 2000 to 2100/],
  ])('%s: one sentence, exit 1, and nothing is stored', async (_, data, sentence) => {
    const file = data === null ? join(folder, 'none.json') : put(data)
    const { code, out, err } = await liaison('holidays', 'add', file)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(sentence)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(JSON.parse((await liaison('--json', 'holidays', 'add', file)).out).error).toMatch(sentence)
    expect(await db.sql`select year from holiday_year`).toEqual([])
  })

  it('of several years in a file all are stored or none', async () => {
    const law = (year: number) =>
      ['01-01', '05-01', '10-01', '10-02', '10-03'].map(day => [`${year}-${day}`, 'x,元旦,1'])
    const file = put({
      holidays: Object.fromEntries([...law(2027), ['2028-01-01', 'x,元旦,1']]),
      workdays: {},
    })
    expect((await liaison('holidays', 'add', file)).err).toMatch(/2028-05-01 is not off/)
    expect(await db.sql`select year from holiday_year`).toEqual([])
    const both = put({ holidays: Object.fromEntries([...law(2027), ...law(2028)]), workdays: {} })
    expect((await liaison('holidays', 'add', both)).code).toBe(0)
    expect(await db.sql`select year from holiday_year order by year`).toEqual([
      { year: 2027 },
      { year: 2028 },
    ])
  })
})

describe('holidays list', () => {
  it('names each year, how many days, and whether the release or the operator brought it', async () => {
    await liaison('holidays', 'add', put(notice))
    const lines = (await liaison('holidays', 'list')).out.trimEnd().split('\n')
    expect(lines).toHaveLength(24)
    expect(lines.slice(-2)).toEqual([
      '2026: 33 days off, 6 weekend days worked; of this release',
      '2027: 24 days off, 4 weekend days worked; added 2026-11-05',
    ])
    const { years } = JSON.parse((await liaison('holidays', 'list', '--json')).out)
    expect(years.at(-1)).toEqual({
      ...{ year: 2027, off: 24, working: 4, source: 'added', addedAt: '2026-11-05T01:00:00.000Z' },
    })
    expect(years[0]).toEqual({ year: 2004, off: 22, working: 6, source: 'release', addedAt: null })
  })

  it('the bundled program finds the release’s tables, in any zone', async () => {
    const cli = await BuiltCli.build()
    try {
      const env = { DATABASE_URL: url, TZ: 'Pacific/Pago_Pago' }
      const { code, out, err } = await cli.run(['holidays', 'list'], { env, cwd: folder })
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toContain('2026: 33 days off, 6 weekend days worked; of this release\n')
    } finally {
      cli.remove()
    }
  })
})

/** A year without a table of its holidays, and what happens when the operator brings it in later. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCli } from '../../../src/cli/run.ts'
import { suiteKey } from '../../support/database.ts'
import { notedFor } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown(new Date('2026-11-25T10:00:00+08:00'))
const folder = mkdtempSync(join(tmpdir(), 'liaison-table-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const say = async (who: string, text: string) => (await town.say(who, text)).text ?? ''
const notesFor = (name: string) => notedFor(town.database.db, name)
/** What the group of all deputies heard of reception: `02-03 09:00 【值班通知】2月10日…`. */
const heard = async () =>
  (await town.messages('全体代表'))
    .map(({ at, text }) => ({ at: new Date(Date.parse(at) + 8 * 3_600_000).toISOString(), text }))
    .filter(({ text }) => /^【/.test(text))
    .map(({ at, text }) => `${at.slice(5, 16).replace('T', ' ')} ${text}`)

const table = {
  year: 2027,
  holidays: [
    { name: '元旦', from: '2027-01-01', until: '2027-01-03' },
    { name: '春节', from: '2027-02-05', until: '2027-02-13', working: ['2027-01-30', '2027-02-20'] },
    { name: '劳动节', from: '2027-05-01', until: '2027-05-05', working: ['2027-05-08'] },
    { name: '国庆节', from: '2027-10-01', until: '2027-10-07', working: ['2027-10-10'] },
  ],
}

async function liaison(...words: string[]): Promise<string> {
  let said = ''
  const hear = (text: string) => {
    said += text
  }
  await runCli(words, {
    env: { DATABASE_URL: town.database.url, DATA_DIR: folder, ...suiteKey },
    clock: town.clock,
    out: hear,
    err: hear,
    isWatched: false,
  })
  return said
}

await say('周晓敏', '/接待设置 每月10日上午8:30至11:30，地点：代表联络站')
await say('周晓敏', '/排班 2027年2月10日 王秀兰带班、胡志强')

test('the days of a year without a table go by weekends, and say so', async () => {
  const shown = await say('王秀兰', '接待日')
  expect(shown).toContain(
    '2027年1月11日（星期一）上午8:30至11:30，代表联络站（1月10日为星期日，顺延至1月11日）',
  )
  expect(shown).toContain('2027年2月10日（星期三）')
  expect(shown).toContain('2027年的放假安排尚未公布，暂按周末推算；公布后自动重排，有变动会另行通知。')
})

test('on 1 December the clerks hear that it is missing, once', async () => {
  await town.moveTo('2026-12-03T10:00:00+08:00')
  for (const clerk of ['周晓敏', '杨国梁', '沈月英'])
    expect(
      (await notesFor(clerk)).filter(text => text.startsWith('2027年的放假安排还没有录入')),
    ).toHaveLength(1)
  expect((await notesFor('王秀兰')).join()).not.toContain('放假安排')
})

test('when it comes, a day that was announced is announced as moved, once, and those on duty are asked again', async () => {
  await town.moveTo('2027-02-04T10:00:00+08:00')
  expect((await heard()).filter(line => line.includes('【值班通知】2月10日（星期三）'))).toHaveLength(1)
  await say('王秀兰', '确认')
  const file = join(folder, 'table.json')
  writeFileSync(file, JSON.stringify(table))
  expect(await liaison('holidays', 'add', file)).toContain('2027 added')
  await town.moveTo('2027-02-04T10:30:00+08:00')
  expect((await heard()).filter(line => line.startsWith('02-04'))).toEqual([
    expect.stringMatching(
      /^02-04 10:0[01] 【接待日变更】原定2月10日（星期三）上午8:30至11:30在代表联络站的代表接待选民日，时间改为2月15日（星期一）上午8:30至11:30（2月10日为春节假期，顺延至2月15日），地点不变。值班代表：王秀兰（带班）、胡志强，原来的回复需重新确认。/,
    ),
  ])
  expect(await say('王秀兰', '值班')).toMatch(/2月15日.*您尚未确认/)
})

test('the clerks hear in one note which days are not on the day of the rule now', async () => {
  const told = (await notesFor('周晓敏')).filter(text => text.startsWith('【接待日重排】'))
  expect(told).toEqual([
    [
      '【接待日重排】新的放假安排已录入，今后的接待日已重排。',
      '遇休息日调整的：',
      '2月10日为春节假期，顺延至2月15日；',
      '4月10日为星期六，顺延至4月12日；',
      '7月10日为星期六，顺延至7月12日；',
      '10月10日为星期日，因国庆节调休上班。',
      '已通知过的人会另行通知。全部日期请发送“接待日”查看。',
    ].join('\n'),
  ])
  expect((await notesFor('王秀兰')).join()).not.toContain('重排')
  const shown = await say('王秀兰', '接待日')
  expect(shown).toContain('2月15日（星期一）上午8:30至11:30，代表联络站（2月10日为春节假期，顺延至2月15日）')
  expect(shown).not.toContain('暂按周末推算')
})

test('the same table once more moves nothing, and what is said from then on is of the new day', async () => {
  expect(await liaison('holidays', 'add', join(folder, 'table.json'))).toContain('2027 unchanged')
  await town.moveTo('2027-02-16T10:00:00+08:00')
  const later = (await heard()).filter(line => line >= '02-05' && line < '02-17')
  expect(later.map(line => line.slice(0, 24))).toEqual([
    '02-14 19:00 【值班提醒】明天接待选民',
    '02-15 08:00 【值班提醒】今天接待选民',
    '02-15 11:30 【接待登记】2月15日（',
  ])
  expect((await notesFor('周晓敏')).filter(text => text.startsWith('【接待日重排】'))).toHaveLength(1)
})

test('a second revision that moves days is told again; one that moves none is not', async () => {
  const file = join(folder, 'table.json')
  const named = table.holidays.map(each => (each.name === '元旦' ? { ...each, name: '新年' } : each))
  writeFileSync(file, JSON.stringify({ ...table, holidays: named }))
  expect(await liaison('holidays', 'add', file)).toContain('2027 changed')
  await town.moveTo('2027-02-16T11:00:00+08:00')
  expect((await notesFor('周晓敏')).filter(text => text.startsWith('【接待日重排】'))).toHaveLength(1)
  const more = { name: '代表培训', from: '2027-06-10', until: '2027-06-10' }
  writeFileSync(file, JSON.stringify({ ...table, holidays: [...table.holidays, more] }))
  await liaison('holidays', 'add', file)
  await town.moveTo('2027-02-16T12:00:00+08:00')
  const told = (await notesFor('周晓敏')).filter(text => text.startsWith('【接待日重排】'))
  expect(told).toHaveLength(2)
  expect(told[1]).toContain('6月10日为代表培训假期，顺延至6月11日；')
})

/** What somebody had erased stands in words that wait for others, too: they are not told it afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlayedName } from '../../src/config.ts'
import { Vault, vaultWith } from '../../src/db/vault.ts'
import { erased } from '../../src/features/personal-data/texts/words.ts'
import { runHere } from '../cli/child.ts'
import { appRooms } from '../features/reach/app-rooms.ts'
import { quietLog } from '../support/database.ts'
import { startTown } from '../support/town.ts'
import { whereStand, wholeText } from '../support/whole-text.ts'

const night = new Date('2026-03-11T23:00:00+08:00')
const key = 'ab'.repeat(32)
const [liaison, chair, deputy] = ['周晓敏', '杨国梁', '王秀兰']
const disputed = '机密：当天在县医院做阑尾手术'

describe.each<[plays: PlayedName, keys: readonly string[]]>([
  ['callback', []],
  ['callback', [key]],
  ['callback+app', []],
  ['callback+app', [key]],
])('over %s, with keys %j', async (plays, keys) => {
  const town = await startTown(
    night,
    quietLog,
    plays,
    'try',
    keys.length > 0 ? vaultWith(keys) : new Vault([]),
  )
  const { db, url } = town.database
  const cwd = mkdtempSync(join(tmpdir(), 'liaison-erased-'))
  afterAll(() => rmSync(cwd, { recursive: true, force: true }))
  const heard = async (who: string, text: string) => (await town.say(who, text)).text ?? ''
  let answer = ''

  beforeAll(async () => {
    await heard(liaison, '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延')
    await heard(liaison, '/排班 3月16日 王秀兰、胡志强')
    await heard(deputy, '/建议 修复石桥村文化广场路灯，坏了两个月，晚上看不见')
    for (const text of [
      `/异议 建2026-1 ${disputed}`,
      '/值班 3月16日 请假 出差',
      '/值班 3月16日 确认',
      '/值班 3月16日 请假 去县医院复查',
    ])
      expect(await heard(deputy, text)).toMatch(/^已/)
    await heard('胡志强', '/值班 3月16日 请假 去县医院复查')
    const env = { DATABASE_URL: url, ...(keys.length > 0 ? { LIAISON_DATA_KEY: keys.join(',') } : {}) }
    const run = await runHere(['person', 'erase', '--congress', '云溪镇', '--person', deputy, '--yes'], {
      env,
      cwd,
    })
    expect({ code: run.code, err: run.err }).toEqual({ code: 0, err: '' })
    expect(run.out).toContain('别人还没有看到的消息中本人的文字')
    await town.moveTo('2026-03-12T09:00:00+08:00')
    answer = await heard(chair, '/我的')
  }, 60_000)

  it('the chair, who had not looked, learns that there is a dispute to decide, and not its words', async () => {
    const app = plays === 'callback' ? [] : await appRooms(town).room(chair)
    const told = [answer, ...app.map(({ text }) => text)].join('\n')
    expect(told).toMatch(new RegExp(`【履职异议】第1号，王秀兰对履职档案提出异议.*\n理由：${erased}`))
    expect(told).toContain(
      `【值班请假】王秀兰不能参加3月16日（星期一）上午8:30至11:30的接待值班，原因：${erased}。`,
    )
    expect(told.replaceAll(/^.*胡志强.*$/gmu, '')).not.toMatch(/医院|出差/)
    expect(told).toMatch(/【值班请假】胡志强不能.*原因：去县医院复查/)
  })

  it.runIf(keys.length === 0)('nothing of it is stored but in answers, which expire', async () => {
    const all = new Map(await wholeText(db))
    all.delete('inbound')
    expect(whereStand(all, [disputed, '出差'])).toEqual([])
  })
})

it('a visitor does not stand in what died and can be sent again, and everybody else does', async () => {
  const town = await startTown(night, quietLog, 'app')
  const { db, url } = town.database
  const cwd = mkdtempSync(join(tmpdir(), 'liaison-erased-'))
  afterAll(() => rmSync(cwd, { recursive: true, force: true }))
  for (const text of [
    '/来访 枫树湾村李桂花来访，电话13577712345，反映水渠堵了，当场答复已办结',
    '/来访 石桥村赵大山来访，电话13699900001，反映公交班次少，当场答复已办结',
  ])
    await town.say(liaison, text)
  await db.sql`update outbox set state = 'dead' where payload::text ~ '李桂花|赵大山'`
  const dead = async () =>
    (await db.sql<{ text: string }[]>`select payload::text as text from outbox where state = 'dead'`)
      .map(({ text }) => text)
      .join('\n')
  expect(await dead()).toMatch(/李桂花/)
  const env = { DATABASE_URL: url }
  const run = await runHere(
    ['person', 'erase', '--congress', '云溪镇', '--visitor', '13577712345', '--yes'],
    { env, cwd },
  )
  expect({ code: run.code, err: run.err }).toEqual({ code: 0, err: '' })
  expect(await dead()).not.toMatch(/李桂花|13577712345/)
  expect(await dead()).toMatch(/2026-001/)
  expect(await dead()).toMatch(/赵大山/)
}, 60_000)

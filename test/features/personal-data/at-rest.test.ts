/**
 * With a key, nobody who has the database alone reads why somebody was on leave or who came; and everybody reads what he read
 * before. Played over a month: answers in words, by card and by proxy, decisions, duty, leaving early, disputes, visits.
 */
import { expect, test } from 'vitest'
import { Vault } from '../../../src/db/vault.ts'
import { checkDataKeys } from '../../../src/features/personal-data/store/keys.ts'
import { sweepOnce } from '../../../src/features/personal-data/store/sweep.ts'
import { visitorOf, visitorsOf } from '../../../src/features/visits/store/visitors.ts'
import { quietLog } from '../../support/database.ts'
import { startTown } from '../../support/town.ts'
import { whereStand, wholeText } from '../../support/whole-text.ts'

const key = Buffer.alloc(32, 3)
const vault = new Vault([key])
const town = await startTown(new Date('2026-03-02T10:00:00+08:00'), quietLog, undefined, 'try', vault)
const { db } = town.database
await checkDataKeys(db.sql, town.clock.now())
const chair = '杨国梁'
const liaison = '周晓敏'
const say = async (who: string, words: string, chat?: string) => (await town.say(who, words, chat)).text ?? ''
/** Words that nothing of the service says. */
const planted = [
  '阑尾手术',
  '孩子水痘',
  '去省城拔智齿',
  '膝盖积液',
  '岳母白内障',
  '鱼塘翻肚',
  '单位年检撞期',
  '欧阳翠莲',
  '13577712345',
  '端木守田',
  '18900654321',
  '鱼苗已由农技员补放',
  '柳叶巷',
  '签到表上有他的名字',
]

test('a month of it leaves none of the words anywhere in the database', { timeout: 120_000 }, async () => {
  await say(liaison, '/接待设置 每月15日上午8:30至11:30，地点：代表联络站')
  const posted = await town.say(
    chair,
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
    '主席团',
  )
  const card = posted.message?.id ?? ''
  await say('王秀兰', '请假 阑尾手术', '主席团')
  await say('胡志强', '请假，孩子水痘')
  await say('许金泉', '请假 去省城拔智齿')
  await say(liaison, '许金泉请假，膝盖积液')
  await town.click('王秀兰', card, 'leave:1', '主席团')
  expect(await say(chair, '/名单 1')).toMatch(/阑尾手术/)
  await say(chair, '/不同意 王秀兰 鱼塘翻肚')
  await say(chair, '/准假 胡志强')
  expect(await say('王秀兰', '我的')).not.toBe('')
  await say(liaison, '/排班 3月16日 王秀兰、胡志强')
  expect(await say('胡志强', '/值班 3月16日 请假 岳母白内障')).toContain('3月16日')
  expect(await say(liaison, '我的')).not.toBe('')
  await say('王秀兰', '/来访 枫树湾村欧阳翠莲来访，电话13577712345，反映村口路灯不亮')
  await say('王秀兰', '/来访 枫树湾村村民端木守田来访，电话18900654321，反映水渠堵了', '全体代表')
  expect(await say(liaison, '/来访簿')).not.toBe('')
  await town.moveTo('2026-03-18T08:40:00+08:00')
  await say('杨国梁', '签到')
  await say('许金泉', '签到')
  await town.moveTo('2026-03-18T10:00:00+08:00')
  await say('许金泉', '早退 单位年检撞期')
  await town.moveTo('2026-04-02T10:00:00+08:00')
  await say('王秀兰', '/异议 会1 我当天阑尾手术')
  expect(await say(chair, '/异议 1 维持 签到表上有他的名字')).toContain('维持')
  expect(await say('王秀兰', '/改来访 1 事项 柳叶巷路灯不亮')).toContain('柳叶巷')
  expect(await say('王秀兰', '/办结 1 鱼苗已由农技员补放')).toContain('已办结')
  await town.moveTo('2026-04-03T10:00:00+08:00')

  expect(whereStand(await wholeText(db), planted)).toEqual([])
  const sealed = whereStand(await wholeText(db), [`lk1:${vault.keyId}:`])
  for (const table of [
    'invitee',
    'answer_entry',
    'visitor',
    'inbound',
    'outbox',
    'private_note',
    'duty_dispute',
    'duty_ruling',
    'visit',
    'visit_entry',
    'duty_entry',
    'attendance',
  ])
    expect(sealed.join()).toContain(`${table}:`)
})

test('who may read it reads it as before', async () => {
  expect(await say(chair, '/名单 1')).toMatch(/王秀兰.*阑尾手术/s)
  expect(await say('王秀兰', '/来访簿')).toMatch(/欧阳翠莲|来访/)
  const seen = await db.transaction(async tx => [...(await visitorsOf(tx, [1, 2])).values()])
  expect(seen).toEqual([
    { name: '欧阳翠莲', phone: '13577712345' },
    // Nobody found his name in the words, so it stands in the matter: that is sealed, too.
    { name: null, phone: '18900654321' },
  ])
})

test('a repeated message gets the same answer, and notes are still taken once', async () => {
  await town.api('faults', { duplicate: 3 })
  const once = await say('王秀兰', '我的')
  await town.api('faults', { duplicate: 1 })
  expect(once).not.toBe('')
})

test('another key, or none, is refused at the start in one sentence', async () => {
  const other = await town.database.open({ vault: new Vault([Buffer.alloc(32, 4)]) })
  await expect(checkDataKeys(other.sql, town.clock.now())).rejects.toThrow(
    `LIAISON_DATA_KEY: is another one than this database is encrypted with (key ${vault.keyId})`,
  )
  const without = await town.database.open({ vault: new Vault([]) })
  await expect(checkDataKeys(without.sql, town.clock.now())).rejects.toThrow('LIAISON_DATA_KEY: is missing')
})

test('a new key before the old one takes everything over, and then the old one can go', async () => {
  const young = new Vault([Buffer.alloc(32, 5), key])
  const both = await town.database.open({ vault: young })
  const sweepAt = async (now: Date) => {
    while ((await both.transaction(tx => sweepOnce(tx, now))) > 0);
  }
  const now = town.clock.now()
  await checkDataKeys(both.sql, now)
  await sweepAt(now)
  expect(whereStand(await wholeText(db), [`lk1:${vault.keyId}:`])).toEqual([`data_key: lk1:${vault.keyId}:`])
  await sweepAt(new Date(now.getTime() + 2 * 86_400_000))
  const alone = await town.database.open({ vault: new Vault([Buffer.alloc(32, 5)]) })
  await checkDataKeys(alone.sql, now)
  expect(await alone.transaction(tx => visitorOf(tx, 1))).toEqual({ name: '欧阳翠莲', phone: '13577712345' })
})

/** A click that the platform sends once more gets the card that it got, though not the card is kept but what it was drawn from. */
import { expect, test } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import { sealReply } from '../../src/db/sealed-json.ts'
import { Vault } from '../../src/db/vault.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { receive } from '../../src/desk/receive.ts'
import { registry } from '../../src/desk/registry.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'
import { click, deputies, words } from './stage.ts'

const { db, open } = await testDatabase()
const { sixty } = await stage.settleTowns(db)
let now = stage.now
const clock: Clock = { now: () => now, offsetMs: 0 }
const deps = { db, clock, registry, botName: stage.botName, log: quietLog }
const desk = createDesk(deps)
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

const announced = async () => (await stage.announce(db, sixty))[0] ?? 0

test.each([
  ['参加', ['attend']],
  ['请假 without why', ['leave']],
  ['参加, then 请假', ['attend', 'leave']],
  ['请假 with a kind', ['leave', 'kind']],
  ['the same again', ['attend', 'attend']],
])('%s: the same card, alone and in a crowd, whatever others have answered meanwhile', async (_, actions) => {
  const meetingId = await announced()
  const own = actions.map(action =>
    click('d1', `${action}:${meetingId}`, action === 'kind' ? { kind: 'sick' } : {}),
  )
  const first = []
  for (const one of own) first.push(await desk(one))
  await Promise.all(deputies.slice(1, 40).map(userid => desk(click(userid, `attend:${meetingId}`))))
  now = later(3)
  for (const [nth, one] of own.entries()) {
    expect(await desk(one)).toEqual(first[nth])
    expect(await receive(deps, one)).toEqual(first[nth])
    const crowd = deputies.slice(1, 10).map(userid => desk(click(userid, `leave:${meetingId}`)))
    expect(await desk(one)).toEqual(first[nth])
    await Promise.all(crowd)
  }
  const log = (await stage.answerLog(db, meetingId)).filter(({ userid }) => userid === 'd1')
  expect(log.map(({ msgid }) => msgid)).toEqual(
    [...new Set(log.map(({ msgid }) => msgid))].filter(id => own.some(({ origin }) => origin.msgid === id)),
  )
})

test('also when a sweep of before has sealed what was kept of it', async () => {
  const meetingId = await announced()
  const vault = new Vault([Buffer.alloc(32, 1)])
  const sealing = await open({ vault })
  const sealed = { ...deps, db: sealing }
  const own = click('d1', `attend:${meetingId}`)
  const { msgid } = own.origin
  const first = await desk(own)
  const [kept] = await db.sql<{ reply: object }[]>`select reply from inbound where msgid = ${msgid}`
  await db.sql`
    update inbound set reply = ${JSON.stringify(sealReply(vault, msgid, kept?.reply ?? {}))} where msgid = ${msgid}`
  expect(await createDesk(sealed)(own)).toEqual(first)
  expect(await receive(sealed, own)).toEqual(first)
})

test('of a leave with words nothing that was said is kept with the answer', async () => {
  const meetingId = await announced()
  const [{ number } = { number: 0 }] = await db.sql<{ number: number }[]>`
    select number from meeting where id = ${meetingId}`
  await desk(words('d1', `第${number}号 请假 住院做手术`))
  const again = click('d1', `leave:${meetingId}`)
  const reply = await desk(again)
  const [kept] = await db.sql<{ reply: string }[]>`
    select reply::text from inbound where msgid = ${again.origin.msgid}`
  expect(kept?.reply).not.toContain('手术')
  expect(kept?.reply.length).toBeLessThan(450)
  expect(await desk(again)).toEqual(reply)
})

test.each([
  ['moved', ['/改 # 时间改为2026年3月20日14:00']],
  ['moved twice', ['/改 # 时间改为2026年3月20日14:00', '/改 # 时间改为2026年3月21日14:00']],
  ['elsewhere', ['/改 # 地点改为镇文化礼堂']],
  ['cancelled', ['/取消 # 防汛']],
  ['moved and cancelled', ['/改 # 时间改为2026年3月20日14:00', '/取消 # 防汛']],
  ['cancelled and back', ['/取消 # 防汛', '/恢复 #']],
])(
  'the card is that of before also when the notice is %s since: only what was answered is said again',
  async (_, said) => {
    const meetingId = await announced()
    const [{ number } = { number: 0 }] = await db.sql<{ number: number }[]>`
    select number from meeting where id = ${meetingId}`
    const own = [click('d1', `attend:${meetingId}`), click('d2', `leave:${meetingId}`)]
    const first = []
    for (const one of own) first.push(await desk(one))
    expect(JSON.stringify(first[0])).toContain('您已回复：参加')
    const version = async () => (await db.sql`select version, status from meeting where id = ${meetingId}`)[0]
    const before = await version()
    for (const each of said) {
      const was = await version()
      await desk(words('d1', each.replace('#', String(number))))
      expect(await version()).not.toEqual(was)
    }
    expect(said.some(each => each.startsWith('/改'))).toBe((await version())?.version !== before?.version)
    for (const [nth, one] of own.entries()) {
      expect(await desk(one)).toEqual(first[nth])
      expect(await receive(deps, one)).toEqual(first[nth])
    }
    expect(await stage.answerLog(db, meetingId)).toHaveLength(2)
  },
)

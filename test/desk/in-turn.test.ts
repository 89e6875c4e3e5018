/** What one person says at one moment is answered one after the other: none of his messages takes a row from another. */
import { expect, it } from 'vitest'
import type { Incoming } from '../../src/bot/incoming.ts'
import type { Clock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'

const { db, open } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
await stage.settleTowns(db)
const deskOn = (on: typeof db) =>
  createDesk({ db: on, clock, registry, botName: stage.botName, log: quietLog })
const desk = deskOn(db)

/** As a callback has it: with an address that is noted for the next hour, in one row a person. */
const says = (who: string, words: string): Incoming => {
  const one = stage.words(who, words, { chat: null })
  return { ...one, origin: { ...one.origin, responseUrl: `https://qyapi.weixin.qq.com/${one.origin.msgid}` } }
}

it('a hundred of one person at one moment are all answered, by two processes', async () => {
  await desk(
    stage.words('d1', '/会议 3月20日上午9点 三楼会议室 学习会 参加人员：全体代表', { chat: stage.group }),
  )
  const other = deskOn(await open())
  const words = ['名单 1', '我的', '/导出 收文', '参加', '请假 出差', '/到会 1', '/我的履职']
  const replies = await Promise.all(
    Array.from({ length: 100 }, (_, nth) =>
      (nth % 2 === 0 ? desk : other)(says('d1', words[nth % words.length] ?? '')),
    ),
  )
  expect(replies.filter(reply => JSON.stringify(reply).includes('没有处理成功'))).toEqual([])
})

it('in the order in which they came', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, nth) => desk(says('d2', nth % 2 === 0 ? '参加' : `请假 第${nth}次`))),
  )
  const entries = await db.sql<{ answer: string }[]>`
    select a.answer from answer_entry a join person p on p.id = a.person_id where p.userid = 'd2' order by a.id`
  expect(entries.map(({ answer }) => answer)).toEqual(
    Array.from({ length: 20 }, (_, nth) => (nth % 2 === 0 ? 'attend' : 'leave')),
  )
})

it('and nobody waits for another person, nor for a message of his own that failed', async () => {
  let failing = true
  let cut = (_: Error) => {}
  const held = deskOn({
    ...db,
    transaction: work =>
      failing
        ? new Promise((_, reject) => {
            cut = reject
          })
        : db.transaction(work),
  })
  const first = held(says('d3', '帮助'))
  failing = false
  const second = held(says('d3', '我的'))
  expect(JSON.stringify(await held(says('d4', '我的')))).toContain('学习会')
  cut(Object.assign(new Error('the connection was lost'), { code: '57P01' }))
  await expect(first).rejects.toThrow('lost')
  expect(JSON.stringify(await second)).toContain('学习会')
})

/** A hundred people look at a sheet while sixty answer, over real HTTP and through signed callbacks. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSession } from '../../src/features/sessions/store/sessions.ts'
import { startTown } from '../support/town.ts'
import { figureIn, type Looker, lookAt } from './live-looker.ts'

const town = await startTown()
const { db } = town.database
const path = '/console/c/1/meetings/1/live'
const lookers: Looker[] = []
let card = ''
let people: readonly { readonly userid: string }[] = []

async function look(userid: string, where = path): Promise<Looker> {
  const at = town.clock.now()
  const session = await db.transaction(tx => openSession(tx, { account: userid, device: 'other/other' }, at))
  const looker = await lookAt(town.url, where, session)
  lookers.push(looker)
  return looker
}

beforeAll(async () => {
  const posted = await town.say(
    '杨国梁',
    '/会议 3月14日上午9点 镇政府三楼会议室 学习培训 参加人员：全体代表 3月12日下午6点前回复',
    '全体代表',
  )
  card = posted.message?.id ?? ''
  people = await db.sql<{ userid: string }[]>`
    select p.userid from invitee v join person p on p.id = v.person_id
    where p.userid is not null order by p.id`
})
afterAll(() => {
  for (const looker of lookers) looker.leave()
})

const coming = (looker: Looker) => figureIn(looker.shown.get('live-notice'), '参加')

it('everyone of a hundred lookers sees each count, none goes back, and all end with the last', async () => {
  const hundred = await Promise.all(
    Array.from({ length: 100 }, (_, nth) => look(people[nth % people.length]?.userid ?? '')),
  )
  await Promise.all(hundred.map(one => one.until(() => coming(one) === 0)))
  const answeredAt: number[] = []
  await Promise.all(
    people.map(async ({ userid }) => {
      const { violations } = await town.click(userid, card, 'attend:1', '全体代表')
      expect(violations).toEqual([])
      answeredAt.push(performance.now())
    }),
  )
  await town.say('杨国梁', '/代 吴晓燕 参加')
  answeredAt.push(performance.now())
  const all = answeredAt.length
  expect(all).toBe(60)
  await Promise.all(hundred.map(one => one.until(() => coming(one) === all)))
  const delays: number[] = []
  for (const one of hundred) {
    const counts = one.events.flatMap(({ at, changes }) => {
      const count = figureIn(changes['live-notice'], '参加')
      return Number.isNaN(count) ? [] : [{ at, count }]
    })
    expect(counts.map(({ count }) => count)).toEqual(
      counts.map(({ count }) => count).toSorted((a, b) => a - b),
    )
    for (const [nth, at] of answeredAt.entries()) {
      const seen = counts.find(({ count }) => count > nth)
      delays.push(Math.max(0, (seen?.at ?? Number.NaN) - at))
    }
    expect(one.shown.get('live-own')).toContain('您的回复：参加')
  }
  const p95 = delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.95)] ?? Number.NaN
  const events = Math.max(...hundred.map(one => one.events.length))
  const bytes = Math.max(...hundred.map(one => one.bytes))
  console.log(`100 lookers, 60 answers: p95 ${p95.toFixed(0)} ms, ${events} events, ${bytes} bytes at most`)
  // Town, stand-in, service and a hundred browsers share this process: only what no busy machine explains is refused.
  expect(p95).toBeLessThan(5_000)
})

it('an answer that comes alone is with all hundred at once', async () => {
  const hundred = lookers.slice(0, 100)
  const delays: number[] = []
  for (const [nth, { userid }] of people.slice(0, 10).entries()) {
    await town.click(userid, card, 'leave:1', '全体代表')
    const at = performance.now()
    const seen = hundred.map(async one => {
      await one.until(() => coming(one) === 59 - nth)
      return Math.max(0, (one.events.at(-1)?.at ?? Number.NaN) - at)
    })
    delays.push(...(await Promise.all(seen)))
  }
  const sorted = delays.toSorted((a, b) => a - b)
  const [p50, p95] = [0.5, 0.95].map(part => sorted[Math.floor(sorted.length * part)] ?? Number.NaN)
  console.log(`100 lookers, an answer alone: p50 ${p50?.toFixed(0)} ms, p95 ${p95?.toFixed(0)} ms`)
  expect(p95).toBeLessThan(5_000)
})

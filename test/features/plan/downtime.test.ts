/** A service that was down says what is still of use, once, and leaves out what is not; two replicas say it once. */
import { expect, it } from 'vitest'
import { planPlanCalls, sayPlanCalls } from '../../../src/features/plan/jobs.ts'
import { queued } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const say = async (who: string, text: string) => (await town.say(who, text)).text ?? ''
const callsOf = (kind: string) =>
  db.sql<{ slot: string; outcome: string | null }[]>`
    select slot, outcome from plan_call where kind = ${kind} and done_at is not null order by slot`
const tick = (at: string) =>
  db.transaction(async tx => {
    const now = { tx, now: new Date(at), clock: town.clock, botName: '联络员' }
    return (await planPlanCalls(now)) + (await sayPlanCalls(now))
  })
const queuedWith = async (words: string) =>
  (await queued(db)).filter(({ payload }) => payload.text?.includes(words) === true).length

it('of the months before a congress came nothing is said', async () => {
  await town.moveTo('2026-03-12T10:00:00+08:00')
  expect(await callsOf('month')).toEqual([
    { slot: '2026-02', outcome: 'left_out' },
    { slot: '2026-03', outcome: 'left_out' },
  ])
  expect(await callsOf('draft')).toEqual([])
})

it('down from March to May: May is posted late, April is left out; two who say it at once say it once', async () => {
  await say('周晓敏', '/计划 生成')
  await say('周晓敏', '/计划 定稿')
  // Both replicas wake on the seventh of May, after the holidays.
  await Promise.all([tick('2026-05-07T10:00:00+08:00'), tick('2026-05-07T10:00:01+08:00')])
  while ((await tick('2026-05-07T10:00:02+08:00')) > 0);
  expect((await callsOf('month')).filter(({ slot }) => slot > '2026-03')).toEqual([
    { slot: '2026-04', outcome: 'left_out' },
    { slot: '2026-05', outcome: 'sent' },
  ])
  expect(await queuedWith('【5月工作安排】')).toBe(1)
  expect(await queuedWith('【4月工作安排】')).toBe(0)
  expect(await callsOf('behind')).toEqual([{ slot: '2026-1', outcome: 'left_out' }])
})

it('at night and on days off nothing is said, and it is not forgotten', async () => {
  await tick('2026-06-01T06:00:00+08:00')
  expect(await queuedWith('【6月工作安排】')).toBe(0)
  await tick('2026-06-01T10:00:00+08:00')
  expect(await queuedWith('【6月工作安排】')).toBe(1)
  await tick('2026-10-01T09:30:00+08:00')
  expect(await queuedWith('【10月工作安排】')).toBe(0)
  while ((await tick('2026-10-08T10:00:00+08:00')) > 0);
  expect(await queuedWith('【10月工作安排】')).toBe(1)
})

/** Where calendars and clocks have their edges: the last day of a month, the 29th of February, the hours that zones skip or repeat. */
import { expect, it } from 'vitest'
import { addTown, day, openStage, staff } from './stage.ts'

const stage = await openStage('2028-02-01T10:00')
const { db } = stage
const start = stage.clock.now()
const year = [day('2028-02-01'), day('2028-12-31')] as const

/** Receives on the last day of each month. No table of 2028 is known: weekends only. */
const yunxi = await addTown(db, 'yunxi', {
  settings: { rule: { days: [{ on: 'monthday', day: 31 }], policy: 'next_working_day' } },
  now: start,
})
/** Receives on Sundays, where the clocks go forward on 26 March and back on 29 October. */
const hekou = await addTown(db, 'hekou', {
  zone: 'Europe/Berlin',
  settings: { rule: { days: [{ on: 'weekday', weekday: 7 }], policy: 'as_is' } },
  now: start,
})
await stage.moveTo('2028-02-01T10:01')
await staff(db, yunxi.congressId, yunxi.deputies.slice(0, 1), year, start)
await staff(db, hekou.congressId, hekou.deputies.slice(0, 1), year, start)
await stage.moveTo('2028-12-01')

/** `02-29 08:00 2月29日（星期二）`: when a morning's call was heard, by Shanghai's clock, and of which day. */
const mornings = (key: string): string[] =>
  stage
    .heard(key)
    .filter(line => line.includes('【值班提醒】今天'))
    .map(line => `${line.slice(0, 11)} ${/：(\S+?）)/.exec(line)?.[1]}`)

it('the last day of every month is called in its morning, in a leap year on 29 February', () => {
  expect(mornings('yunxi')).toEqual([
    '02-29 08:00 2月29日（星期二）',
    '03-31 08:00 3月31日（星期五）',
    // 30 April is a Sunday.
    '05-01 08:00 5月1日（星期一）',
    '05-31 08:00 5月31日（星期三）',
    '06-30 08:00 6月30日（星期五）',
    '07-31 08:00 7月31日（星期一）',
    '08-31 08:00 8月31日（星期四）',
    // 30 September is a Saturday.
    '10-02 08:00 10月2日（星期一）',
    '10-31 08:00 10月31日（星期二）',
    '11-30 08:00 11月30日（星期四）',
  ])
})

it('the plan of a month that begins with a reception day tells what is still to come of it', () => {
  const plans = stage.heard('yunxi').filter(line => line.includes('【接待安排】5月'))
  expect(plans).toEqual([expect.stringMatching(/^05-01 09:00 .*\n5月31日（星期三）上午8:30至11:30/)])
})

it('where the clocks change everything is said at the same time of the wall clock, once', () => {
  const said = mornings('hekou')
  expect(said).toHaveLength(new Set(said).size)
  // The Sundays from 6 February to 26 November. At 8:00 in Berlin it is 15:00 in Shanghai in winter, 14:00 in summer.
  expect(said).toHaveLength(43)
  const hourOn = (date: string) => said.find(line => line.startsWith(date))?.slice(6, 11)
  expect(['03-19', '03-26', '04-02', '10-22', '10-29', '11-05'].map(hourOn)).toEqual([
    '15:00',
    '14:00',
    '14:00',
    '14:00',
    '15:00',
    '15:00',
  ])
  const eves = stage.heard('hekou').filter(line => line.includes('【值班提醒】明天'))
  expect(eves).toHaveLength(said.length)
  // 19:00 on the Saturday before either change.
  expect(eves.map(line => line.slice(0, 11))).toContain('03-26 02:00')
  expect(eves.map(line => line.slice(0, 11))).toContain('10-29 01:00')
})

it('nothing is left to be said, and nothing was left out', async () => {
  const [rows] = await db.sql<{ undone: number; left: number }[]>`
    select count(*) filter (where done_at is null and due_at <= ${stage.clock.now()}) as undone,
           count(*) filter (where outcome = 'left_out') as left
    from reception_call`
  expect(rows).toEqual({ undone: 0, left: 0 })
})

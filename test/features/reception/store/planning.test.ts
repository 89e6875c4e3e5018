import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/calendar/day.ts'
import { saveYear } from '../../../../src/features/holidays/store.ts'
import { changeDay } from '../../../../src/features/reception/store/change-day.ts'
import { findDay, plannedDays } from '../../../../src/features/reception/store/days.ts'
import { nextPlanAt, planBatch, planCongress } from '../../../../src/features/reception/store/planning.ts'
import { findReception, saveReception } from '../../../../src/features/reception/store/rule.ts'
import type { ReceptionRule } from '../../../../src/features/reception/types.ts'
import { addTown, day, minute, openStage, planAll, shanghai } from '../stage.ts'

const stage = await openStage('2026-03-02T10:00')
const { db } = stage
const now = shanghai('2026-03-02T10:00')
const mondays: ReceptionRule = { days: [{ on: 'weekday', weekday: 1 }], policy: 'as_is' }

/** Nominal → actual day with status, of all days from a day on. */
const daysOf = async (congressId: number, from = '2026-01-01') => {
  const rows = await db.sql<{ nominal: string; day: string; status: string }[]>`
    select nominal, day, status from reception_day
    where congress_id = ${congressId} and nominal >= ${from}::date order by nominal`
  return rows.map(row => `${row.nominal} ${row.day}${row.status === 'planned' ? '' : ` ${row.status}`}`)
}

const callsOf = async (congressId: number) =>
  db.sql<{ kind: string; slot: string; due: Date; outcome: string | null }[]>`
    select kind, slot, due_at as due, outcome from reception_call
    where congress_id = ${congressId} order by due_at, kind, slot`

const setRule = (congressId: number, rule: ReceptionRule, at: Date) =>
  db.transaction(async tx => {
    const before = await findReception(tx, congressId)
    if (before === null) throw new Error('no reception')
    await saveReception(tx, { ...before, rule }, null, at)
    await planCongress(tx, congressId, at)
  })

/** One database is one country: the tests follow upon each other. */
describe('planning', () => {
  it('a year and a month of days come of a rule, each shifted as the notice of the holidays wants it', async () => {
    const { congressId } = await addTown(db, 'yunxi', { now })
    await planAll(db, now)
    expect(await daysOf(congressId)).toEqual([
      '2026-03-15 2026-03-16',
      '2026-04-15 2026-04-15',
      '2026-05-15 2026-05-15',
      '2026-06-15 2026-06-15',
      '2026-07-15 2026-07-15',
      '2026-08-15 2026-08-17',
      '2026-09-15 2026-09-15',
      '2026-10-15 2026-10-15',
      '2026-11-15 2026-11-16',
      '2026-12-15 2026-12-15',
      '2027-01-15 2027-01-15',
      '2027-02-15 2027-02-15',
      '2027-03-15 2027-03-15',
      '2027-04-15 2027-04-15',
    ])
    expect((await callsOf(congressId)).map(call => `${minute(call.due)} ${call.kind}`)).toEqual([
      '2026-03-01 09:00 month_plan',
      '2026-03-09 09:00 duty_week',
    ])
  })

  it('is done once, however often and by how many it is done; and again when the week is over', async () => {
    const { congressId } = await addTown(db, 'shiqiao', { now, settings: { rule: mondays } })
    const second = await stage.database.open()
    const both = await Promise.all([
      ...[0, 1, 2].map(() => db.transaction(tx => planBatch(tx, now))),
      ...[0, 1, 2].map(() => second.transaction(tx => planBatch(tx, now))),
    ])
    expect(both.reduce((sum, done) => sum + done, 0)).toBeLessThanOrEqual(2)
    await planAll(db, now)
    const before = await daysOf(congressId)
    expect(new Set(before.map(line => line.split(' ')[0])).size).toBe(before.length)
    const calls = await callsOf(congressId)
    await planAll(db, now)
    expect(await daysOf(congressId)).toEqual(before)
    expect(await callsOf(congressId)).toEqual(calls)

    const monday = shanghai('2026-03-09')
    expect(await db.transaction(nextPlanAt)).toEqual(monday)
    await planAll(db, monday)
    expect(await daysOf(congressId)).toEqual(before)
    expect((await callsOf(congressId)).length).toBeGreaterThan(calls.length)
  })

  it('another rule puts other days in place of those to come, and leaves what has been', async () => {
    const { congressId } = await addTown(db, 'hekou', { now })
    await planAll(db, now)
    const later = shanghai('2026-04-20T10:00')
    await setRule(congressId, { days: [{ on: 'monthday', day: 20 }], policy: 'next_working_day' }, later)
    expect((await daysOf(congressId)).slice(0, 7)).toEqual([
      '2026-03-15 2026-03-16',
      '2026-04-15 2026-04-15',
      '2026-05-15 2026-05-15 skipped',
      '2026-05-20 2026-05-20',
      '2026-06-15 2026-06-15 skipped',
      '2026-06-20 2026-06-22',
      '2026-07-15 2026-07-15 skipped',
    ])
    await setRule(congressId, { days: [{ on: 'monthday', day: 15 }], policy: 'next_working_day' }, later)
    expect((await daysOf(congressId, '2026-05-01')).slice(0, 3)).toEqual([
      '2026-05-15 2026-05-15',
      '2026-05-20 2026-05-20 skipped',
      '2026-06-15 2026-06-15',
    ])
  })

  it('two days of the rule that come to one day are one', async () => {
    const [{ congressId }] = await towns()
    const rule: ReceptionRule = {
      days: [
        { on: 'monthday', day: 14 },
        { on: 'monthday', day: 15 },
      ],
      policy: 'next_working_day',
    }
    // 14 and 15 March 2026 are a weekend.
    await setRule(congressId, rule, now)
    const march = await db.transaction(tx =>
      plannedDays(tx, congressId, day('2026-03-01'), day('2026-03-31')),
    )
    expect(march.map(one => isoDay(one.day))).toEqual(['2026-03-16'])
    expect((await daysOf(congressId)).slice(0, 2)).toEqual([
      '2026-03-14 2026-03-16',
      '2026-03-15 2026-03-16 merged',
    ])
    await setRule(congressId, { days: [{ on: 'monthday', day: 15 }], policy: 'next_working_day' }, now)
    expect((await daysOf(congressId)).slice(0, 2)).toEqual([
      '2026-03-14 2026-03-16 skipped',
      '2026-03-15 2026-03-16',
    ])
  })

  it('what somebody has changed by hand stays as it is, and nothing else is put on its day', async () => {
    const [{ congressId }] = await towns()
    const moved = await db.transaction(async tx => {
      const found = await findDay(tx, congressId, day('2026-05-15'))
      if (found === null) throw new Error('no day')
      return changeDay(
        tx,
        found.id,
        {
          to: 'another_time',
          day: day('2026-05-20'),
          fromMinute: 840,
          untilMinute: 900,
          place: '杨树湾',
          reason: '防汛',
        },
        now,
      )
    })
    expect(moved.outcome).toBe('changed')
    const both: ReceptionRule = {
      days: [
        { on: 'monthday', day: 15 },
        { on: 'monthday', day: 20 },
      ],
      policy: 'next_working_day',
    }
    await setRule(congressId, both, now)
    expect((await daysOf(congressId, '2026-05-15')).slice(0, 2)).toEqual([
      '2026-05-15 2026-05-20',
      '2026-05-20 2026-05-20 merged',
    ])
    const [may] = await db.transaction(tx =>
      plannedDays(tx, congressId, day('2026-05-01'), day('2026-05-31')),
    )
    expect(may).toMatchObject({ place: '杨树湾', byHand: true, reason: '防汛' })
  })

  it('who gives up reception has no days to come, moved ones neither', async () => {
    const [{ congressId }] = await towns()
    await setRule(congressId, { days: [], policy: 'skip' }, now)
    const left = await db.transaction(tx => plannedDays(tx, congressId, day('2026-03-03'), day('2028-01-01')))
    expect(left).toEqual([])
    expect(
      (await callsOf(congressId)).filter(call => call.outcome === null && call.kind !== 'month_plan'),
    ).toEqual([])
    await setRule(congressId, { days: [{ on: 'monthday', day: 15 }], policy: 'next_working_day' }, now)
    const back = await db.transaction(tx => plannedDays(tx, congressId, day('2026-03-03'), day('2026-04-30')))
    expect(back.map(one => isoDay(one.day))).toEqual(['2026-03-16', '2026-04-15'])
  })

  it('a table of holidays that arrives moves the days of its year, of every town', async () => {
    const at = shanghai('2026-11-20T10:00')
    await planAll(db, at)
    const [{ congressId }] = await towns()
    const readFebruary = () =>
      db.transaction(tx => plannedDays(tx, congressId, day('2027-02-01'), day('2027-02-28')))
    const [before] = await readFebruary()
    await db.transaction(tx => saveYear(tx, { year: 2027, off: off2027, working: {} }, at))
    expect((await db.transaction(nextPlanAt))?.getTime()).toBe(0)
    await planAll(db, at)
    const [february] = await readFebruary()
    expect(february).toMatchObject({
      nominal: day('2027-02-15'),
      day: day('2027-02-22'),
      version: (before?.version ?? 0) + 1,
    })
  })

  it('a clock that was far ahead for a while does no harm: what was planned stays, what is due is planned again', async () => {
    const { congressId } = await addTown(db, 'dongshan', { now })
    await planAll(db, now)
    const before = await daysOf(congressId)
    await planAll(db, shanghai('2028-06-01'))
    await planAll(db, now)
    const after = await daysOf(congressId)
    expect(after.slice(0, before.length)).toEqual(before)
    await planAll(db, shanghai('2026-03-09'))
    const kinds = (await callsOf(congressId))
      .filter(call => call.slot === '2026-03-15.1')
      .map(call => call.kind)
    expect(kinds.sort()).toEqual([
      'duty_after',
      'duty_eve',
      'duty_morning',
      'duty_week',
      'public_notice',
      'uncovered',
    ])
  })
})

const off2027 = Object.fromEntries([
  ...['01-01', '05-01', '10-01', '10-02', '10-03'].map(date => [`2027-${date}`, '节日']),
  ...Array.from({ length: 7 }, (_, n) => [`2027-02-${15 + n}`, '春节']),
])

async function towns() {
  const rows = await db.sql<{ congressId: number }[]>`select id as "congressId" from congress order by id`
  const [first] = rows
  if (first === undefined) throw new Error('no town')
  return [first, ...rows.slice(1)] as const
}

/** A day that is called off or moved, and back before anybody was told of it, was never changed. */
import { beforeEach, describe, expect, it } from 'vitest'
import { changeDay, type DayChange } from '../../../src/features/reception/store/change-day.ts'
import { findDay } from '../../../src/features/reception/store/days.ts'
import { dutiesOf } from '../../../src/features/reception/store/duties.ts'
import type { ReceptionDay } from '../../../src/features/reception/types.ts'
import { addTown, answer, day, openStage, planAll, staff } from './stage.ts'

const stage = await openStage('2026-03-02T10:00')
const { db } = stage
const yunxi = await addTown(db, 'yunxi', { now: stage.clock.now() })
await planAll(db, stage.clock.now())
await staff(
  db,
  yunxi.congressId,
  yunxi.deputies.slice(0, 2),
  [day('2026-03-01'), day('2027-03-31')],
  stage.clock.now(),
)

const dayOn = (date: string): Promise<ReceptionDay> =>
  db.transaction(async tx => {
    const found = await findDay(tx, yunxi.congressId, day(date))
    if (found === null) throw new Error(`no day ${date}`)
    return found
  })
const change = async (date: string, to: DayChange) => {
  const { id } = await dayOn(date)
  return db.transaction(tx => changeDay(tx, id, to, stage.clock.now()))
}
const standings = async (date: string) => {
  const { id } = await dayOn(date)
  return (await db.transaction(tx => dutiesOf(tx, [id]))).map(duty => duty.standing).sort()
}
const off: DayChange = { to: 'cancelled', reason: '防汛' }
const moveTo = (date: string, place = '代表联络站'): DayChange => ({
  to: 'another_time',
  day: day(date),
  fromMinute: 510,
  untilMinute: 690,
  place,
  reason: null,
})
/** The kinds of what was said, by their first words. */
const heard = () => stage.heard('yunxi').map(line => line.slice(0, 17))

beforeEach(() => {
  stage.said.length = 0
})

describe('after it was announced', () => {
  it('called off and restored is announced no second time, and whoever confirmed stays confirmed', async () => {
    await stage.moveTo('2026-03-13T10:00')
    expect(heard()).toContain('03-09 09:00 【值班通知')
    const before = await dayOn('2026-03-16')
    await answer(db, before.id, yunxi.deputies[0], 'confirm', stage.clock.now())
    stage.said.length = 0
    await change('2026-03-16', off)
    await change('2026-03-16', { to: 'restored' })
    await change('2026-03-16', off)
    await change('2026-03-16', { to: 'restored' })
    const after = await dayOn('2026-03-16')
    expect([after.version, after.byHand, after.reason]).toEqual([before.version, false, null])
    expect(await standings('2026-03-16')).toEqual(['confirm', 'silent'])
    await stage.moveTo('2026-03-13T20:00')
    expect(stage.heard('yunxi')).toEqual([])
  })

  it('moved and moved back neither', async () => {
    await change('2026-03-16', moveTo('2026-03-17', '杨树湾村'))
    expect(await standings('2026-03-17')).toEqual(['silent', 'silent'])
    await change('2026-03-17', { to: 'restored' })
    expect((await dayOn('2026-03-16')).byHand).toBe(false)
    expect(await standings('2026-03-16')).toEqual(['confirm', 'silent'])
    await change('2026-03-16', moveTo('2026-03-16', '杨树湾村'))
    await change('2026-03-16', moveTo('2026-03-16'))
    expect((await dayOn('2026-03-16')).byHand).toBe(false)
    expect(await standings('2026-03-16')).toEqual(['confirm', 'silent'])
    await stage.moveTo('2026-03-14T20:00')
    expect(stage.heard('yunxi')).toEqual([])
  })

  it('what is still to be said is said, each once', async () => {
    await stage.moveTo('2026-03-16T23:00')
    const said = stage.heard('yunxi').map(line => line.slice(12, 18))
    expect(said.filter(line => line === '【值班提醒】')).toHaveLength(2)
  })
})

describe('told, it is a change', () => {
  it('called off again after it was taken back is told, once; restored then, too', async () => {
    await stage.moveTo('2026-04-09T10:00')
    await change('2026-04-15', off)
    await change('2026-04-15', { to: 'restored' })
    await change('2026-04-15', off)
    stage.said.length = 0
    await stage.moveTo('2026-04-09T10:30')
    expect(stage.heard('yunxi').map(line => line.slice(12, 19))).toEqual(['【接待日取消】'])
    stage.said.length = 0
    await change('2026-04-15', { to: 'restored' })
    await stage.moveTo('2026-04-09T11:00')
    expect(stage.heard('yunxi').map(line => line.slice(12, 19))).toEqual(['【接待日恢复】'])
  })

  it('moved, called off and restored before any of it was told is told as moved, once', async () => {
    await stage.moveTo('2026-05-11T10:00')
    stage.said.length = 0
    await change('2026-05-15', moveTo('2026-05-18'))
    await change('2026-05-18', off)
    await change('2026-05-18', { to: 'restored' })
    await stage.moveTo('2026-05-11T10:30')
    expect(stage.heard('yunxi').map(line => line.slice(12, 19))).toEqual(['【接待日变更】'])
  })
})

describe('before anybody was told', () => {
  it('off for weeks and restored it is announced as any other, and keeps its answers', async () => {
    await stage.moveTo('2026-05-20T10:00')
    const before = await dayOn('2026-06-15')
    await answer(db, before.id, yunxi.deputies[1], 'confirm', stage.clock.now())
    await change('2026-06-15', off)
    await stage.moveTo('2026-06-01T10:00')
    await change('2026-06-15', { to: 'restored' })
    expect(await standings('2026-06-15')).toEqual(['confirm', 'silent'])
    stage.said.length = 0
    await stage.moveTo('2026-06-12T20:00')
    const said = stage.heard('yunxi').map(line => line.slice(12, 18))
    expect(said.filter(line => line.startsWith('【值班通知'))).toHaveLength(1)
    expect(said.filter(line => line.startsWith('【接待日'))).toEqual([])
  })

  it('what passed while it was off is not missed', async () => {
    await stage.moveTo('2026-07-01T10:00')
    await change('2026-07-15', off)
    await stage.moveTo('2026-07-14T22:30')
    await change('2026-07-15', { to: 'restored' })
    const left = await db.sql`
      select kind from reception_call where outcome = 'left_out' and day_id = ${(await dayOn('2026-07-15')).id}`
    expect(left.map(row => row.kind)).toEqual([])
  })
})

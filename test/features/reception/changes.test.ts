import { beforeEach, describe, expect, it } from 'vitest'
import { isoDay } from '../../../src/calendar/day.ts'
import { saveYear } from '../../../src/features/holidays/store.ts'
import { changeDay, type DayChange } from '../../../src/features/reception/store/change-day.ts'
import { findDay, plannedDays } from '../../../src/features/reception/store/days.ts'
import type { ReceptionDay } from '../../../src/features/reception/types.ts'
import { addTown, answer, day, openStage, planAll, staff } from './stage.ts'

const stage = await openStage('2026-03-02T10:00')
const { db } = stage
const year = [day('2026-03-01'), day('2027-03-31')] as const
const start = stage.clock.now()
const yunxi = await addTown(db, 'yunxi', { now: start })
const shiqiao = await addTown(db, 'shiqiao', { now: start, webhook: false })
await planAll(db, start)
await staff(db, yunxi.congressId, yunxi.deputies.slice(0, 2), year, start)
await staff(db, shiqiao.congressId, shiqiao.deputies.slice(0, 1), year, start)
await stage.moveTo('2026-03-02T10:01')

const dayOn = (date: string, congressId = yunxi.congressId): Promise<ReceptionDay> =>
  db.transaction(async tx => {
    const found = await findDay(tx, congressId, day(date))
    if (found === null) throw new Error(`no day ${date}`)
    return found
  })

const change = async (date: string, to: DayChange, congressId = yunxi.congressId) => {
  const { id } = await dayOn(date, congressId)
  return db.transaction(tx => changeDay(tx, id, to, stage.clock.now()))
}

const moveTo = (date: string, fromMinute = 510, place = '代表联络站'): DayChange => ({
  to: 'another_time',
  day: day(date),
  fromMinute,
  untilMinute: fromMinute + 180,
  place,
  reason: '防汛',
})

beforeEach(() => {
  stage.said.length = 0
})

describe('a day that is changed', () => {
  it('before anybody was told is announced as it is now, and not as moved', async () => {
    await change('2026-05-15', moveTo('2026-05-20'))
    await stage.moveTo('2026-03-02T12:00')
    expect(stage.heard('yunxi')).toEqual([])
  })

  it('after it was announced is announced as moved, once, to those on duty by name, who are asked again', async () => {
    await change('2026-03-16', moveTo('2026-03-18'))
    await stage.moveTo('2026-03-02T12:01')
    expect(stage.heard('yunxi')).toEqual([
      '03-02 12:00 【接待日变更】原定3月16日（星期一）上午8:30至11:30在代表联络站的代表接待选民日，时间改为3月18日（星期三）上午8:30至11:30，地点不变。原因：防汛。值班代表：张一（带班）、王二，原来的回复需重新确认。能参加的请发送“@联络员 确认”，不能参加的发送“@联络员 请假 原因”。 @yunxi-1 @yunxi-2',
    ])
    stage.said.length = 0
    await stage.moveTo('2026-03-10')
    expect(stage.heard('yunxi')).toEqual([])
    await stage.moveTo('2026-03-11T09:00')
    expect(stage.heard('yunxi').map(line => line.slice(0, 17))).toEqual(['03-11 09:00 【值班通知'])
  })

  it('an answer to the earlier time does not count for the new one', async () => {
    const before = await dayOn('2026-03-18')
    await answer(db, before.id, yunxi.deputies[0], 'leave', stage.clock.now())
    await change('2026-03-18', moveTo('2026-03-18', 540))
    await stage.moveTo('2026-03-11T09:01')
    expect(stage.heard('yunxi').map(line => line.slice(12))).toEqual([
      '【接待日变更】原定3月18日（星期三）上午8:30至11:30在代表联络站的代表接待选民日，时间改为3月18日（星期三）上午9:00至中午12:00，地点不变。原因：防汛。值班代表：张一（带班）、王二，原来的回复需重新确认。能参加的请发送“@联络员 确认”，不能参加的发送“@联络员 请假 原因”。 @yunxi-1 @yunxi-2',
    ])
  })

  it('only in its place says so', async () => {
    await change('2026-03-18', moveTo('2026-03-18', 540, '杨树湾村'))
    await stage.moveTo('2026-03-11T09:02')
    expect(stage.heard('yunxi')[0]).toContain('的代表接待选民日，地点改为杨树湾村，时间不变。原因：防汛。')
  })

  it('and changed back before it was announced is not announced', async () => {
    await change('2026-03-18', moveTo('2026-03-20', 540, '杨树湾村'))
    await change('2026-03-20', moveTo('2026-03-18', 540, '杨树湾村'))
    await stage.moveTo('2026-03-11T09:10')
    expect(stage.heard('yunxi')).toEqual([])
  })

  it('at night is announced in the morning', async () => {
    await stage.moveTo('2026-03-11T22:00')
    await change('2026-03-18', moveTo('2026-03-19', 540, '杨树湾村'))
    await stage.moveTo('2026-03-12T08:30')
    expect(stage.heard('yunxi').map(line => line.slice(0, 18))).toEqual(['03-12 08:00 【接待日变更'])
  })

  it('on the day of its announcement is not announced twice: the change says all', async () => {
    await stage.moveTo('2026-03-12T10:00')
    // Three days before the 15th is today, a week before is past.
    await change('2026-03-19', moveTo('2026-03-15', 540, '杨树湾村'))
    await stage.moveTo('2026-03-12T23:00')
    const heard = stage.heard('yunxi').map(line => line.slice(12, 19))
    expect(heard.filter(line => line.startsWith('【'))).toEqual(['【接待日变更】'])
    expect(heard.filter(line => line.startsWith('云溪镇'))).toHaveLength(1)
  })

  it('is called off to those who were told, and nothing more is said of it', async () => {
    await change('2026-03-15', { to: 'cancelled', reason: '台风。' })
    await stage.moveTo('2026-03-17')
    expect(stage.heard('yunxi').filter(line => !line.includes('新消息'))).toEqual([
      '03-13 08:00 【接待日取消】原定3月15日（星期日）上午9:00至中午12:00在杨树湾村的代表接待选民日取消。原因：台风。值班代表不用到岗。 @yunxi-1 @yunxi-2',
    ])
  })

  it('and restored takes place again, and those who were told are told', async () => {
    await stage.moveTo('2026-04-09T10:00')
    await change('2026-04-15', { to: 'cancelled', reason: null })
    await stage.moveTo('2026-04-09T11:00')
    await change('2026-04-15', { to: 'restored' })
    stage.said.length = 0
    await stage.moveTo('2026-04-09T12:00')
    expect(stage.heard('yunxi').map(line => line.split('。')[0])).toEqual([
      '04-09 11:00 【接待日恢复】代表接待选民日照常进行：4月15日（星期三）上午8:30至11:30，代表联络站',
    ])
    await stage.moveTo('2026-04-15T09:00')
    expect(stage.heard('yunxi').filter(line => line.includes('【值班提醒】'))).toHaveLength(2)
  })

  it('where no webhook speaks, those on duty are told alone, and the clerks too', async () => {
    const before = (await stage.notes()).length
    await stage.moveTo('2026-05-10T10:00')
    await change('2026-05-15', { to: 'cancelled', reason: '防汛' }, shiqiao.congressId)
    await stage.moveTo('2026-05-10T10:01')
    const told = (await stage.notes()).slice(before).filter(note => note.text.includes('接待日取消'))
    expect(told.map(note => note.to)).toEqual(['shiqiao-1', 'shiqiao-liaison'])
  })

  it('goes back to the rule when it is restored, and cannot be put on a past time or another reception', async () => {
    expect((await dayOn('2026-05-20')).byHand).toBe(true)
    await change('2026-05-20', { to: 'restored' })
    expect(isoDay((await dayOn('2026-05-15')).day)).toBe('2026-05-15')
    expect((await change('2026-05-15', moveTo('2026-05-09'))).outcome).toBe('past')
    expect((await change('2026-05-15', moveTo('2026-06-15'))).outcome).toBe('taken')
    expect((await change('2026-05-15', { to: 'restored' })).outcome).toBe('unchanged')
    expect((await change('2026-04-15', { to: 'cancelled', reason: null })).outcome).toBe('past')
  })

  it('by a table of holidays that has come is announced only where it was announced before', async () => {
    await stage.moveTo('2027-02-09T12:00')
    expect(stage.said.some(one => one.text.includes('2月15日（星期一）'))).toBe(true)
    stage.said.length = 0
    const off = Object.fromEntries([
      ...['01-01', '05-01', '10-01', '10-02', '10-03'].map(date => [`2027-${date}`, '节日']),
      ['2027-02-15', '春节'],
      ['2027-03-15', '泼水节'],
    ])
    await db.transaction(tx => saveYear(tx, { year: 2027, off, working: {} }, stage.clock.now()))
    await stage.moveTo('2027-02-09T12:10')
    expect(stage.heard('yunxi')).toEqual([
      '02-09 12:00 【接待日变更】原定2月15日（星期一）上午8:30至11:30在代表联络站的代表接待选民日，时间改为2月16日（星期二）上午8:30至11:30（2月15日为春节假期，顺延至2月16日），地点不变。值班代表：张一（带班）、王二，原来的回复需重新确认。能参加的请发送“@联络员 确认”，不能参加的发送“@联络员 请假 原因”。 @yunxi-1 @yunxi-2',
    ])
    const [march] = await db.transaction(tx =>
      plannedDays(tx, yunxi.congressId, day('2027-03-01'), day('2027-03-31')),
    )
    expect(isoDay(march?.day ?? day('2027-01-01'))).toBe('2027-03-16')
  })
})

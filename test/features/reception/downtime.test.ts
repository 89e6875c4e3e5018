import { beforeEach, describe, expect, it } from 'vitest'
import { MovableClock } from '../../../src/clock.ts'
import { planCongress } from '../../../src/features/reception/store/planning.ts'
import { saveReception } from '../../../src/features/reception/store/rule.ts'
import { runDue } from '../../../src/schedule/run-due.ts'
import { addTown, day, openStage, planAll, shanghai, staff } from './stage.ts'

const stage = await openStage('2026-03-02T10:00')
const { db } = stage
const year = [day('2026-03-01'), day('2027-03-31')] as const
const start = stage.clock.now()
const yunxi = await addTown(db, 'yunxi', { now: start })
await planAll(db, start)
await staff(db, yunxi.congressId, yunxi.deputies.slice(0, 2), year, start)
await stage.moveTo('2026-03-10T10:00')

beforeEach(() => {
  stage.said.length = 0
})

/** The service is not there, and then it is. */
async function wakeAt(instant: string): Promise<void> {
  stage.clock.moveTo(shanghai(instant))
  await stage.moveTo(instant.slice(0, 14) + String(Number(instant.slice(14, 16)) + 1).padStart(2, '0'))
}

const notesSince = async (before: number) => (await stage.notes()).slice(before).map(note => note.text)

describe('a service that was down', () => {
  it('from the 10th to the 16th says what still makes sense, and tells the clerks in one note what it left out', async () => {
    const before = (await stage.notes()).length
    await wakeAt('2026-03-16T14:00')
    expect(stage.heard('yunxi').map(line => line.slice(0, 18))).toEqual([
      '03-16 14:00 【接待登记】',
      '03-16 14:00 您有新消息，',
    ])
    expect(await notesSince(before)).toEqual([
      '【没有发出的提醒】服务中断期间，下列提醒过了时间，不再发出。需要的请您转告：\n3月16日（星期一）接待：接待公告、值班情况、前一天晚上的提醒、当天早上的提醒',
    ])
  })

  it('says of two reminders that are due only the later, and wakes nobody', async () => {
    const before = (await stage.notes()).length
    await stage.moveTo('2026-04-02T10:00')
    stage.said.length = 0
    // From before the week's notice until half past five in the morning of the day.
    await wakeAt('2026-04-15T05:30')
    expect(stage.heard('yunxi')).toEqual([])
    await stage.moveTo('2026-04-15T08:10')
    expect(stage.heard('yunxi').map(line => line.slice(0, 20))).toEqual([
      '04-15 08:00 【值班提醒】今天',
      '04-15 08:00 云溪镇人大代表接',
      '04-15 08:00 您有新消息，请单',
    ])
    const texts = await notesSince(before)
    expect(texts.filter(text => text.startsWith('【没有发出'))).toEqual([])
  })

  it('for two months leaves out what is past, in one note, also of days that it had not looked at yet', async () => {
    await stage.moveTo('2026-04-20T10:00')
    stage.said.length = 0
    const before = (await stage.notes()).length
    await wakeAt('2026-06-17T10:00')
    const texts = await notesSince(before)
    expect(texts).toEqual([
      '【没有发出的提醒】服务中断期间，下列提醒过了时间，不再发出。需要的请您转告：\n5月：接待安排\n5月15日（星期五）接待：值班通知、接待公告、值班情况、前一天晚上的提醒、当天早上的提醒、接待登记的提醒\n6月：接待安排\n6月15日（星期一）接待：值班通知、接待公告、值班情况、前一天晚上的提醒、当天早上的提醒、接待登记的提醒',
    ])
    expect(stage.heard('yunxi').filter(line => !line.includes('新消息'))).toEqual([])
  })
})

describe('a rule that is set late', () => {
  it('on the eve says at once what still makes sense, and leaves out in silence what was never planned', async () => {
    await stage.moveTo('2026-07-14T16:00')
    stage.said.length = 0
    const before = (await stage.notes()).length
    const now = stage.clock.now()
    const hekou = await addTown(db, 'hekou', { now })
    await db.transaction(tx => planCongress(tx, hekou.congressId, now))
    await staff(db, hekou.congressId, hekou.deputies.slice(0, 1), year, now)
    await stage.moveTo('2026-07-15T09:00')
    expect(stage.heard('hekou').map(line => line.slice(0, 20))).toEqual([
      '07-14 16:00 【值班通知】7月',
      '07-14 16:00 河口乡人大代表接',
      '07-14 16:00 您有新消息，请单',
      '07-15 08:00 【值班提醒】今天',
    ])
    expect((await notesSince(before)).filter(text => text.startsWith('【没有发出'))).toEqual([])
  })
})

describe('the clock', () => {
  it('that is set back says nothing twice, and goes on when the time has come again', async () => {
    await stage.moveTo('2026-08-14T20:00')
    const said = (await db.sql`select from outbox`).length
    // Another replica's clock is five days behind.
    const behind = { ...stage.schedule, clock: new MovableClock(shanghai('2026-08-09T20:00')) }
    await runDue(behind)
    await runDue(stage.schedule)
    expect((await db.sql`select from outbox`).length).toBe(said)
    stage.said.length = 0
    await stage.moveTo('2026-08-18T12:00')
    expect(stage.heard('yunxi').filter(line => line.includes('【值班提醒】'))).toHaveLength(2)
  })

  it('that is set forward says each thing once, or leaves it out', async () => {
    const before = (await stage.notes()).length
    stage.said.length = 0
    await wakeAt('2026-09-15T08:05')
    await stage.moveTo('2026-09-16')
    const heard = stage.heard('yunxi').map(line => line.slice(12, 18))
    expect(new Set(heard).size).toBe(heard.length)
    expect(heard).toContain('【值班提醒】')
    const leftOut = (await stage.notes()).slice(before).filter(note => note.text.startsWith('【没有发出'))
    expect(leftOut.map(note => note.to)).toEqual(['yunxi-liaison', 'hekou-liaison'])
  })
})

describe('several replicas', () => {
  it('that look at the same moment say each thing once', async () => {
    const replicas = await Promise.all([0, 1, 2].map(() => stage.database.open({ poolSize: 2 })))
    await stage.moveTo('2026-10-06T10:00')
    // What is old is forgotten meanwhile, so rows are not counted.
    const count = async () =>
      (await db.sql<{ id: number }[]>`select coalesce(max(id), 0)::int as id from outbox`)[0]?.id ?? 0
    for (const at of ['2026-10-08T09:00', '2026-10-12T09:00', '2026-10-14T19:00', '2026-10-15T08:00']) {
      const before = await count()
      stage.clock.moveTo(shanghai(at))
      await Promise.all(replicas.map(other => runDue({ ...stage.schedule, db: other })))
      // What all of them passed over, since another was planning there, is the next look's.
      await runDue(stage.schedule)
      const after = await count()
      expect(after).toBeGreaterThan(before)
      await runDue(stage.schedule)
      expect(await count()).toBe(after)
    }
    const keys = await db.sql<{ key: string }[]>`
      select dedupe_key as key from outbox where dedupe_key like 'reception:%2026-10%'`
    expect(keys.map(({ key }) => key.replace(/^reception:\d+:/, '')).sort()).toEqual([
      ...['duty_eve', 'duty_eve', 'duty_morning', 'duty_morning', 'duty_week', 'duty_week'].map(
        kind => `${kind}:2026-10-15.1:0`,
      ),
      ...['month_plan', 'month_plan'].map(kind => `${kind}:2026-10:0`),
      ...['public_notice', 'public_notice'].map(kind => `${kind}:2026-10-15.1:0`),
    ])
  })
})

describe('a year without a table', () => {
  it('is told to the clerks once, and not when the table has come meanwhile', async () => {
    await stage.moveTo('2026-12-02')
    const told = (await stage.notes()).filter(note => note.text.startsWith('2027年的放假安排'))
    expect(told.map(note => `${note.at} ${note.to}`)).toEqual([
      '2026-12-01 09:00 yunxi-liaison',
      '2026-12-01 09:00 hekou-liaison',
    ])
    await db.transaction(async tx => {
      await tx.sql`
        insert into holiday_year (year, days, added_at) values (2028, '{"off": {}, "working": {}}', ${start})`
      const now = stage.clock.now()
      const settings = { fromMinute: 510, untilMinute: 690, place: '代表联络站', phone: null }
      await saveReception(
        tx,
        {
          congressId: yunxi.congressId,
          rule: { days: [{ on: 'weekday', weekday: 3 }], policy: 'as_is' },
          ...settings,
        },
        null,
        now,
      )
    })
    await stage.moveTo('2027-01-05')
    expect((await stage.notes()).filter(note => note.text.includes('还没有录入'))).toHaveLength(2)
  })
})

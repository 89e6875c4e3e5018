import { expect, it } from 'vitest'
import { setDuties } from '../../../src/features/reception/store/duties.ts'
import { addTown, answer, day, openStage, planAll, staff } from './stage.ts'

const stage = await openStage('2026-03-02T10:00')
const { db } = stage
const start = stage.clock.now()
const spring = [day('2026-03-01'), day('2026-05-31')] as const

const yunxi = await addTown(db, 'yunxi', { now: start })
/** Its group has no webhook. */
const shiqiao = await addTown(db, 'shiqiao', { now: start, webhook: false })
/** Nobody is on duty there yet. */
const hekou = await addTown(db, 'hekou', { now: start })
await planAll(db, start)
const [march, april] = await staff(db, yunxi.congressId, yunxi.deputies.slice(0, 3), spring, start)
const [marchOfShiqiao] = await staff(db, shiqiao.congressId, shiqiao.deputies.slice(0, 2), spring, start)
if (!march || !april || !marchOfShiqiao) throw new Error('nothing is planned')

it('a week before, those on duty are called by name and asked whether they come', async () => {
  await stage.moveTo('2026-03-09T12:00')
  expect(stage.heard('yunxi')).toEqual([
    '03-02 10:00 【接待安排】3月代表接待选民日：\n3月16日（星期一）上午8:30至11:30，代表联络站（3月15日为星期日，顺延至3月16日）；值班代表：张一（带班）、王二、赵三',
    '03-09 09:00 【值班通知】3月16日（星期一）上午8:30至11:30，在代表联络站接待选民（3月15日为星期日，顺延至3月16日）。值班代表：张一（带班）、王二、赵三。能参加的请发送“@联络员 确认”，不能参加的发送“@联络员 请假 原因”。 @yunxi-1 @yunxi-2 @yunxi-3',
  ])
})

it('who is on leave is announced and called no more; the clerks hear who has not confirmed, and who is next', async () => {
  const now = stage.clock.now()
  await answer(db, march.id, yunxi.deputies[0], 'confirm', now)
  await answer(db, march.id, yunxi.deputies[1], 'leave', now)
  stage.said.length = 0
  await stage.moveTo('2026-03-13T12:00')
  const [notice, ...hints] = stage.heard('yunxi')
  expect(notice).toContain('03-13 09:00 云溪镇人大代表接待选民日公告')
  expect(notice).toContain('接待代表：张一（县、镇人大代表，带班）、赵三（镇人大代表）\n')
  expect(hints).toEqual([
    '03-13 09:00 您有新消息，请单独给“联络员”发送“我的”查看。 @yunxi-liaison',
    '03-13 09:30 您有新消息，请单独给“联络员”发送“我的”查看。 @yunxi-liaison',
  ])
  expect((await stage.notes()).filter(note => note.to === 'yunxi-liaison').map(note => note.text)).toEqual([
    '3月16日（星期一）上午8:30至11:30的接待公告已发到代表群，请转各村张贴。要张贴的文档，发送“公告”领取。',
    '【值班待确认】3月16日（星期一）上午8:30至11:30接待选民，还没有确认的值班代表：赵三。请联系本人。不能到岗的可以换人，轮到的下一位是钱四，请发送：/排班 3月16日 换 赵三 钱四',
  ])
})

it('the evening before, in the morning and at the end those are called who come', async () => {
  stage.said.length = 0
  await stage.moveTo('2026-03-17')
  expect(stage.heard('yunxi')).toEqual([
    '03-15 19:00 【值班提醒】明天接待选民：3月16日（星期一）上午8:30至11:30，代表联络站。值班代表：张一（带班）、赵三。请准时到岗。 @yunxi-1 @yunxi-3',
    '03-16 08:00 【值班提醒】今天接待选民：3月16日（星期一）上午8:30至11:30，代表联络站。值班代表：张一（带班）、赵三。请准时到岗。 @yunxi-1 @yunxi-3',
    '03-16 11:30 【接待登记】3月16日（星期一）上午8:30至11:30的接待已结束。请值班代表把选民反映的事项逐件单独发给“联络员”登记，如：/来访 杨树湾路灯坏了两个月，转城建办一周内修好。选民的姓名、电话不要发在群里。 @yunxi-1 @yunxi-3',
  ])
})

it('where no webhook speaks, each is told alone, and the clerks get what they are to pass on', async () => {
  expect(stage.heard('shiqiao')).toEqual([])
  const notes = (await stage.notes()).filter(note => note.to.startsWith('shiqiao'))
  expect(notes.map(note => `${note.at.slice(5)} ${note.to} ${note.text.slice(0, 6)}`)).toEqual([
    '03-02 10:00 shiqiao-liaison 全体代表群没',
    '03-09 09:00 shiqiao-1 【值班通知】',
    '03-09 09:00 shiqiao-2 【值班通知】',
    '03-13 09:00 shiqiao-liaison 全体代表群没',
    '03-13 09:30 shiqiao-liaison 【值班待确认',
    '03-15 19:00 shiqiao-1 【值班提醒】',
    '03-15 19:00 shiqiao-2 【值班提醒】',
    '03-16 08:00 shiqiao-1 【值班提醒】',
    '03-16 08:00 shiqiao-2 【值班提醒】',
    '03-16 11:30 shiqiao-1 【接待登记】',
    '03-16 11:30 shiqiao-2 【接待登记】',
  ])
  expect(notes[3]?.text).toContain('石桥镇人大代表接待选民日公告\n')
})

it('where nobody is on duty the public is not told; the clerks are, with the next in turn', async () => {
  expect(stage.said.filter(one => one.key === 'hekou' && one.text.includes('公告'))).toEqual([])
  expect((await stage.notes()).filter(note => note.to === 'hekou-liaison').map(note => note.text)).toEqual([
    '【值班缺人】3月16日（星期一）上午8:30至11:30接待选民，还没有安排值班代表。轮到的下一位是张一，联系后请发送：/排班 3月16日 张一',
  ])
})

it('what could not be said because nobody was on duty is said as soon as somebody is', async () => {
  await stage.moveTo('2026-04-13T10:00')
  stage.said.length = 0
  const [inApril] = await db.sql<{ id: number }[]>`
    select id from reception_day where congress_id = ${hekou.congressId} and day = '2026-04-15'`
  const dayId = inApril?.id ?? 0
  await db.transaction(tx =>
    setDuties(tx, [dayId], [{ dayId, personId: hekou.deputies[3] ?? 0, leads: false }], {
      source: 'hand',
      at: stage.clock.now(),
      enteredBy: null,
    }),
  )
  await stage.moveTo('2026-04-13T10:01')
  const heard = stage.heard('hekou')
  expect(heard.map(line => line.slice(0, 20))).toEqual([
    '04-13 10:00 【值班通知】4月',
    '04-13 10:00 河口乡人大代表接',
    '04-13 10:00 您有新消息，请单',
  ])
  expect(heard[0]).toContain('值班代表：钱四。')
  expect(heard[1]).toContain('接待代表：钱四（乡人大代表）')
})

it('who has left office is announced and called no more', async () => {
  await db.sql`update person set active = false where userid = 'yunxi-1'`
  stage.said.length = 0
  await stage.moveTo('2026-04-15T09:00')
  const [eve] = stage.heard('yunxi')
  expect(eve).toContain('值班代表：王二、赵三。请准时到岗。 @yunxi-2 @yunxi-3')
})

it('everything said of a day stands in the log of deeds, once', async () => {
  const rows = await db.sql<{ kind: string; n: number }[]>`
    select detail->>'kind' as kind, count(*) as n from deed
    where action = 'reception.call' and subject = ${`reception:${march.id}`} group by 1 order by 1`
  expect(rows).toEqual(
    ['duty_after', 'duty_eve', 'duty_morning', 'duty_week', 'public_notice', 'uncovered'].map(kind => ({
      kind,
      n: 1,
    })),
  )
})

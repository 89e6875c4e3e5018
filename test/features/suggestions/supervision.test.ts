import { beforeEach, describe, expect, it } from 'vitest'
import { saveYear } from '../../../src/features/holidays/store.ts'
import { reckonSuggestions } from '../../../src/features/suggestions/jobs/reckon.ts'
import { superviseSuggestions } from '../../../src/features/suggestions/jobs/supervise.ts'
import { queued } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'
import { day } from './rules/bench.ts'
import { openStage } from './stage.ts'

const town = await startTown()
const { db } = town.database
const stage = openStage(town)
const at = (instant: string) => town.moveTo(`${instant}+08:00`)
/** Nobody looks until then: the clock jumps, as it does for a service that was stopped. */
const wakeAt = async (instant: string) => {
  town.clock.moveTo(new Date(`${instant}:00+08:00`))
  await at(`${instant}:30`)
}
const tick = () =>
  db.transaction(tx =>
    superviseSuggestions({ tx, clock: town.clock, now: town.clock.now(), botName: '联络员' }),
  )
const local = (instant: Date) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
/** `03-30 09:00 贾文斌` */
const told = async () =>
  (await stage.notes()).map(note => `${local(note.at).slice(5).replace('T', ' ')} ${note.name}`)

const clerks = ['周晓敏', '杨国梁']
const office = '村镇建设办'
const contact = '贾文斌'

beforeEach(() => stage.forget())

describe('what waits for the clerks', () => {
  it('is said on the last day for assigning, then every week, and no more once it is assigned', async () => {
    const { id } = await stage.handsIn('修复枫树湾路灯')
    await at('2026-03-25T08:59:00')
    expect(await told()).toEqual([])
    await at('2026-03-25T09:01:00')
    const first = await stage.notes()
    for (const clerk of clerks) expect(first.map(note => note.name)).toContain(clerk)
    expect(first[0]?.text).toContain('还没有交办的建议1件')
    expect(first[0]?.text).toContain('修复枫树湾路灯；3月11日（星期三）提出，已14天')
    await at('2026-04-01T09:01:00')
    expect(await stage.notes()).toHaveLength(first.length * 2)
    await stage.assigned(id, office)
    await at('2026-04-30T09:01:00')
    expect(await stage.notes()).toHaveLength(first.length * 2)
    expect(await stage.reminders(id)).toEqual(['2026-03-25 clerks', '2026-04-01 clerks'])
  })
})

describe('an answer', () => {
  it('is called for before it is due, on the day and by the ladder, until it is given', async () => {
    const { id } = await stage.handsIn('硬化西岙村道路')
    await stage.assigned(id, office)
    // Assigned on 30 April: due on 30 July, a Thursday.
    await at('2026-07-20T09:01:00')
    expect(await told()).toEqual([`07-20 09:00 ${contact}`])
    expect((await stage.notes())[0]?.text).toContain('7月30日（星期四）到期，还有10天')
    await at('2026-07-30T09:01:00')
    expect((await stage.notes()).at(-1)?.text).toContain('今天是最后一天')
    await at('2026-08-31T12:00:00')
    expect(await stage.reminders(id)).toEqual([
      '2026-07-20 office',
      '2026-07-30 office',
      '2026-08-06 office',
      '2026-08-13 office',
      '2026-08-14 vice_chair',
      '2026-08-20 office',
      '2026-08-27 office',
      '2026-08-31 chair',
      '2026-08-31 vice_chair',
    ])
    expect((await stage.notes()).at(-1)?.text).toMatch(
      /逾期没有答复、请您督促的建议1件[\s\S]*村镇建设办，7月30日（星期四）到期，已逾期32天/,
    )
    await stage.does(id, { act: 'ask_deputy', officeId: null, words: '哪一段' })
    const before = (await stage.notes()).length
    await at('2026-10-20T12:00:00')
    expect(await stage.notes()).toHaveLength(before)
    expect((await stage.calls(id)).filter(call => call.outcome === null)).toEqual([])
  })

  it('of many items is one word for each person, and a group hears nothing of them', async () => {
    for (const title of ['甲路', '乙路', '丙路'])
      await stage.assigned((await stage.handsIn(title)).id, office)
    await stage.assigned((await stage.handsIn('丁站')).id, '财政所')
    // Assigned on 20 October: due on 20 January, ten days before it a Sunday.
    await at('2027-01-08T09:01:00')
    const notes = await stage.notes()
    expect(notes.map(note => note.name).sort()).toEqual(['范巧云', contact].sort())
    const own = notes.find(note => note.name === contact)?.text ?? ''
    expect(own).toContain('3件将要到期')
    expect(own).not.toContain('丁站')
    const said = (await queued(db)).filter(({ channel }) => channel === 'webhook')
    for (const { payload } of said) expect(payload.text).not.toMatch(/甲路|丁站|2026-/)
  })

  it('after a downtime is said once to each, without a burst, and goes on from there', async () => {
    const { id } = await stage.handsIn('修桥')
    await stage.assigned(id, office)
    // Assigned on 8 January 2027: due on 8 April. Nobody looks until the middle of June.
    await wakeAt('2027-06-16T10:00')
    const notes = await stage.notes()
    expect(notes.filter(note => note.name === contact)).toHaveLength(1)
    const outcomes = await stage.calls(id)
    expect(outcomes.filter(({ outcome }) => outcome === 'left_out').map(({ kind }) => kind)).toEqual([
      'soon',
      'due',
    ])
    expect(await stage.reminders(id)).toEqual([
      '2027-06-16 office',
      '2027-06-16 vice_chair',
      '2027-06-16 chair',
    ])
    expect(
      outcomes
        .filter(({ outcome }) => outcome === null)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['overdue_chair', 'overdue_office', 'overdue_vice_chair'])
  })

  it('is not called for at night or on a day off, but when it can be heard, though somebody acts meanwhile', async () => {
    const { id } = await stage.handsIn('修渠')
    await stage.assigned(id, office)
    // Assigned on 16 June: due on 16 September. A Saturday, later.
    await wakeAt('2027-09-25T10:00')
    expect(await told()).toEqual([])
    await stage.does(id, { act: 'key', isKey: true })
    await at('2027-09-27T08:59:00')
    expect(await told()).toEqual([])
    await at('2027-09-27T09:01:00')
    expect(await told()).toEqual([`09-27 09:00 ${contact}`])
  })

  it('at the same moment by four replicas is said once', async () => {
    const { id } = await stage.handsIn('修坝')
    await stage.assigned(id, office)
    town.clock.moveTo(new Date('2027-12-17T10:00:00+08:00'))
    await Promise.all([tick(), tick(), tick(), tick()])
    expect((await stage.notes()).map(note => note.name)).toEqual([contact])
    expect(await stage.reminders(id)).toEqual(['2027-12-17 office'])
  })

  it('of an office without people in office reaches the clerks, who tell it', async () => {
    const { id } = await stage.handsIn('装路灯')
    const congress = await stage.congress()
    await db.sql`insert into office (congress_id, name) values (${congress.id}, '水务站') on conflict do nothing`
    await stage.assigned(id, '水务站')
    await at('2028-03-07T09:01:00')
    const notes = (await stage.notes()).filter(note => note.text.includes('水务站'))
    for (const clerk of clerks) expect(notes.map(note => note.name)).toContain(clerk)
    expect(notes.map(note => note.name)).not.toContain(contact)
    expect(notes[0]?.text).toContain('没有联系人')
  })
})

describe('ratings', () => {
  it('are asked for twice from those who have not rated, then settled by the service, and the clerks are told', async () => {
    const { id } = await stage.handsIn('清淤')
    const second = await stage.idOf('胡志强')
    await stage.does(id, { act: 'cosign' }, { personId: second, isClerk: false, isDeputy: true })
    await stage.assigned(id, office)
    await stage.consults(id)
    await stage.does(id, { act: 'answer', officeId: null, resultClass: 'A', text: '已清', promisedOn: null })
    await stage.consults(id)
    await stage.does(id, {
      act: 'rate',
      personId: second,
      attitude: 'satisfied',
      result: 'satisfied',
      words: null,
    })
    // 7 March 2028: waited for until the 22nd.
    await at('2028-03-22T20:00:00')
    expect((await stage.notes()).map(note => note.name)).toEqual(['王秀兰', '王秀兰'])
    expect(await stage.reminders(id)).toEqual(['2028-03-14 signers', '2028-03-17 signers'])
    await at('2028-03-23T09:01:00')
    const last = (await stage.notes()).slice(2)
    for (const clerk of clerks) expect(last.map(note => note.name)).toContain(clerk)
    expect(last[0]?.text).toContain('2名提出人中1人没有评价')
    const [row] = await db.sql`select state from suggestion where id = ${id}`
    expect(row).toEqual({ state: 'rated' })
    const deeds = await db.sql`
      select userid, outcome from deed where action = 'suggestion.settle_ratings' and subject = ${`suggestion:${id}`}`
    expect(deeds).toEqual([{ userid: null, outcome: 'done' }])
  })
})

describe('a promise', () => {
  it('is followed across years until it is kept', async () => {
    const { id } = await stage.handsIn('建公园')
    await stage.assigned(id, office)
    await stage.consults(id)
    await stage.does(id, {
      act: 'answer',
      officeId: null,
      resultClass: 'B',
      text: '列入计划',
      promisedOn: day('2029-03-15'),
    })
    await stage.consults(id)
    const personId = await stage.idOf('王秀兰')
    await stage.does(id, { act: 'rate', personId, attitude: 'satisfied', result: 'satisfied', words: null })
    await stage.does(id, { act: 'close', outcome: '列入计划' })
    await at('2029-03-22T09:01:00')
    expect(await stage.reminders(id)).toEqual(['2029-03-05 office', '2029-03-15 office', '2029-03-22 office'])
    expect((await stage.notes()).at(-1)?.text).toContain('您单位承诺的事项')
    await stage.does(id, { act: 'keep_promise', on: day('2029-03-22'), words: '已建成' })
    await at('2029-06-01T09:00:00')
    expect(await stage.reminders(id)).toHaveLength(3)
  })
})

describe('a changed table of days off', () => {
  it('moves the due days that it touches, once, and whoever has to keep them is told', async () => {
    await town.say('周晓敏', '/建议设置 逢休息日 顺延')
    const { id } = await stage.handsIn('通公交')
    const { item } = { item: await stage.assigned(id, office) }
    expect(item.dueOn).toEqual(day('2029-09-03'))
    await at('2029-06-02T09:00:00')
    await stage.forget()
    const off = { '2029-01-01': '元旦', '2029-09-03': '补休' }
    await db.transaction(tx => saveYear(tx, { year: 2029, off, working: {} }, town.clock.now()))
    const reckon = () =>
      db.transaction(tx =>
        reckonSuggestions({ tx, clock: town.clock, now: town.clock.now(), botName: '联络员' }),
      )
    const counts = await Promise.all([reckon(), reckon()])
    expect(counts.filter(count => count > 0)).toHaveLength(1)
    expect(await reckon()).toBe(0)
    const [row] = await db.sql`select due_on as "dueOn" from suggestion where id = ${id}`
    expect(row).toEqual({ dueOn: '2029-09-04' })
    const notes = await stage.notes()
    expect(notes.map(note => note.name)).toContain(contact)
    for (const clerk of clerks) expect(notes.map(note => note.name)).toContain(clerk)
    expect(notes[0]?.text).toContain('由9月3日（星期一）改为9月4日（星期二）')
    const deeds = await db.sql`select detail from deed where action = 'suggestion.reckon'`
    expect(deeds).toEqual([{ detail: { from: '2029-09-03', to: '2029-09-04' } }])
  })

  it('moves the day until which an office may give it back, with the same working days', async () => {
    const [two] = await db.sql<{ name: string }[]>`
      select name from office where name <> ${office} and congress_id = ${(await stage.congress()).id} order by id`
    const { id, number } = await stage.handsIn('修涵洞')
    const other = await stage.handsIn('清淤')
    await at('2029-06-04T09:00:00')
    await stage.assigned(id, office)
    const { parties } = await stage.assigned(other.id, two?.name ?? '')
    expect(parties.map(party => party.returnBy)).toEqual([day('2029-06-18')])
    await stage.forget()
    // A day off among the ten, and the due days stay where they are.
    await at('2029-06-12T09:00:00')
    const off = { '2029-01-01': '元旦', '2029-09-03': '补休', '2029-06-14': '特别假' }
    await db.transaction(tx => saveYear(tx, { year: 2029, off, working: {} }, town.clock.now()))
    await at('2029-06-12T09:05:00')
    const said = (await town.say('周晓敏', `/期限 ${number}`)).text
    expect(said).toContain('6月19日（星期二）前可以退回')
    const notes = await stage.notes()
    const own = notes.find(({ name }) => name === contact)?.text
    expect(own).toMatch(/^【退回期限调整】放假安排有变动，下列建议可以退回的期限随之调整：\n/)
    expect(own).toMatch(/修涵洞；由6月18日（星期一）改为6月19日（星期二）$/)
    const clerk = notes.find(({ name }) => name === clerks[0])?.text
    expect(clerk).toMatch(/修涵洞；由6月18日.*\n.*清淤；由6月18日/)
    const deeds = await db.sql<{ detail: unknown }[]>`
      select detail from deed where action = 'suggestion.reckon' and subject = ${`suggestion:${id}`}`
    expect(deeds.map(({ detail }) => detail)).toEqual([
      { officeId: await stage.officeId(office), from: '2029-06-18', to: '2029-06-19' },
    ])
    const { message } = await town.say('周晓敏', `/建议 ${number}`)
    const life = await town.click('周晓敏', message?.id ?? '', `sg_life:${id}`)
    expect(JSON.stringify(life)).toContain('放假安排变动，退回期限改为6月19日')
    const giveBack = { act: 'return', officeId: null, reason: '不属本单位职责' } as const
    const who = { isClerk: false, officeIds: [await stage.officeId(office)] }
    await at('2029-06-19T09:00:00')
    expect((await stage.does(id, giveBack, who)).state).toBe('returned')
    // Whoever's day was over before the table changed has no other.
    await at('2029-07-02T09:00:00')
    await stage.forget()
    const more = { ...off, '2029-06-15': '又一天' }
    await db.transaction(tx => saveYear(tx, { year: 2029, off: more, working: {} }, town.clock.now()))
    await at('2029-07-02T09:05:00')
    expect((await stage.notes()).filter(({ text }) => text.includes('退回期限调整'))).toEqual([])
  })
})

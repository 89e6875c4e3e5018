import { describe, expect, it } from 'vitest'
import { planContactCalls, sayCalls } from '../../../src/features/visits/jobs.ts'
import { privateNotes, queued } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'
import { everybodyIsReached, speaksOnlyWhenSpokenTo } from '../../support/ways.ts'
import { forgetVisits } from './register-of.ts'

const town = await startTown()
const { db } = town.database
const chair = '杨国梁'
const deputy = '王秀兰'
const liaison = '周晓敏'

const notes = () => privateNotes(db)
const calls = () => db.sql<{ kind: string; outcome: string | null }[]>`
  select kind, outcome from visit_call where kind <> 'contacts' order by due_at, kind`

/** Runs the clock, with the heartbeat of each minute in which something is due. */
const at = (instant: string) => town.moveTo(`${instant}+08:00`)

describe('a matter that is due', () => {
  it('reminds whoever received it and the liaison, each once, on its day and three days later', async () => {
    await town.say(deputy, '/来访 村民李四（13800000001）反映枫树湾路灯坏了，转城建办一周内修好')
    await at('2026-03-18T08:59:00')
    expect(await notes()).toEqual([])
    await at('2026-03-18T09:00:30')
    const first = await notes()
    expect(first.map(note => note.name).sort()).toEqual([deputy, liaison].sort())
    expect(first[0]?.text).toContain(
      '来访2026-001：枫树湾村 枫树湾路灯坏了；转村镇建设办，限时办理，限3月18日',
    )
    expect(first[0]?.text).toContain('/办结 2026-001 结果')
    expect(first.find(note => note.name === liaison)?.text).toContain(`接待代表${deputy}`)
    await at('2026-03-21T08:59:00')
    expect(await notes()).toHaveLength(2)
    await at('2026-03-25T12:00:00')
    const all = await notes()
    expect(all).toHaveLength(4)
    expect(all[3]?.text).toContain('已逾期3天')
    expect(await calls()).toEqual([
      { kind: 'due', outcome: 'sent' },
      { kind: 'overdue', outcome: 'sent' },
    ])
  })

  it('reaches them privately: the group hears at most that somebody has a message', async () => {
    const said = (await queued(db)).filter(({ subject }) => subject === 'visits')
    const inGroups = said.filter(({ target }) => !target.startsWith('user:'))
    for (const { payload } of inGroups) expect(payload.text).not.toMatch(/路灯|来访2026|枫树湾/)
    const alone = said.filter(({ target }) => target === 'user:wangxiulan').map(({ payload }) => payload.text)
    // Over the connection she has spoken to the bot alone; else she is called and reads it where she looks.
    expect(inGroups.length > 0).toBe(!everybodyIsReached)
    expect(alone.length > 0).toBe(!speaksOnlyWhenSpokenTo)
    const { text } = await town.say(deputy, '我的')
    const read = [...alone, text].filter(each => each?.includes('来访2026-001：枫树湾村') === true)
    expect(read).not.toEqual([])
  })

  it('is not called once it is closed, or when its day has changed', async () => {
    await forgetVisits(town)
    await town.say(deputy, '/来访 路灯坏了，4月1日前修好')
    await town.say(deputy, '/来访 断头路，4月1日前打通')
    await town.say(deputy, '/办结 1 修好了')
    await town.say(deputy, '/改来访 2 期限 4月3日')
    await at('2026-04-02T12:00:00')
    expect(await notes()).toEqual([])
    await at('2026-04-03T12:00:00')
    expect((await notes()).map(note => note.name).sort()).toEqual([deputy, liaison].sort())
    await town.say(deputy, '/作废来访 2')
    await at('2026-04-10T12:00:00')
    expect(await notes()).toHaveLength(2)
  })

  it('several on one day are one word for each person', async () => {
    await forgetVisits(town)
    for (const matter of ['路灯坏了', '断头路', '停水'])
      await town.say(deputy, `/来访 ${matter}，4月15日前解决`)
    await town.say('胡志强', '/来访 垃圾没人清，4月15日前清运')
    await at('2026-04-15T12:00:00')
    const told = await notes()
    expect(told.map(note => note.name).sort()).toEqual([deputy, '胡志强', liaison].sort())
    expect(told.find(note => note.name === deputy)?.text).toContain('有3件到期')
    expect(told.find(note => note.name === liaison)?.text).toContain('有4件到期')
  })

  it('a service that was down says what still helps, and of two words about one matter only the later', async () => {
    await forgetVisits(town)
    await town.say(deputy, '/来访 路灯坏了，4月20日前修好')
    // Nobody looks until the 24th: the clock jumps, as it does for a service that was stopped.
    town.clock.moveTo(new Date('2026-04-24T10:00:00+08:00'))
    await at('2026-04-24T10:01:00')
    const told = await notes()
    expect(told.map(note => note.name).sort()).toEqual([deputy, liaison].sort())
    expect(told[0]?.text).toContain('已逾期4天')
    expect(await calls()).toEqual([
      { kind: 'due', outcome: 'left_out' },
      { kind: 'overdue', outcome: 'sent' },
    ])
  })

  it('a night in between is slept through', async () => {
    await forgetVisits(town)
    await town.say(deputy, '/来访 路灯坏了，4月27日前修好')
    town.clock.moveTo(new Date('2026-04-27T22:30:00+08:00'))
    await at('2026-04-27T23:00:00')
    expect(await notes()).toEqual([])
    await at('2026-04-28T08:00:30')
    const told = await notes()
    expect(told).toHaveLength(2)
    expect(told[0]?.at.toISOString()).toMatch(/^2026-04-28T00:00:0/)
  })

  it('two replicas at the same moment say it once', async () => {
    await forgetVisits(town)
    await town.say(deputy, '/来访 路灯坏了，5月6日前修好')
    town.clock.moveTo(new Date('2026-05-06T10:00:00+08:00'))
    const tick = () =>
      db.transaction(tx => sayCalls({ tx, clock: town.clock, now: town.clock.now(), botName: '联络员' }))
    await Promise.all([tick(), tick(), tick(), tick()])
    expect(await notes()).toHaveLength(2)
  })
})

describe('the year’s contacts', () => {
  it('in October those who have fewer than two are reminded, each with what is missing; the clerks get the count', async () => {
    await forgetVisits(town)
    await town.say(deputy, '/联系 走访石桥村选民12人')
    await town.say(deputy, '/联系 走访白岩村选民8人')
    await town.say('胡志强', '/联系 走访大坪村选民3人')
    // Whatever came to a reception is no contact outside of it, and what is void is none.
    await town.say('许金泉', '/来访 路灯坏了')
    await town.say('季连生', '/联系 走访桥亭村')
    await town.say('季连生', '/作废来访 5')
    await at('2026-10-15T08:59:00')
    expect((await notes()).filter(note => note.text.includes('联系选民'))).toEqual([])
    await at('2026-10-15T09:00:30')
    const told = (await notes()).filter(note => note.text.includes('联系选民'))
    const of = (name: string) => told.filter(note => note.name === name).map(note => note.text)
    expect(of(deputy)).toEqual([])
    expect(of('胡志强')).toEqual([expect.stringContaining('已登记联系选民1次，全年不少于2次，还差1次')])
    for (const name of ['许金泉', '季连生'])
      expect(of(name)).toEqual([expect.stringContaining('已登记联系选民0次，全年不少于2次，还差2次')])
    expect(of(liaison)).toEqual([
      '截至10月15日，60名代表中有59名今年联系选民不足2次，其中58名还没有联系过。已在单聊中分别提醒。',
    ])
    expect(of(chair)).toHaveLength(2)
    expect(told).toHaveLength(59 + 3)
    await at('2026-12-01T12:00:00')
    expect((await notes()).filter(note => note.text.includes('联系选民'))).toHaveLength(62)
  })

  it('comes again the next year, and counts that year', async () => {
    await db.sql`truncate private_note`
    await at('2027-10-15T09:00:30')
    const told = (await notes()).filter(note => note.text.includes('今年联系选民不足'))
    expect(told.map(note => note.text)).toEqual(
      Array(3).fill(
        '截至10月15日，60名代表中有60名今年联系选民不足2次，其中60名还没有联系过。已在单聊中分别提醒。',
      ),
    )
  })

  it('is planned for every congress, once, and left out of the year in which a congress came too late', async () => {
    const [added] = await db.sql<{ id: number }[]>`
      insert into congress (name, kind, created_at) values ('石桥镇', 'township', '2027-11-01T08:00:00+08') returning id`
    await at('2027-11-02T10:00:00')
    const plan = () =>
      db.transaction(tx =>
        planContactCalls({ tx, clock: town.clock, now: town.clock.now(), botName: '联络员' }),
      )
    expect(await plan()).toBe(0)
    const planned = await db.sql`
      select slot, outcome from visit_call where congress_id = ${added?.id ?? 0} order by slot`
    expect(planned).toEqual([
      { slot: '2027', outcome: 'left_out' },
      { slot: '2028', outcome: null },
    ])
  })

  it('38,602 congresses are planned at once, those with settings of their own at their time', async () => {
    await db.sql`
      insert into congress (name, kind, settings, created_at)
      select '第' || n || '镇', 'township',
             case when n % 1000 = 0 then '{"visits": {"contactsDay": "09-01"}}'::jsonb else '{}'::jsonb end,
             ${town.clock.now()}
      from generate_series(1, 38602) n`
    const started = performance.now()
    let done = 0
    for (;;) {
      const batch = await db.transaction(tx =>
        planContactCalls({ tx, clock: town.clock, now: town.clock.now(), botName: '联络员' }),
      )
      if (batch === 0) break
      done += batch
    }
    expect(done).toBe(2 * 38_602)
    expect(performance.now() - started).toBeLessThan(60_000)
    const days = await db.sql`
      select due_at, count(*)::int as n from visit_call k join congress c on c.id = k.congress_id
      where c.name like '第%镇' and k.slot = '2028' group by due_at order by due_at`
    expect(days).toEqual([
      { due_at: new Date('2028-09-01T09:00:00+08:00'), n: 38 },
      { due_at: new Date('2028-10-15T09:00:00+08:00'), n: 38_564 },
    ])
    await db.sql`truncate visit_call`
  })
})

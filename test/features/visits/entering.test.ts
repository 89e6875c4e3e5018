import { beforeEach, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { changes, entered, forgetVisits, latest } from './register-of.ts'

const town = await startTown()
const chair = '杨国梁'
const deputy = '王秀兰'
const liaison = '周晓敏'
const group = '全体代表'

beforeEach(() => forgetVisits(town))

describe('a visit in free words', () => {
  it('is entered at once with all that was understood, and shown with a card', async () => {
    const said = '/来访 村民李四（13800000001）反映枫树湾路灯坏了两个月,转城建办一周内修好'
    const { message, card } = await town.say(deputy, said)
    expect(await latest(town)).toEqual({
      year: 2026,
      number: 1,
      kind: 'visit',
      receivedOn: '2026-03-11',
      deputy,
      village: '枫树湾村',
      matter: '枫树湾路灯坏了两个月',
      category: '基础设施',
      people: 1,
      handling: 'timed',
      office: '村镇建设办',
      officeName: '村镇建设办',
      dueOn: '2026-03-18',
      status: 'open',
      outcome: null,
      closedOn: null,
      followedUpOn: null,
      satisfaction: null,
      dayId: null,
      name: '李四',
      phone: '13800000001',
    })
    expect(card).not.toBeNull()
    for (const shown of [
      '来访2026-001（办理中）',
      '反映事项：枫树湾路灯坏了两个月',
      '李四 13800000001',
      '枫树湾村',
      '转村镇建设办，限时办理',
      '3月18日（星期三）',
      `接待代表：${deputy}`,
      '/改来访 2026-001',
      '/办结 2026-001',
    ])
      expect(message?.text).toContain(shown)
  })

  it('visits, letters and contacts share the numbers of the year', async () => {
    const heard = [
      await town.say(deputy, '/来访 路灯坏了'),
      await town.say(deputy, '/信箱 石桥村信箱来信反映公交班次少，转为建议'),
      await town.say(deputy, '/联系 走访石桥村选民12人，了解春耕情况'),
    ]
    expect(heard.map(({ message }) => /^\S+?(?=（)/.exec(message?.text ?? '')?.[0])).toEqual([
      '来访2026-001',
      '来信2026-002',
      '联系2026-003',
    ])
    expect((await entered(town)).map(row => [row.kind, row.status, row.people])).toEqual([
      ['visit', 'open', 1],
      ['letter', 'open', 1],
      ['contact', 'closed', 12],
    ])
  })

  it('twenty at the same moment have twenty numbers without a gap', async () => {
    const deputies = [
      chair,
      deputy,
      '胡志强',
      '许金泉',
      '季连生',
      '沈月英',
      '郑永福',
      '罗根荣',
      '钟林海',
      '傅德胜',
    ]
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => town.say(deputies[i % 10] ?? chair, `/来访 第${i}盏路灯坏了`)),
    )
    expect((await entered(town)).map(row => row.number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })

  it('the number is of the year in which it was received; the next year begins with 1', async () => {
    await town.say(deputy, '/来访 路灯坏了')
    await town.say(liaison, '/来访 日期：2025年12月30日 接待代表：王秀兰 事项：垃圾没人清')
    expect((await entered(town)).map(row => [row.year, row.number, row.receivedOn])).toEqual([
      [2025, 1, '2025-12-30'],
      [2026, 1, '2026-03-11'],
    ])
  })

  it('answered on the spot it is closed at once, with the answer as outcome', async () => {
    await town.say(deputy, '/来访 咨询医保报销比例，已当场解答')
    expect(await latest(town)).toMatchObject({
      handling: 'answered',
      status: 'closed',
      outcome: '已当场解答',
      closedOn: '2026-03-11',
    })
  })

  it('a contact that brought a matter stays open', async () => {
    await town.say(deputy, '/联系 走访石桥村，村民反映水渠堵塞，转农业农村办')
    expect(await latest(town)).toMatchObject({ kind: 'contact', status: 'open', handling: 'referred' })
  })

  it('working days skip weekends and the days off of the national notice', async () => {
    // Qingming: 4 to 6 April 2026 are off.
    await town.say(deputy, '/来访 路灯坏了，转城建办20个工作日内修好')
    expect((await latest(town)).dueOn).toBe('2026-04-09')
  })

  it('3 000 characters are kept in full and shown cut, with their number', async () => {
    const long = `路灯坏了，${'晚上走路看不见，'.repeat(375)}`.slice(0, 3000)
    const { message, violations } = await town.say(deputy, `/来访 ${long}`)
    expect((await latest(town)).matter.length).toBeGreaterThanOrEqual(2999)
    expect(message?.text).toMatch(/…（共\d{4}字，已全文登记）/)
    expect(violations).toEqual([])
  })

  it('on a reception day of the congress it belongs to that day', async () => {
    const { db } = town.database
    const [day] = await db.sql<{ id: number }[]>`
      insert into reception_day (congress_id, nominal, day, status, starts_at, ends_at, place, planned_at)
      select id, '2026-03-11', '2026-03-11', 'planned', '2026-03-11T08:30:00+08', '2026-03-11T11:30:00+08', '镇政府', now()
      from congress returning id`
    await town.say(deputy, '/来访 路灯坏了')
    expect((await latest(town)).dayId).toBe(day?.id)
    await town.say(deputy, '/来访 3月10日接待，路灯坏了')
    expect((await latest(town)).dayId).toBeNull()
    await town.say(deputy, '/改来访 2 日期 3月11日')
    expect((await latest(town)).dayId).toBe(day?.id)
    await town.say(deputy, '/联系 走访石桥村')
    expect((await latest(town)).dayId).toBeNull()
    await db.sql`update visit set day_id = null`
    await db.sql`delete from reception_day`
  })
})

describe('who received', () => {
  it.each([
    ['a deputy: himself', deputy, '/来访 路灯坏了', deputy, null],
    ['whoever is named', liaison, '/来访 由王秀兰接待，路灯坏了', deputy, null],
    ['by his title', liaison, '/来访 由杨主席接待，路灯坏了', chair, null],
    ['a liaison who is no deputy, nobody named', liaison, '/来访 路灯坏了', null, '没有写接待代表'],
    [
      'somebody who is not on the roster',
      liaison,
      '/来访 由马大哈接待，路灯坏了',
      null,
      '花名册中没有所写的接待代表',
    ],
    ['two of one name', liaison, '/来访 由陈建华接待，路灯坏了', null, '有几位同名'],
  ])('%s', async (_what, user, said, received, told) => {
    const { message } = await town.say(user, said)
    expect((await latest(town)).deputy).toBe(received)
    if (told !== null) expect(message?.text).toContain(told)
  })

  it('an office’s contact person enters nothing', async () => {
    const { text } = await town.say('徐志刚', '/来访 路灯坏了')
    expect(text).toBe('来访、来信、联系由代表和主席、副主席、联络员登记。如有需要，请与联络员联系。')
    expect(await entered(town)).toEqual([])
  })

  it('somebody who is not on the roster is told so', async () => {
    expect((await town.say('何小川', '/来访 路灯坏了')).text).toContain('花名册中还没有您的企业微信账号')
    expect(await entered(town)).toEqual([])
  })
})

describe('what is missing or makes no sense', () => {
  it.each([
    ['no words', '/来访', '请在命令后写明反映的事项，如：/来访'],
    ['no words about a contact', '/联系', '请在命令后写明联系的情况，如：/联系'],
    ['only marks', '/来访 ，，。。', '没有看到反映的事项，还没有登记'],
    ['only who came', '/来访 李四 13800000001', '/来访 李四 13800000001，反映……'],
    ['only what was done', '/来访 转城建办一周内修好', '没有看到反映的事项'],
    ['emoji', '/来访 👍', '没有看到反映的事项'],
  ])('%s: nothing is entered, and it is asked for', async (_what, said, told) => {
    const { text } = await town.say(deputy, said)
    expect(text).toContain(told)
    expect(await entered(town)).toEqual([])
  })

  it.each([
    ['a day that is over', '/来访 路灯坏了，3月1日前修好', '期限“3月1日前”定不了日子或已经过去'],
    ['no single day', '/来访 路灯坏了，转城建办春节前修好', '期限“春节前”定不了日子'],
    ['a day that there is not', '/来访 路灯坏了，转城建办2月30日前修好', '期限“2月30日前”'],
    ['no day', '/来访 路灯坏了，限期整改', '没有写办理期限'],
    ['no office', '/来访 路灯坏了，转相关部门处理', '按所写登记'],
    ['about ten people', '/来访 路灯坏了，来访10余人', '人数不是确数'],
    ['a village that is not on the roster', '/来访 杨树湾路灯坏了', '村（社区）不在花名册的选区中'],
    ['a day to come', '/来访 3月20日接待，路灯坏了', '接待日期还没有到'],
  ])('%s: it is entered, and told', async (_what, said, told) => {
    const { message } = await town.say(deputy, said)
    expect(message?.text).toContain(told)
    expect(await entered(town)).toHaveLength(1)
  })

  it('words without a slash are no visit', async () => {
    await town.say(deputy, '村民反映枫树湾路灯坏了两个月,转城建办一周内修好')
    expect(await entered(town)).toEqual([])
  })
})

describe('what is kept', () => {
  it('the words without who came; the deed tells no word', async () => {
    await town.say(deputy, '/来访 村民李四（13800000001）反映路灯坏了，转城建办一周内修好')
    expect((await changes(town)).map(row => row.change)).toEqual([
      { kind: 'visit', words: '反映路灯坏了，转城建办一周内修好' },
    ])
    const deeds = await town.database.db.sql`
      select action, outcome, detail from deed where action like 'visit.%' order by id desc limit 1`
    expect(deeds).toEqual([
      {
        action: 'visit.enter',
        outcome: 'done',
        detail: { year: 2026, number: 1, fields: ['kind', 'words'] },
      },
    ])
  })

  it('nobody known leaves no row among the visitors', async () => {
    await town.say(deputy, '/来访 路灯坏了')
    expect(await town.database.db.sql`select from visitor`).toHaveLength(0)
  })
})

describe('a matter by its number', () => {
  it('is shown to whoever received it and to clerks, and exists for nobody else', async () => {
    await town.say(deputy, '/来访 村民李四反映路灯坏了')
    for (const user of [deputy, chair, liaison]) {
      const { message } = await town.say(user, '/来访 1')
      expect(message?.text).toContain('李四')
    }
    for (const said of ['/来访 1', '/来访 来访2026-001', '/联系 1']) {
      const { text } = await town.say('胡志强', said)
      expect(text).toMatch(/没有查到您可以办理的第(2026-)?1号/)
    }
  })

  it('in a group it is shown without the matter', async () => {
    await town.say(deputy, '/来访 村民李四反映枫树湾路灯坏了，晚上看不见')
    const { message } = await town.say(deputy, '/来访 1', group)
    expect(message?.text).toContain('“路灯”等，全文请在单聊中查看')
    expect(message?.text).not.toContain('看不见')
    expect(message?.text).toContain('枫树湾村')
  })

  it('words that begin with a figure are words', async () => {
    await town.say(deputy, '/来访 1. 路灯坏了 2. 垃圾没人清')
    expect((await latest(town)).matter).toContain('路灯坏了')
  })
})

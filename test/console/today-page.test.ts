/** The page 今天 and the chat's own lists are held against each other, for a town with something of every kind. */
import { beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '../../src/features/sessions/store/sessions.ts'
import { readFacts } from '../../src/features/today/store.ts'
import { counted } from '../support/counted.ts'
import { startTown } from '../support/town.ts'
import { PlainBrowser } from './browser.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'

async function pageOf(path: string): Promise<string> {
  const at = town.clock.now()
  const session = await db.transaction(tx =>
    openSession(tx, { account: 'zhouxiaomin', device: 'other/other' }, at),
  )
  const browser = new PlainBrowser(town.url)
  browser.cookies.set('liaison-session', session)
  const { status, html } = await browser.get(`/console/c/1/${path}`)
  expect(status).toBe(200)
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}
const alone = async (who: string, words: string) => (await town.say(who, words)).text ?? ''

beforeAll(async () => {
  await town.say('杨国梁', '/会议 3月12日上午9点 镇政府三楼会议室 学习培训 参加人员：全体代表', '全体代表')
  await town.say('沈月英', '参加', '全体代表')
  await town.say('王秀兰', '请假 住院手术')
  await town.say('胡志强', '请假 出差')
  await town.say('王秀兰', '/来访 村民李四反映枫树湾路灯坏了，转城建办一周内修好')
  await town.say('王秀兰', '/建议 修复枫树湾路灯 枫树湾村路灯坏了三盏，请尽快修复')
  await town.say(liaison, '/决定 1 修复石桥村排灌渠 承办：农业农村办 期限：3月13日')
  await town.say(liaison, '/计划 生成')
  await town.say(liaison, '/计划 定稿')
  await town.say(liaison, '/收文 县人大办 云人办〔2026〕12号 关于开展代表活动的通知 3份')
  await town.say(liaison, '/文件 1 交 沈月英 办理 3月16日前')
  await town.say('wuxiaoyan', '/我是 吴晓燕', '全体代表')
  await db.sql`
    update outbox set state = 'dead', last_error = 'refused:93000', settled_at = ${town.clock.now()}
    where id = (select min(id) from outbox where congress_id = 1)`
})

const numberIn = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0)

describe('the page 今天 says what the chat says', () => {
  it('of leave that waits', async () => {
    const said = await town.say(liaison, '待批', '全体代表')
    expect(numberIn(said.text ?? '', /有(\d+)件请假待批/)).toBe(2)
    expect(await pageOf('today')).toContain('第1号通知：王秀兰、胡志强请假，待批准')
  })

  it('of papers that came in', async () => {
    expect(await alone(liaison, '/文件')).toContain('关于开展代表活动的通知')
    expect(await pageOf('today')).toMatch(/文件2026-001 关于开展代表活动的通知 3月16日.*还有5天/)
  })

  it('of who is silent', async () => {
    const silent = numberIn(await alone(liaison, '名单 1'), /未回复(\d+)人/)
    expect(silent).toBe(57)
    expect(await pageOf('today')).toMatch(new RegExp(`第1号 [^ ]+：${silent}人未回复`))
  })

  it('of suggestions that wait for a clerk', async () => {
    const todo = await town.say(liaison, '/待办 全部')
    expect(numberIn(todo.text ?? '', /等您办理的代表建议有(\d+)件/)).toBe(1)
    expect(await pageOf('today')).toMatch(/建议待审查：[\d-]+ 修复枫树湾路灯 3月25日（星期三），还有14天/)
  })

  it('of decisions', async () => {
    const [, line = ''] = /(决定2026-001 修复石桥村排灌渠)/.exec(await alone(liaison, '/决定')) ?? []
    expect(line).not.toBe('')
    expect(await pageOf('today')).toContain(line)
  })

  it('of the plan: the same items, in the same words', async () => {
    const plan = await alone(liaison, '/计划')
    const page = await pageOf('today')
    const numbers = new Set([...page.matchAll(/第(\d+)项 /g)].map(([, number]) => number))
    const lines = plan.split('\n').filter(text => numbers.has(/^第(\d+)项/.exec(text)?.[1]))
    expect(lines.length).toBe(numbers.size)
    expect(lines.length).toBeGreaterThan(0)
    for (const text of lines) expect(page).toContain(text)
  })

  it('of what has not arrived, and so does the page of deliveries', async () => {
    const said = await alone(liaison, '未送达')
    const count = numberIn(said, /有(\d+)条消息没有发出去/)
    expect(count).toBe(1)
    expect(await pageOf('today')).toContain(`${count}条消息没有送达`)
    const page = await pageOf('deliveries')
    expect(page).toContain(`没有送达（${count}条）`)
    const [, id = '', why = ''] = /编号(\d+)，[^：]+：(.+)/.exec(said) ?? []
    expect(page).toContain(`${id} `)
    expect(page).toContain(why)
  })

  it('of accounts that wait, matters that are due and the day’s meetings', async () => {
    const page = await pageOf('today')
    expect(page).toContain('1人认领账号，待确认')
    expect(page).toMatch(/来访2026-001：.*枫树湾路灯坏了.*3月18日/)
    expect(page).toMatch(/9:00开始，应到60人，已确认参加1人/)
    await town.moveTo('2026-03-12T09:05:00+08:00')
    await town.say('沈月英', '签到', '全体代表')
    const present = numberIn(await alone(liaison, '到会 1'), /实到(\d+)人/)
    expect(present).toBe(1)
    expect(await pageOf('today')).toContain(`已签到${present}人，请假0人，缺席59人`)
  })

  it('and of nothing that is another congress’s', async () => {
    await db.sql`update outbox set congress_id = null where state = 'dead'`
    expect(await pageOf('deliveries')).toContain('没有发送失败的消息')
    expect(await pageOf('today')).not.toContain('没有送达')
  })
})

it('takes as many statements for much as for little', async () => {
  const [tenant] = await db.sql<
    {
      id: number
      name: string
      kind: 'township'
      province: string | null
      zone: string
      settings: unknown
    }[]
  >`select id, name, kind, province, zone, settings from congress where id = 1`
  const [actor] = await db.sql<
    { personId: number }[]
  >`select id as "personId" from person where userid = 'zhouxiaomin'`
  if (tenant === undefined || actor === undefined) throw new Error('no town')
  const member = {
    personId: actor.personId,
    congressId: 1,
    name: liaison,
    userid: 'zhouxiaomin',
    roles: ['liaison'],
  } as const
  const statements = () =>
    db.transaction(async tx => {
      const counting = counted(tx)
      await readFacts(counting.tx, tenant, member, town.clock.now())
      return counting.statements()
    })
  const before = await statements()
  for (const n of [1, 2, 3]) {
    await town.say(
      '杨国梁',
      `/会议 3月${14 + n}日上午9点 镇政府三楼会议室 座谈会 参加人员：全体代表`,
      '全体代表',
    )
    await town.say('王秀兰', `/建议 修复村道 ${n}组村道损坏严重，请尽快修复第${n}段`)
    await town.say('王秀兰', `/来访 村民张三反映第${n}条断头路，转城建办一周内答复`)
  }
  expect(await statements()).toBe(before)
  console.log(`${before} statements`)
})

it('a notice that is closed asks for what the bot takes, and not for what it refuses', async () => {
  expect(await pageOf('today')).toContain('发送“/催 2”，或电话联系')
  await db.sql`update meeting set status = 'closed' where congress_id = 1 and number = 2`
  const page = await pageOf('today')
  expect(page).not.toContain('“/催 2”')
  expect(page).toContain('请电话联系，回复用“/代 2 姓名 参加”登记')
  const before = numberIn(page, /第2号 [^ ]+：(\d+)人未回复/)
  await alone(liaison, '/代 2 吴晓燕 参加')
  expect(numberIn(await pageOf('today'), /第2号 [^ ]+：(\d+)人未回复/)).toBe(before - 1)
})

it('what was never closed stands there whatever its year, and all that has not arrived is counted', async () => {
  await db.sql`
    insert into visit (congress_id, year, number, kind, received_on, deputy_id, matter, people, status, due_on, entered_by,
                       entered_at)
    select congress_id, 2022, 1, 'visit', '2022-05-10', deputy_id, '断头路', 1, 'open', '2022-06-01', entered_by, entered_at
    from visit where congress_id = 1 limit 1`
  await db.sql`
    insert into outbox (congress_id, channel, target, payload, promise, state, due_at, created_at, attempts,
                        last_error, settled_at)
    select 1, 'webhook', 'chat:1', '{}', 'at_least_once', 'dead', now(), now(), 5, 'refused:93000', now()
    from generate_series(1, 130)`
  const page = await pageOf('today')
  expect(page).toContain('来访2022-001')
  expect(page).toContain('130条消息没有送达')
  expect(await alone(liaison, '未送达')).toContain('有130条消息没有发出去')
  const deliveries = await pageOf('deliveries')
  expect(deliveries).toContain('没有送达（130条）')
  expect(deliveries).toContain('只列出最近100条')
})

it('what was held yesterday is not overdue', async () => {
  await town.moveTo('2026-03-13T08:30:00+08:00')
  expect(await pageOf('today')).not.toMatch(/第1号 /)
})

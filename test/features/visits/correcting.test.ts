import { beforeEach, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { changes, entered, forgetVisits, latest } from './register-of.ts'

const town = await startTown()
const chair = '杨国梁'
const deputy = '王秀兰'
const group = '全体代表'

beforeEach(() => forgetVisits(town))

const enter = async (said = '/来访 村民李四反映枫树湾路灯坏了', chat?: string) =>
  (await town.say(deputy, said, chat)).message?.id ?? ''

/** The key of a button on a card, as the stand-in shows it. */
async function keyOf(action: string): Promise<string> {
  const [row] = await town.database.db.sql<{ id: number }[]>`select id from visit order by id desc limit 1`
  return `${action}:${row?.id}`
}

describe('a correction in words', () => {
  it.each<[string, Record<string, unknown>]>([
    ['村 石桥村', { village: '石桥村' }],
    ['村石桥', { village: '石桥村' }],
    ['村 杨树湾村', { village: '杨树湾村' }],
    ['村 无', { village: null }],
    ['社区改为云溪社区', { village: '云溪社区' }],
    ['事项 垃圾没人清，已经两周', { matter: '垃圾没人清，已经两周' }],
    ['类别 农业', { category: '农业农村' }],
    ['农业农村', { category: '农业农村' }],
    ['处理方式 转信访', { handling: 'petition' }],
    ['转为建议', { handling: 'suggestion' }],
    ['当场解答', { handling: 'answered', status: 'closed', closedOn: '2026-03-11' }],
    ['承办 农办', { office: '农业农村办', officeName: '农业农村办', handling: 'referred' }],
    ['承办 供电所', { office: null, officeName: '供电所', handling: 'referred' }],
    ['期限 12月20日', { dueOn: '2026-12-20', handling: 'timed' }],
    ['期限 5个工作日', { dueOn: '2026-03-18' }],
    ['期限 一周', { dueOn: '2026-03-18' }],
    ['期限 5个工作日内', { dueOn: '2026-03-18' }],
    ['转农业农村办，12月20日前办结', { office: '农业农村办', dueOn: '2026-12-20', handling: 'timed' }],
    ['来访人 王五', { name: '王五', phone: null }],
    ['来访人 王五 13900000002', { name: '王五', phone: '13900000002' }],
    ['电话 0571-88888888', { name: '李四', phone: '0571-88888888' }],
    ['来访人 无', { name: null }],
    ['人数 5', { people: 5 }],
    ['人次 十二人', { people: 12 }],
    ['日期 3月9日', { receivedOn: '2026-03-09' }],
    ['日期 昨天', { receivedOn: '2026-03-10' }],
    ['日期改为昨天上午来访', { receivedOn: '2026-03-10' }],
    ['处理 转村镇建设办，12月20日前办结', { handling: 'timed', dueOn: '2026-12-20' }],
    ['接待 杨国梁', { deputy: chair }],
    ['接待代表 陈建华 东岙村', { deputy: '陈建华' }],
    ['村 石桥村；人数 3；类别 其他', { village: '石桥村', people: 3, category: '其他' }],
  ])('%s', async (said, expected) => {
    await enter()
    await town.say(deputy, `/改来访 1 ${said}`)
    expect(await latest(town)).toMatchObject(expected)
  })

  it.each([
    ['', '请写明要改的内容'],
    ['村', '请写明村（社区）'],
    ['类别 交通', '类别请从这些中选：基础设施、农业农村'],
    ['人数 很多', '人数请写数字'],
    ['人数 0', '人数请写数字'],
    ['期限 春节前', '期限请写还没有过去的日子'],
    ['期限 3月1日', '期限请写还没有过去的日子'],
    ['日期 3月20日', '日期请写已经过去的日子'],
    ['日期 2025年12月30日', '号数按年份编排'],
    ['接待 马大哈', '花名册中没有所写的接待代表'],
    ['接待 陈建华', '有几位同名'],
    ['今天天气很好', '没有看懂要改什么'],
    ['村 石桥村；人数 很多', '人数请写数字'],
    ['期限 12月20日，资金由县里出', '不清楚“资金由县里出”要改哪一项'],
    ['日期 3月9日，由张三接的电话', '张三接'],
    ['承办 村镇建设办，资金由县里出', '不清楚“资金由县里出”要改哪一项'],
    ['处理 当场解答，资金由县里出', '不清楚“资金由县里出”要改哪一项'],
    ['转村镇建设办，12月20日前办结，资金由县里出', '不清楚“资金由县里出”要改哪一项'],
  ])('%j changes nothing, and is told what is expected', async (said, told) => {
    await enter()
    const before = await entered(town)
    expect((await town.say(deputy, `/改来访 1 ${said}`)).text).toContain(told)
    expect(await entered(town)).toEqual(before)
  })

  it.each([
    ['人数 很多', { people: 5 }],
    ['期限 春节前', { dueOn: '2026-12-20' }],
    ['日期 3月20日', { receivedOn: '2026-03-10' }],
  ])('the example told after %j is understood as it stands', async (said, expected) => {
    await enter()
    const { text } = await town.say(deputy, `/改来访 1 ${said}`)
    await town.say(deputy, text?.replace(/^.*如：/su, '') ?? '')
    expect(await latest(town)).toMatchObject(expected)
  })

  it('what it was stays in its entries, of the visitor only that he was changed', async () => {
    await enter()
    await town.say(deputy, '/改来访 1 村 石桥村；来访人 王五 13900000002；期限 12月20日')
    expect((await changes(town)).at(-1)?.change).toEqual({
      village: { from: '枫树湾村', to: '石桥村' },
      handling: { from: null, to: 'timed' },
      dueOn: { from: null, to: '2026-12-20' },
      visitor: 'changed',
    })
  })

  it('the same again changes nothing and leaves no entry', async () => {
    await enter()
    await town.say(deputy, '/改来访 1 村 石桥村')
    const before = (await changes(town)).length
    const { message } = await town.say(deputy, '/改来访 1 村 石桥村')
    expect(message?.text).toContain('和原来一样')
    expect(await changes(town)).toHaveLength(before)
  })

  it('only whoever received or entered it, and clerks, may correct it', async () => {
    await enter()
    expect((await town.say('胡志强', '/改来访 1 村 石桥村')).text).toContain('没有查到您可以办理的第1号')
    await town.say(chair, '/改来访 1 村 石桥村')
    expect((await latest(town)).village).toBe('石桥村')
    // Entered for another: he may handle it, and does not see who came.
    await town.say('胡志强', '/来访 由王秀兰接待，村民赵六（13700000003）反映断头路')
    const { message } = await town.say('胡志强', '/改来访 2 村 石桥村')
    expect(message?.text).toContain('来访人:已登记，共1人次')
    expect(message?.text).not.toMatch(/赵六|137/)
    expect((await town.say(deputy, '/来访 2')).message?.text).toContain('赵六 13700000003')
  })
})

describe('a number', () => {
  it('without a year means this year’s, or last year’s where this year has none', async () => {
    await town.say(deputy, '/来访 日期：2025年12月30日 事项：垃圾没人清')
    await town.say(deputy, '/改来访 1 村 石桥村')
    expect((await entered(town)).map(row => [row.year, row.village])).toEqual([[2025, '石桥村']])
    await enter()
    const { text } = await town.say(deputy, '/改来访 1 村 大坪村')
    expect(text).toBe('有2条同号的登记：来访2026-001、来访2025-001。请写全号数，如：2026-001')
    await town.say(deputy, '/办结 2025-001 已清运')
    await town.say(deputy, '/改来访 1 村 大坪村')
    expect((await entered(town)).map(row => [row.year, row.village])).toEqual([
      [2025, '石桥村'],
      [2026, '大坪村'],
    ])
  })

  it.each([['/改来访 村 石桥村'], ['/办结 已修好'], ['/回访 满意'], ['/作废来访']])(
    '%s: it is asked for',
    async said => {
      expect((await town.say(deputy, said)).text).toContain('请写明号数')
    },
  )
})

describe('a correction by a click', () => {
  it('handling is chosen in the drop-down; what it still lacks is told', async () => {
    const card = await enter()
    const key = await keyOf('visit_handling')
    const asked = await town.click(deputy, card, key, undefined, { visit_handling: 'timed' })
    expect(await latest(town)).toMatchObject({ handling: 'timed', status: 'open' })
    expect(asked.message?.text).toContain('还没有办理期限，请发送：/改来访 2026-001 期限')
    await town.click(deputy, card, key, undefined, { visit_handling: 'answered' })
    expect(await latest(town)).toMatchObject({ handling: 'answered', status: 'closed' })
    await town.click(deputy, card, key, undefined, { visit_handling: 'petition' })
    expect(await latest(town)).toMatchObject({ handling: 'petition', status: 'open', closedOn: null })
  })

  it('the category behind one more button; going back changes nothing', async () => {
    const card = await enter()
    const shown = await town.click(deputy, card, await keyOf('visit_categories'))
    expect(shown.message?.text).toContain('类别:「基础设施」 / 农业农村')
    await town.click(deputy, card, await keyOf('visit_show'))
    expect((await latest(town)).category).toBe('基础设施')
    await town.click(deputy, card, await keyOf('visit_categories'))
    await town.click(deputy, card, await keyOf('visit_category'), undefined, { visit_category: '5' })
    expect((await latest(town)).category).toBe('社会治理')
  })

  it('void keeps the number and counts no longer; it can be restored', async () => {
    const card = await enter()
    await town.click(deputy, card, await keyOf('visit_void'))
    expect(await latest(town)).toMatchObject({ number: 1, status: 'void', matter: '枫树湾路灯坏了' })
    expect((await town.say(deputy, '/改来访 1 村 石桥村')).text).toContain('已作废')
    expect((await town.say(deputy, '/来访簿')).text).toContain('还没有登记')
    await town.click(deputy, card, await keyOf('visit_restore'))
    expect((await latest(town)).status).toBe('open')
    await town.say(deputy, '/作废来访 1')
    await town.say(deputy, '/作废来访 1 恢复')
    expect((await latest(town)).status).toBe('open')
    await enter()
    expect((await latest(town)).number).toBe(2)
  })

  it('in a group the card is for everybody, the buttons for those whose matter it is', async () => {
    const card = await enter('/来访 村民李四（13800000001）反映枫树湾路灯坏了', group)
    const key = await keyOf('visit_handling')
    const refused = await town.click('胡志强', card, key, group, { visit_handling: 'petition' })
    expect(refused.message?.text ?? JSON.stringify(refused.reply)).toContain('由接待代表、登记人和主席')
    expect((await latest(town)).handling).toBeNull()
    await town.click(chair, card, key, group, { visit_handling: 'suggestion' })
    expect((await latest(town)).handling).toBe('suggestion')
  })

  it('a made-up key changes nothing', async () => {
    const card = await enter()
    const [row] = await town.database.db.sql<{ id: number }[]>`select id from visit`
    for (const key of ['visit_void:', 'visit_void:99999999999999', `visit_void:${row?.id}x`]) {
      const answer = await town.api('click', { chat: 'single', user: deputy, message: card, key })
      expect(answer.status).toBeLessThan(500)
    }
    expect((await latest(town)).status).toBe('open')
  })
})

it('whoever may not void a matter is given no button that voids it once he may', async () => {
  const card = await enter(undefined, group)
  const refusal = await town.click('郑永福', card, await keyOf('visit_void'), group)
  const buttons = JSON.stringify(refusal.card?.button_list)
  expect(buttons).toContain('查看')
  expect(buttons).not.toContain('visit_void')
  await town.say(chair, '/改来访 1 接待代表 郑永福')
  await town.click('郑永福', card, await keyOf('visit_show'), group)
  expect(await latest(town)).toMatchObject({ deputy: '郑永福', status: 'open' })
})

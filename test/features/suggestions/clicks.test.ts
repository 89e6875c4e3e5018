import { describe, expect, it } from 'vitest'
import type { Heard } from '../../support/town.ts'
import { agriculture, author, bodyOf, does, handledTown, liaison, second, todoCard } from './handled.ts'

const town = await handledTown()
const presidium = '主席团'

const keys = ({ card }: Heard): string[] => {
  const list: unknown = card?.button_list
  return Array.isArray(list) ? list.map(each => String(each.key)) : []
}
const options = ({ card }: Heard): string[] => {
  const select: unknown = card?.button_selection
  if (typeof select !== 'object' || select === null || !('option_list' in select)) return []
  const list: unknown = select.option_list
  return Array.isArray(list) ? list.map(each => String(each.text)) : []
}
const click = async (user: string, card: Heard, key: string, selected?: Record<string, string>) =>
  town.click(user, card.message?.id ?? '', key, undefined, selected)

describe('a clerk', () => {
  it('examines and assigns with two clicks; the office is chosen, never taken for granted', async () => {
    const { id } = await town.handIn({}, [author, second])
    const card = await todoCard(town, liaison)
    const admitted = await click(liaison, card, `sg_admit:${id}`)
    expect(bodyOf(admitted)).toContain('已通过审查。')
    const choosing = await click(liaison, card, `sg_assign:${id}`)
    expect(options(choosing)).toEqual([
      '请选择',
      '农业农村办',
      '村镇建设办',
      '生态环境办',
      '社会事务办',
      '综合治理办',
      '财政所',
    ])
    expect(bodyOf(choosing)).toContain('请这样发送：“/交办 2026-001 农业农村办主办，村镇建设办协办”')
    // Pressed without choosing: what stands in front by itself is nobody.
    await click(liaison, card, `sg_assign:${id}`, { sg_office: 'none' })
    expect((await town.item(1)).parties).toEqual([])
    const [office] = await town.database.db.sql<{ id: number }[]>`
      select id from office where name = '农业农村办'`
    const assigned = await click(liaison, card, `sg_assign:${id}`, { sg_office: String(office?.id) })
    expect(bodyOf(assigned)).toContain('已交办农业农村办（主办），答复期限为6月11日（星期四）。')
  })

  it('refuses with a ground that is chosen; another one needs words', async () => {
    const { id } = await town.handIn({ title: '推荐我家茶叶' })
    const card = await does(town, liaison, '/不予接收 2')
    const old = await does(town, liaison, '/不予接收 2')
    expect(options(card)).toHaveLength(8)
    for (const ground of ['none', 'other', 'nonsense']) {
      const told = await click(
        liaison,
        card,
        `sg_reject:${id}`,
        ground === 'nonsense' ? undefined : { sg_ground: ground },
      )
      expect(bodyOf(told)).toMatch(/请先选择理由|要写明理由/)
    }
    expect((await town.item(2)).state).toBe('submitted')
    const done = await click(liaison, card, `sg_reject:${id}`, { sg_ground: 'advertising' })
    expect(bodyOf(done)).toContain('已登记不予接收')
    expect((await town.item(2)).rejection).toMatchObject({
      ground: 'advertising',
      reason: '属于推荐作品、产品',
    })
    // An old card: nothing happens twice, and it is said why.
    const again = await click(liaison, old, `sg_reject:${id}`, { sg_ground: 'court' })
    expect(bodyOf(again)).toContain('现在是“不予接收”，不能不予接收')
  })
})

describe('an office', () => {
  it('takes up with one click, and is told what to type where words are needed', async () => {
    const item = await town.item(1)
    const card = await todoCard(town, agriculture)
    const old = await todoCard(town, agriculture)
    expect(keys(card)).toContain(`sg_accept:${item.id}`)
    expect(bodyOf(await click(agriculture, card, `sg_accept:${item.id}`))).toContain('已接收。')
    expect(bodyOf(await click(agriculture, card, `sg_consult:${item.id}`))).toContain(
      '请发送：/面商 2026-001 日期 在地点 与代表姓名 面商：情况',
    )
    expect(bodyOf(await click(agriculture, old, `sg_accept:${item.id}`))).toContain('不用再接收')
  })
})

describe('a signer', () => {
  it('rates with a click, attitude apart; who is not satisfied is asked why before anything is done', async () => {
    await does(town, agriculture, '/面商 1 与王秀兰面商：同意')
    await does(town, agriculture, '/答复 1 A 已修复')
    await does(town, agriculture, '/面商 1 与王秀兰面商：亮了')
    const { id } = await town.item(1)
    const card = await todoCard(town, author)
    const asked = await click(author, card, `sg_rate:${id}.dissatisfied`)
    expect(bodyOf(asked)).toContain('“/不满意 2026-001 态度满意 路灯又坏了”')
    expect((await town.item(1)).ratings).toEqual([])
    await click(author, card, `sg_rate:${id}.basically`)
    expect((await town.item(1)).ratings).toMatchObject([{ attitude: 'satisfied', result: 'basically' }])
    const other = await todoCard(town, second)
    const old = await todoCard(town, second)
    await click(second, other, `sg_rate:${id}.satisfied`)
    expect((await town.item(1)).state).toBe('rated')
    expect(bodyOf(await click(second, old, `sg_rate:${id}.basically`))).toContain('评价已经结束')
  })

  it('nobody rates with a clerk’s click: it is said for whom', async () => {
    await town.handIn({ title: '修渠' })
    await does(town, liaison, '/交办 3 农业农村办')
    await does(town, agriculture, '/面商 3 与王秀兰面商：同意')
    await does(town, agriculture, '/答复 3 A 已修')
    await does(town, agriculture, '/面商 3 与王秀兰面商：好')
    expect((await town.say(liaison, '/评价 3 满意')).text).toContain('请写明代谁登记')
    await does(town, liaison, '/评价 3 代 王秀兰 满意')
    expect(await town.item(3)).toMatchObject({ state: 'rated' })
  })
})

describe('in a group', () => {
  it('a click shows its card to whoever pressed, and not a word of what was said', async () => {
    await town.handIn({ title: '装护栏' })
    const card = await town.say(liaison, '/审查 4', presidium)
    const { id } = await town.item(4)
    const pressed = await town.click(author, card.message?.id ?? '', `sg_show:${id}`, presidium)
    expect(JSON.stringify(pressed.card)).toContain('建议2026-004')
    expect(pressed.reply).toMatchObject({ userids: ['wangxiulan'] })
  })

  it('what has become confidential is nothing there any more, on old cards too', async () => {
    const card = await town.say(liaison, '/交办 4 农业农村办', presidium)
    await town.makeConfidential(4)
    const { id } = await town.item(4)
    const pressed = await town.click(liaison, card.message?.id ?? '', `sg_show:${id}`, presidium)
    expect(JSON.stringify(pressed.card)).not.toMatch(/2026-004|装护栏|农业农村办/)
    expect((await town.item(4)).state).toBe('assigned')
  })
})

/** A matter of the register of visits becomes a suggestion; who came never goes along. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { contentsFromVisit } from '../../../src/features/suggestions/rules/from-visit.ts'
import { somebody, titleOf } from '../../../src/features/suggestions/texts/from-visit.ts'
import { world } from '../../language/suggestion-shown.ts'
import { startTown } from '../../support/town.ts'
import { events, forget, handedIn, latest, told } from './book-of.ts'

const town = await startTown()
const { db } = town.database
const deputy = '王秀兰'
const liaison = '周晓敏'
const group = '全体代表'
const said = '/来访 村民李四（13800000001）反映枫树湾路灯坏了两个月，李四家门口最黑'

beforeEach(() => forget(db))

const keyOf = async () => {
  const [row] = await db.sql<{ id: number }[]>`select id from visit order by id desc limit 1`
  return `visit_suggest:${row?.id}`
}
const handlingOf = async () =>
  (await db.sql<{ handling: string | null }[]>`select handling from visit order by id desc limit 1`)[0]
    ?.handling

describe('one click', () => {
  it('makes it one, signed by the deputy; both show the other’s number', async () => {
    const { message } = await town.say(deputy, said)
    const clicked = await town.click(deputy, message?.id ?? '', await keyOf())
    expect(await latest(db)).toMatchObject({ signers: [deputy], title: '关于枫树湾村路灯有关问题的建议' })
    expect((await events(db))[0]).toMatchObject({ source: 'reception', district: '枫树湾村' })
    expect(await handlingOf()).toBe('suggestion')
    expect(clicked.message?.text).toContain('已转为建议2026-001')
    expect(clicked.message?.text).toContain('文中如提到其他人的姓名')
    expect((await town.say(deputy, '/建议 1')).message?.text).toContain('来访2026-001')
    expect((await town.say(deputy, '/来访 1')).message?.text).toContain('已转为建议2026-001')
  })

  it('takes neither name nor phone along', async () => {
    const { message } = await town.say(deputy, said)
    await town.click(deputy, message?.id ?? '', await keyOf())
    const everything = JSON.stringify([await handedIn(db), await events(db)])
    expect(everything).not.toMatch(/李四|138000/)
    expect((await latest(db)).text).toContain('路灯坏了两个月')
  })

  it('twice, and by two at once, makes one', async () => {
    const { message } = await town.say(deputy, said)
    const key = await keyOf()
    const press = () => town.api('click', { chat: 'single', user: deputy, message: message?.id, key })
    await Promise.all([press(), press()])
    await press()
    expect(await handedIn(db)).toHaveLength(1)
  })

  it('the matter of one that was withdrawn waits again, and can be made into another', async () => {
    const { message } = await town.say(deputy, said)
    const key = await keyOf()
    await town.click(deputy, message?.id ?? '', key)
    const shown = async () => JSON.stringify((await town.say(deputy, '/来访 1')).message)
    expect(await shown()).toContain('已转为建议2026-001')
    expect((await town.say(deputy, '/撤回建议 1 已经修好')).text).toContain('撤回')
    const after = await town.say(deputy, '/来访 1')
    expect(JSON.stringify(after.message)).not.toContain('已转为建议2026-001')
    await town.click(deputy, after.message?.id ?? '', key)
    expect(await shown()).toContain('已转为建议2026-002')
  })

  it('of a clerk it is signed by whoever received the voter, who is told', async () => {
    const { message } = await town.say(liaison, '/来访 由王秀兰接待，枫树湾路灯坏了两个月')
    await town.click(liaison, message?.id ?? '', await keyOf())
    expect((await latest(db)).signers).toEqual([deputy])
    expect((await told(db)).some(note => note.name === deputy && note.text.includes('替您登记了'))).toBe(true)
  })

  it('where nobody is named who received, that is asked for', async () => {
    const { message } = await town.say(liaison, '/来访 枫树湾路灯坏了两个月')
    const { message: answer } = await town.click(liaison, message?.id ?? '', await keyOf())
    expect(answer?.text).toContain('还没有写接待代表')
    expect(await handedIn(db)).toEqual([])
    expect(await handlingOf()).toBeNull()
  })

  it('is not for others', async () => {
    const { message } = await town.say(deputy, said, group)
    await town.click('胡志强', message?.id ?? '', await keyOf(), group)
    expect(await handedIn(db)).toEqual([])
  })

  it('in a group says the number alone', async () => {
    const { message } = await town.say(deputy, said, group)
    const clicked = await town.click(deputy, message?.id ?? '', await keyOf(), group)
    expect(JSON.stringify(clicked.reply)).toContain('已转为建议2026-001')
    const shown = await town.say(deputy, '/建议 1', group)
    expect(JSON.stringify([clicked.reply, shown.reply])).not.toMatch(/李四|138000|两个月/)
  })
})

describe('whatever was written', () => {
  it('neither a visitor’s name nor a phone is in what becomes of it, and the title has words of lists only', () => {
    const name = fc.constantFrom('李四', '王桂花', '赵阿福', '孙小明')
    const phone = fc.integer({ min: 0, max: 99_999_999 }).map(n => `138${String(n).padStart(8, '0')}`)
    const piece = fc.constantFrom(
      'NAME',
      'PHONE',
      '路灯坏了',
      '石桥村',
      '，',
      '（',
      '）',
      '家门口',
      '说',
      ' ',
    )
    fc.assert(
      fc.property(name, phone, fc.array(piece, { minLength: 1, maxLength: 12 }), (n, p, pieces) => {
        const matter = pieces.map(one => one.replace('NAME', n).replace('PHONE', ` ${p} `)).join('')
        const visit = { kind: 'visit', village: '石桥村', matter, category: '基础设施' } as const
        const contents = contentsFromVisit(visit, { name: n, phone: p }, world, { title: titleOf, somebody })
        expect(JSON.stringify(contents)).not.toContain(n)
        expect(JSON.stringify(contents)).not.toContain(p)
        expect(contents.title).toMatch(/^关于石桥村(?:路灯有关问题|群众反映事项)的建议$/)
        expect(contents.text).not.toBe('')
      }),
    )
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { everybodyIsReached } from '../../support/ways.ts'
import { stageOf } from '../agenda/stage.ts'

const town = await startTown()
const { alone, inGroup, holds, notes, sql } = stageOf(town)
const told = async (from: number, name: string) =>
  (await notes())
    .slice(from)
    .filter(note => note.name === name)
    .map(({ text }) => text)
const count = async () => (await notes()).length

beforeAll(() => holds(), 60_000)

describe('a decision', () => {
  it('is entered by clerks, with an office of the roster and a day that is to come', async () => {
    expect(await alone('王秀兰', '/决定 修渠 承办:农业农村办')).toContain('由主席、副主席、联络员登记')
    expect(await alone('周晓敏', '/决定 修渠 承办:教育办')).toContain('没有查到承办单位或人员“教育办”')
    expect(await alone('周晓敏', '/决定 修渠 承办:陈建华')).toContain('有2位')
    expect(await alone('周晓敏', '/决定 修渠 承办:农业农村办 期限:3月1日')).toMatch(
      /没有看懂，或者已经过去|已登记/,
    )
    expect(await alone('周晓敏', '/决定 1 第9项 修渠')).toContain('没有第9项')
  })

  it('tells the office alone, once', async () => {
    const before = await count()
    const said = await alone('周晓敏', '/决定 1 第2项 修复石桥村排灌渠 承办:农业农村办 期限:4月10日')
    expect(said).toMatch(/已登记决定2026-00\d（第1号会议）/)
    expect(said).toContain('承办：农业农村办　期限：4月10日（星期五）')
    const again = await alone('杨国梁', '/决定 1 第2项 修复石桥村排灌渠 承办:农业农村办 期限:4月10日')
    expect(again).toContain('没有重复登记')
    const heard = await told(before, '徐志刚')
    expect(heard).toHaveLength(1)
    expect(heard[0]).toContain('会议决定由农业农村办承办')
  })

  it('may be somebody’s who is named; what is missing is asked for, and can be added', async () => {
    expect(await alone('周晓敏', '/决定 1 走访困难群众 承办:王秀兰')).toContain('还没有写期限')
    const [{ number } = { number: 0 }] = await sql<
      { number: number }[]
    >`select max(number)::int as number from decision`
    expect(await alone('周晓敏', `/改决定 ${number} 期限:4月30日`)).toContain('期限：4月30日（星期四）')
    expect(await alone('王秀兰', `/落实 决定${number} 已走访3户`)).toContain('已登记')
    expect(await alone('董长庚', `/落实 决定${number} 已走访3户`)).toContain('由承办单位联系人')
  })

  it('of nobody yet, or of the clerk himself, nobody is said to have been told', async () => {
    const number = (said: string) => /决定(2026-\d+)/.exec(said)?.[1] ?? ''
    const nobodys = await alone('周晓敏', '/决定 1 丙事项 期限:5月8日')
    expect(nobodys).toContain('还没有写承办')
    expect(nobodys).not.toContain('联系人')
    const ended = await alone('周晓敏', `/落实 ${number(nobodys)} 已完成 已办`)
    expect(ended).toContain('没有写承办，没有告知任何单位和个人')
    expect(await alone('周晓敏', `/落实 ${number(nobodys)} 恢复 没有办完`)).toContain('请补上：/改决定')
    await alone('周晓敏', `/落实 ${number(nobodys)} 撤销 重复`)
    const own = await alone('周晓敏', '/决定 1 丁事项 承办:周晓敏 期限:5月8日')
    expect(own).toContain('由您承办，没有另行告知')
    expect(await alone('周晓敏', `/落实 ${number(own)} 已完成 已办`)).toContain('由您承办，没有另行告知')
  })

  it('without its number each command asks for it in its own form', async () => {
    expect(await alone('周晓敏', '/落实 已经开工')).toContain('请写明决定号，如：/落实 决定3 情况')
    expect(await alone('周晓敏', '/改决定 承办：财政所')).toContain('请写明决定号，如：/改决定 决定3 承办')
  })

  it('keeps in its content what is written behind who and until when; of a correction that is asked about', async () => {
    const said = await alone(
      '周晓敏',
      '/决定 1 修广场 承办：财政所 期限：6月30日，资金由县里出，另由农业农村办配合',
    )
    expect(said).toContain('内容：修广场，资金由县里出，另由农业农村办配合')
    expect(said).toContain('承办：财政所　期限：6月30日（星期二）')
    const number = /决定(2026-\d+)/.exec(said)?.[1] ?? ''
    const asked = await alone('周晓敏', `/改决定 ${number} 期限：7月31日，因汛期`)
    expect(asked).toContain('没有更改：不清楚“因汛期”要改哪一项')
    expect(await alone('周晓敏', `/决定 ${number}`)).toContain('期限：6月30日')
    const two = await alone('周晓敏', '/决定 1 修广场 承办：财政所、农业农村办')
    expect(two).toContain('没有查到承办单位或人员“财政所、农业农村办”')
    expect(await alone('周晓敏', `/落实 ${number} 撤销 试写`)).toContain('已撤销')
  })

  it('two at once have two numbers', async () => {
    const said = await Promise.all([
      alone('周晓敏', '/决定 1 甲事项 承办:财政所 期限:5月8日'),
      alone('杨国梁', '/决定 1 乙事项 承办:财政所 期限:5月8日'),
    ])
    const numbers = said.map(text => /决定2026-(\d+)/.exec(text)?.[1])
    expect(new Set(numbers).size).toBe(2)
  })

  it('is read by every member, also in a group', async () => {
    expect(await inGroup('钟林海', '/决定')).toContain(
      '修复石桥村排灌渠（承办：农业农村办，期限：4月10日（星期五），还有23天）',
    )
    expect(await alone('王秀兰', '/决定 999')).toContain('没有查到')
  })

  it('nasty words are words', async () => {
    const said = await alone('周晓敏', `/决定 1 =cmd|' /c calc'!A1 \u202e治理 承办:财政所 期限:5月8日`)
    expect(said).toContain('=cmd')
    expect(await alone('周晓敏', `/决定 1 ${'长'.repeat(1500)} 承办:财政所`)).toContain('内容最多1000字')
  })
})

describe('following it up', () => {
  const numberOf = async (words: string) => {
    const [row] = await sql<{ number: number }[]>`select number from decision where words = ${words}`
    return row?.number ?? 0
  }

  it('the office is reminded three days before and on the day; nobody else, unless nobody there is reached', async () => {
    await sql`delete from decision_call where decision_id in (select id from decision where words <> '修复石桥村排灌渠')`
    const before = await count()
    await town.moveTo('2026-04-07T09:05:00+08:00')
    expect((await told(before, '徐志刚')).filter(text => text.includes('请抓紧落实'))).toHaveLength(1)
    await town.moveTo('2026-04-10T09:05:00+08:00')
    const heard = (await told(before, '徐志刚')).filter(text => text.includes('请抓紧落实'))
    expect(heard).toHaveLength(2)
    expect(heard[1]).toContain('今天到期')
    const instead = (await told(before, '周晓敏')).filter(text => text.includes('决定事项'))
    if (everybodyIsReached) expect(instead).toEqual([])
    else
      expect(instead.join()).toContain(
        '承办的暂时收不到消息或已经离任，请电话告知或改由他人承办：决定2026-001',
      )
  })

  it('overdue, the clerks hear of it every Monday, until it is given longer', async () => {
    const before = await count()
    await town.moveTo('2026-04-20T10:00:00+08:00')
    const heard = (await told(before, '周晓敏')).filter(text => text.includes('请督促落实'))
    expect(heard).toHaveLength(2)
    expect(heard[0]).toContain('已逾期3天')
    expect(heard[1]).toContain('已逾期10天')
    const number = await numberOf('修复石桥村排灌渠')
    expect(await alone('周晓敏', '/决定')).toContain('【逾期】')
    expect(await alone('周晓敏', `/落实 ${number} 延期到5月20日`)).toContain('请写明理由')
    expect(await alone('周晓敏', `/落实 ${number} 延期到4月1日 汛期`)).toContain(
      '延期的日期已经过去，没有更改。请写今天以后的日期',
    )
    expect(await alone('周晓敏', `/落实 ${number} 延期到2026年4月1日 汛期`)).toContain('已经过去')
    expect(await alone('周晓敏', `/落实 ${number} 延期到以后 汛期`)).toContain('没有看懂')
    expect(await alone('周晓敏', `/落实 ${number} 延期到5月20日 因汛期不能施工`)).toContain('期限延至5月20日')
    const after = await count()
    await town.moveTo('2026-04-28T10:00:00+08:00')
    expect((await told(after, '周晓敏')).filter(text => text.includes('请督促落实'))).toEqual([])
  })

  it('the office reports; that it is done a clerk says, with the result', async () => {
    const number = await numberOf('修复石桥村排灌渠')
    const before = await count()
    expect(await alone('徐志刚', `/落实 决定${number} 已完成 渠道修通`)).toContain('由联络员确认完成')
    expect((await told(before, '周晓敏')).some(text => text.includes('确认完成请发送'))).toBe(true)
    expect(await alone('周晓敏', `/落实 ${number} 已完成`)).toContain('请写明完成的结果')
    expect(await alone('周晓敏', `/落实 ${number} 已完成 渠道已修通3公里`)).toContain(
      '已完成，已告知农业农村办',
    )
    expect(await alone('周晓敏', `/落实 ${number} 又动工`)).toContain('已完成，没有更改')
    const shown = await alone('王秀兰', `/决定 ${number}`)
    expect(shown).toContain('结果：渠道已修通3公里')
    expect(shown).toMatch(
      /登记，承办：农业农村办.*\n.*延期至5月20日.*理由：因汛期不能施工.*\n.*落实情况：已完成 渠道修通.*\n.*完成：渠道已修通3公里/,
    )
    await expect(sql`delete from decision_entry`).rejects.toThrow()
  })

  it('what had ended goes on when a clerk says why, and its office hears of it, with the day', async () => {
    const number = await numberOf('修复石桥村排灌渠')
    const before = await count()
    expect(await alone('周晓敏', `/落实 决定${number} 恢复`)).toContain('请写明恢复的理由')
    expect(await alone('周晓敏', `/落实 决定${number} 恢复 验收没有通过`)).toContain('已恢复办理')
    expect(await alone('周晓敏', `/落实 决定${number} 恢复 验收没有通过`)).toContain('不必恢复')
    expect(await alone('周晓敏', `/决定 ${number}`)).toContain('恢复办理，理由：验收没有通过')
    expect((await told(before, '徐志刚')).some(text => text.includes('恢复办理，理由：验收没有通过'))).toBe(
      true,
    )
    expect(await alone('周晓敏', `/落实 决定${number} 已完成 已返工并通过验收`)).toContain('已完成')
  })

  it('of somebody who has left the clerks hear when it falls due, and not only when it is overdue', async () => {
    await alone('周晓敏', '/决定 1 清理河道漂浮物 承办:傅德胜 期限:5月20日')
    await sql`update person set active = false, left_at = '2026-05-01' where name = '傅德胜'`
    // Nobody could be told, and the clerk hears that, and how to give it to somebody.
    const [row] = await sql<{ number: number }[]>`select number from decision where words = '清理河道漂浮物'`
    const longer = await alone('周晓敏', `/落实 ${row?.number} 延期到5月25日 汛期`)
    expect(longer).toMatch(/傅德胜已离任，没有告知，请改由他人承办：\/改决定 2026-\d+ 承办：/)
    const before = await count()
    await town.moveTo('2026-05-25T10:00:00+08:00')
    const heard = (await told(before, '周晓敏')).filter(text => text.includes('清理河道漂浮物'))
    expect(heard.length).toBeGreaterThan(0)
    expect(await told(before, '傅德胜')).toEqual([])
  })
})

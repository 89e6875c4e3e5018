/** 换届 and 交接 in the town: looked at, confirmed once, told; offices change hands in one step. */
import { beforeAll, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { heardAlone } from '../../support/ways.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''
const accounts = async (role: string) =>
  (
    await db.sql<{ name: string }[]>`
      select p.name from person p join person_role r on r.person_id = p.id where r.role = ${role} order by p.id`
  ).map(({ name }) => name)

/** Presses what the last card offers. */
async function press(who: string, heard: Awaited<ReturnType<typeof town.say>>, key: RegExp): Promise<string> {
  const found = key.exec(JSON.stringify(heard.reply))?.[0] ?? key.exec(JSON.stringify(heard.card))?.[0]
  const pressed = await town.click(who, heard.message?.id ?? '', found ?? '')
  return JSON.stringify(pressed.reply ?? pressed.card)
}

describe('a change of term', () => {
  it('needs to know the term that goes on, a next number and a later day', async () => {
    expect(await say(liaison, '/换届')).toContain('还没有登记本届')
    await say(liaison, '/届次 第十九届 2021年12月')
    expect(await say(liaison, '/换届')).toMatch(/本届：第十九届，自2021年12月1日起。\n花名册现有在任代表60名/)
    expect(await say(liaison, '/换届 第二十一届 2026年12月15日')).toContain('下一届应是第二十届')
    expect(await say(liaison, '/换届 第二十届 2021年11月1日')).toContain('请核对日期')
    expect(await say(liaison, '/换届 第二十届 2026年2月30日')).toContain('没有看懂')
    expect(await say(liaison, '/换届 第二十届 2026年12月')).toContain('没有看懂')
    expect(await say(liaison, '/换届', '全体代表')).toContain('群里不办理')
    expect(await say('王秀兰', '/换届 第二十届 2026年12月15日')).not.toContain('第二十届')
  })

  it('is shown before it is done, and changes nothing until it is confirmed', async () => {
    const shown = await town.say(liaison, '/换届 第二十届 2026年3月20日')
    const card = JSON.stringify(shown.reply ?? shown.card)
    expect(card).toContain('第十九届到2026年3月19日止，第二十届自2026年3月20日起')
    expect(card).toContain('届满')
    expect(await say(liaison, '/届次')).not.toContain('第二十届')
    expect(await press(liaison, shown, /term_keep:[\d.-]+/)).toContain('没有办理换届')
    expect(await say(liaison, '/届次')).not.toContain('第二十届')
  })

  it('is done once, however often it is pressed and by whom, and the other clerks hear of it', async () => {
    const shown = await town.say(liaison, '/换届 第二十届 2026年3月20日')
    const second = await town.say('沈月英', '/换届 第二十届 2026年3月20日')
    expect(await press(liaison, shown, /term_change:[\d.-]+/)).toContain('已登记：第二十届自2026年3月20日起')
    expect(await press('沈月英', second, /term_change:[\d.-]+/)).toContain('没有变化')
    expect(await say('杨国梁', '/换届 第二十届 2026年4月1日')).toContain('第二十届已登记，自2026年3月20日起')
    const [row] = await db.sql<
      { n: number }[]
    >`select count(*)::int as n from deed where action = 'term.change'`
    expect(row?.n).toBe(1)
    await say('杨国梁', '我的')
    expect(await heardAlone(town, 'yangguoliang')).toContain('周晓敏已登记换届')
  })

  it('ends the old term’s files on that day, and both stay readable', async () => {
    await say('杨国梁', '/会议 3月13日上午9点 镇政府三楼会议室 主席团会议', '主席团')
    await say('杨国梁', '/会议 3月25日上午9点 镇政府三楼会议室 主席团会议', '主席团')
    await town.moveTo('2026-03-13T12:00:00+08:00')
    await say(liaison, '/点名 1 全到')
    await town.moveTo('2026-03-25T12:00:00+08:00')
    await say(liaison, '/点名 2 全到')
    const old = await say('杨国梁', '/我的履职 第十九届')
    expect(old).toContain('会1 ')
    expect(old).not.toContain('会2 ')
    expect(await say('杨国梁', '/我的履职 上届')).toContain('会1 ')
    const now = await say('杨国梁', '/我的履职 本届')
    expect(now).toContain('会2 ')
    expect(now).not.toContain('会1 ')
  })
})

describe('an office that changes hands', () => {
  beforeAll(() => town.moveTo('2026-03-26T09:00:00+08:00'))

  it('is the new one’s and no more the old one’s, and both are told', async () => {
    expect(await say('王秀兰', '/交接 主席 王秀兰')).not.toContain('已交接')
    expect(await say(liaison, '/交接 主席 张无此人')).toContain('没有查到“张无此人”')
    expect(await say(liaison, '/交接 组长 王秀兰')).toContain('可以交接的职务')
    expect(await say(liaison, '/交接 主席 陈建华')).toContain('陈建华')
    expect(await accounts('chair')).toEqual(['杨国梁'])
    expect(await say(liaison, '/交接 主席由王秀兰接任')).toContain(
      '已交接：王秀兰任主席，杨国梁同时不再担任主席',
    )
    expect(await accounts('chair')).toEqual(['王秀兰'])
    await say('王秀兰', '我的')
    expect(await heardAlone(town, 'wangxiulan')).toContain('您已接任主席（原任杨国梁）')
    await say('杨国梁', '我的')
    expect(await heardAlone(town, 'yangguoliang')).toContain('您的主席职务已由王秀兰接任')
    // From this moment on the one may and the other may not.
    expect(await say('王秀兰', '/履职')).toContain('代表履职情况')
    expect(await say('杨国梁', '/交接 主席 杨国梁')).not.toContain('已交接')
    expect(await say('王秀兰', '/日志 全部')).toContain('职务交接')
  })

  it('twice the same changes nothing; a wrong one is said', async () => {
    expect(await say(liaison, '/交接 主席 王秀兰')).toContain('王秀兰已经是主席，没有变化')
    expect(await say(liaison, '/交接 主席 杨国梁 王秀兰')).toContain('没有变化')
    expect(await say(liaison, '/交接 副主席 王秀兰 胡志强')).toContain('王秀兰不是副主席')
  })

  it('of several holders says which one is meant', async () => {
    await say(liaison, '/交接 王秀兰的主席交给杨国梁')
    expect(await accounts('chair')).toEqual(['杨国梁'])
    await db.sql`insert into person_role (person_id, role) select id, 'vice_chair' from person where name = '胡志强'`
    expect(await say(liaison, '/交接 副主席 许金泉')).toContain('请写明接替哪一位')
    expect(await say(liaison, '/交接 副主席 胡志强 许金泉')).toContain('胡志强同时不再担任副主席')
    expect(await accounts('vice_chair')).toEqual(['沈月英', '许金泉'])
  })

  it('only who has an account and does not do it himself is said to be told', async () => {
    await db.sql`update person set userid = null where name in ('傅德胜', '罗根荣')`
    const given = await say(liaison, '/交接 副主席 许金泉 傅德胜')
    expect(given).toContain('已单独告知许金泉')
    expect(given).toMatch(/傅德胜暂时收不到消息.*我是 傅德胜/)
    const onward = await say(liaison, '/交接 副主席 傅德胜 罗根荣')
    expect(onward).not.toContain('已单独告知')
    expect(onward).toMatch(/傅德胜、罗根荣暂时收不到消息|罗根荣、傅德胜暂时收不到消息/)
    expect(onward).toMatch(/罗根荣还没有绑定企业微信账号，请其发送“我是 罗根荣”/)
    const back = await say(liaison, '/交接 副主席 罗根荣 许金泉')
    expect(back).toMatch(/已单独告知许金泉；罗根荣暂时收不到消息/)
    expect(await say('沈月英', '/交接 副主席 沈月英 胡志强')).toContain('已单独告知胡志强。')
    expect(await say(liaison, '/交接 副主席 胡志强 沈月英')).toContain('已单独告知沈月英、胡志强。')
  })

  it('never leaves a congress without anybody who can work with the bot', async () => {
    await db.sql`delete from person_role where role in ('chair', 'vice_chair')`
    await db.sql`update person set userid = null where name = '盛国平'`
    expect(await say(liaison, '/交接 联络员 盛国平')).toContain('还没有绑定企业微信账号')
    expect(await accounts('liaison')).toEqual(['周晓敏'])
  })
})

import { describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { heardAlone } from '../../support/ways.ts'

const town = await startTown()
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
const told = (userid: string) => heardAlone(town, userid)

describe('a session', () => {
  it('belongs to the term and session that its title names', async () => {
    expect(await alone('周晓敏', '/届次')).toContain('还没有登记届次')
    expect(await alone('周晓敏', '/届次 第十九届 2021年12月')).toBe('已登记：第十九届自2021年12月1日起。')
    expect(await alone('周晓敏', '/届次 第十九届 2021年12月16日')).toBe(
      '已登记：第十九届自2021年12月16日起。',
    )
    expect(await alone('周晓敏', '/届次 第二十届 2021年12月16日')).toContain(
      '没有登记：第十九届自2021年12月16日起',
    )
    expect(await alone('周晓敏', '/届次 第十八届 2022年1月')).toContain('没有登记')
    await town.say(
      '杨国梁',
      '/会议 云溪镇第十九届人民代表大会第三次会议 4月8日上午9点 镇政府大礼堂 全体代表 议程：听取和审议政府工作报告',
      '全体代表',
    )
    expect(await alone('王秀兰', '/届次')).toMatch(/本届[\s\S]*第十九届第三次会议（2026年4月8日）：尚未举行/)
  })

  it('has a list of what the law asks of it, which only clerks tick off', async () => {
    expect(await alone('王秀兰', '/清单')).toContain('2. 会议材料按规定时间送达代表：未登记')
    expect(await alone('王秀兰', '/清单 4 已完成')).toContain('4. 预备会议')
    expect(await alone('王秀兰', '/清单')).toMatch(/4\. [^\n]*未登记/)
    expect(await alone('周晓敏', '/清单 4 已完成')).toContain('已登记第4项')
    expect(await alone('周晓敏', '/清单 6 说明 已补报县人大')).toContain('已补报县人大')
    await alone('周晓敏', '/材料 1 已发')
    const list = await alone('周晓敏', '/清单 第十九届第三次')
    expect(list).toContain('1. 会议通知按规定时间发出：符合规定')
    expect(list).toContain('2. 会议材料按规定时间送达代表：符合规定')
    expect(list).toMatch(/4\. [^\n]*已完成（3月11日/)
  })
})

describe('who stays away without leave', () => {
  it('is told a day later, once, and so are the clerks; whose leave was approved late is not', async () => {
    await town.say('王秀兰', '请假 住院', '全体代表')
    await town.moveTo('2026-04-08T09:05:00+08:00')
    await alone('周晓敏', '/点名 除王秀兰、胡志强、郑永福外全到')
    const called = await alone('周晓敏', '/开会')
    expect(called).toMatch(/应到\d+人，实到\d+人/)
    expect(called).toContain('没有发现不合规定之处')
    expect(await alone('王秀兰', '/到会 1')).toMatch(
      /各组到会：第一代表小组应到12人实到11人、第二代表小组应到12人实到11人、第三代表小组应到12人实到11人、/,
    )
    await town.moveTo('2026-04-08T11:30:00+08:00')
    await alone('周晓敏', '/散会')
    expect(await alone('周晓敏', '/准假 王秀兰')).toContain('王秀兰')
    await town.moveTo('2026-04-09T12:00:00+08:00')
    await alone('周晓敏', '你好')
    expect(await told('zhouxiaomin')).toMatch(
      /【缺席提醒】第十九届第三次会议有2名代表未经批准没有出席：.*本届第1次/,
    )
    await alone('胡志强', '我的')
    expect(await told('huzhiqiang')).not.toContain('未经批准')
    await alone('王秀兰', '我的')
    expect(await told('wangxiulan')).not.toContain('未经批准')
  })

  it('the deputy himself is told two days after the clerks, if nothing was corrected till then', async () => {
    await alone('周晓敏', '/点名 1 郑永福到')
    await town.moveTo('2026-04-11T12:00:00+08:00')
    await alone('胡志强', '我的')
    await alone('郑永福', '我的')
    expect(await told('huzhiqiang')).toContain('未经批准两次不出席')
    expect(await told('zhengyongfu')).not.toContain('未经批准')
    await alone('周晓敏', '/点名 1 郑永福未到')
  })

  it('leave that is decided ten days later excuses', async () => {
    await town.moveTo('2026-04-18T12:00:00+08:00')
    expect(await alone('周晓敏', '/代 1 胡志强 请假 住院')).toContain('待批')
    expect(await alone('周晓敏', '/准假 1 胡志强')).toContain('胡志强')
    expect(await alone('周晓敏', '/届次 缺席')).not.toContain('胡志强')
  })

  it('the list is for clerks alone and follows what is entered later', async () => {
    expect(await alone('王秀兰', '/届次 缺席')).toContain('由主席、副主席、联络员')
    expect(await alone('周晓敏', '/届次 缺席')).toMatch(/郑永福：1次（第十九届第三次会议）/)
    await alone('周晓敏', '/点名 1 郑永福到')
    expect(await alone('周晓敏', '/届次 缺席')).not.toContain('郑永福')
  })
})

describe('a session of two sittings', () => {
  it('is looked at once, a day after the last: the clerks hear of it once', async () => {
    const title = '云溪镇第十九届人民代表大会第四次会议'
    await town.moveTo('2026-06-20T10:00:00+08:00')
    for (const day of ['7月8日', '7月9日'])
      await town.say(
        '杨国梁',
        `/会议 ${title} ${day}上午9点 镇政府大礼堂 全体代表 议程：审议报告`,
        '全体代表',
      )
    await town.moveTo('2026-07-08T09:05:00+08:00')
    await alone('周晓敏', '/点名 2 除胡志强、郑永福外全到')
    await town.moveTo('2026-07-09T09:05:00+08:00')
    await alone('周晓敏', '/点名 3 除胡志强外全到')
    await town.moveTo('2026-07-14T12:00:00+08:00')
    await alone('周晓敏', '我的')
    const heard = (await told('zhouxiaomin')).match(/【缺席提醒】第十九届第四次会议有(\d+)名/g)
    expect(heard).toEqual(['【缺席提醒】第十九届第四次会议有1名'])
  })
})

/** The duty file from what is said and pressed: the deputy's own, the clerks', disputes, papers, publishing. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { unzip, wordsOf } from '../../registers/unzip.ts'
import { startTown } from '../../support/town.ts'
import { documentOf, heardAlone } from '../../support/ways.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'
const chair = '杨国梁'
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''

/** Whoever looks at the documents with an office program has them written into this folder. */
const folder = process.env.LIAISON_TEST_PAPERS

async function paper(who: string, text: string, name: string): Promise<string> {
  const { bytes } = await documentOf(town, await town.say(who, text))
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}.docx`), bytes)
  }
  expect([...unzip(bytes).keys()].filter(file => /vba|embed/i.test(file))).toEqual([])
  return wordsOf(bytes).join('\n')
}

beforeAll(async () => {
  await say(liaison, '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延')
  await say(liaison, '/届次 第十九届 2021年12月')
  await say(
    chair,
    '/会议 云溪镇第十九届人民代表大会第三次会议 3月25日上午9点 镇政府大礼堂 全体代表 议程：听取和审议政府工作报告',
    '全体代表',
  )
  await say(chair, '/会议 3月13日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目', '主席团')
  await say(chair, '/会议 3月17日上午9点 地点：石桥村村委会 视察农田水利 对象：第二代表小组', '全体代表')
  await say(chair, '/会议 3月18日上午9点 地点：镇政府大礼堂 代表学习培训 对象：全体代表', '全体代表')
  await say(chair, '/会议 3月19日上午9点 地点：石桥村 代表述职评议会 对象：第二代表小组', '全体代表')
  await say(liaison, '/排班 3月16日 王秀兰、胡志强')
  await town.moveTo('2026-03-13T12:00:00+08:00')
  await say(liaison, '/点名 2 全到')
  await town.moveTo('2026-03-16T12:00:00+08:00')
  await say('王秀兰', '/来访 石桥村张大爷反映机耕路损坏，转村镇建设办')
  await say('王秀兰', '/联系 3月16日 走访石桥村8户选民，了解春耕用水')
  await say('王秀兰', '/建议 关于修复石桥村机耕路的建议：石桥村机耕路损坏严重，影响春耕，建议修复。')
  await town.moveTo('2026-03-17T12:00:00+08:00')
  await say(liaison, '/点名 3 全到')
  await town.moveTo('2026-03-18T12:00:00+08:00')
  await say(liaison, '/点名 4 除王秀兰外全到')
  await town.moveTo('2026-03-19T12:00:00+08:00')
  await say(liaison, '/点名 5 全到')
  await say(liaison, '/述职 5 王秀兰 满意30 基本满意5')
  await town.moveTo('2026-03-25T12:00:00+08:00')
  await say(liaison, '/点名 1 除王秀兰、胡志强外全到')
  await say(liaison, '/点名 1 赵永福9:20到')
}, 90_000)

describe('the file', () => {
  it('says to a deputy alone all that was recorded of him, each entry with its number', async () => {
    const file = await say('王秀兰', '/我的履职')
    expect(file).toContain('【您的履职档案】2026年')
    expect(file).toContain('会1 3月25日 “云溪镇第十九届人民代表大会第三次会议”：缺席')
    expect(file).toMatch(/会3 3月17日 “.*视察农田水利”：出席/)
    expect(file).toMatch(/会4 3月18日 “.*”：缺席/)
    expect(file).toMatch(/接2026-3-15 3月16日 接待日值班/)
    expect(file).toMatch(/访2026-1 .*受理来访1人次/)
    expect(file).toMatch(/访2026-2 .*联系选民/)
    expect(file).toMatch(/建2026-1 .*领衔提出建议“.*机耕路.*”：已提出/)
    expect(file).toMatch(/述5 .*口头述职，测评满意30票、基本满意5票、不满意0票/)
    expect(file).toContain('第十九届未经批准没有出席人代会1次：第十九届第三次会议')
    expect(file).not.toContain('胡志强')
  })

  it('is nobody else’s: a group hears nothing of it, another deputy is refused, a stranger is a stranger', async () => {
    expect(await say('王秀兰', '/我的履职', '全体代表')).toBe('履职档案请单独给我发送查看，群里不显示。')
    expect(await say(liaison, '/履职 王秀兰', '全体代表')).not.toContain('缺席')
    expect(await say('胡志强', '/履职 王秀兰')).toContain('由主席、副主席、联络员查看')
    expect(await say('何小川', '/我的履职')).toContain('花名册中还没有您')
    expect(await say('贾文斌', '/我的履职')).toContain('不是人大代表')
  })

  it('is the clerks’ to see, one deputy or all in the order of the roll, of a year or a term', async () => {
    expect(await say(liaison, '/履职 王秀兰')).toContain('【王秀兰履职档案】2026年')
    expect(await say(liaison, '/履职 王秀兰 本届')).toContain('【王秀兰履职档案】第十九届')
    expect(await say(liaison, '/履职 王秀兰 去年')).toContain('还没有记录')
    expect(await say(liaison, '/履职 第十八届')).toContain('没有登记这一届')
    expect(await say(liaison, '/履职 陈建华')).toContain('有2位陈建华')
    expect(await say(liaison, '/履职 张无此人')).toContain('没有查到代表“张无此人”')
    expect(await say(liaison, '/履职 贾文斌')).toContain('不是人大代表')
    const all = await say(liaison, '/履职')
    expect(all).toContain('按小组和花名册顺序')
    expect(all).toMatch(/王秀兰：会议1\/2，活动1，接待1，来访来信1，联系选民1，领衔1，述职1/)
    const names = [...all.matchAll(/^(\S+?)：会议/gm)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(50)
  })

  it('comes as a form on paper', async () => {
    const form = await paper('王秀兰', '/我的履职', '履职档案')
    expect(form).toContain('代表履职档案')
    expect(form).toContain('一、人民代表大会会议')
    expect(form).toContain('没有异议。')
  })

  it('makes the draft of a duty report, with blanks where nothing is recorded and the list of sources', async () => {
    const report = await paper('王秀兰', '/述职报告', '述职报告')
    expect(report).toContain('2026年履职情况述职报告')
    expect(report).toContain('各位选民：')
    expect(report).toContain('我是云溪镇人大代表王秀兰')
    expect(report).toContain('应出席人民代表大会会议1次，实际出席0次，缺席1次。')
    expect(report).toContain('附：数据来源')
    expect(await paper(liaison, '/述职报告 胡志强 2026年', '述职报告-空')).toContain(
      '没有提出建议、批评、意见和议案的记录',
    )
    expect(await say('胡志强', '/述职报告 王秀兰')).toContain('由主席、副主席、联络员办理')
    expect(await say(liaison, '/述职报告', '全体代表')).toContain('单独给我发送')
  })
})

describe('a dispute', () => {
  it('is of an entry of his own, and has a reason', async () => {
    expect(await say('王秀兰', '/异议')).toContain('您没有提出过履职异议')
    expect(await say('王秀兰', '/异议 会1')).toContain('请写明理由')
    expect(await say('王秀兰', '/异议 会99 我到了')).toContain('没有编号“会99”')
    // 会2 is the presidium's, and she is no member of it: the answer is the same.
    expect(await say('胡志强', '/异议 建2026-1 不是我的')).toContain('没有编号“建2026-1”')
    expect(await say('王秀兰', '/异议 我觉得不对')).toContain('请写明档案中的编号和理由')
    expect(await say('王秀兰', `/异议 会1 ${'长'.repeat(501)}`)).toContain('500字以内')
    expect(await say('王秀兰', '/异议 会1 我到了', '全体代表')).toContain('群里不登记')
    expect(await say('王秀兰', '/异议 1 采纳')).toContain('由主席、副主席、联络员核实处理')
    const [row] = await db.sql<{ n: number }[]>`select count(*)::int as n from duty_dispute`
    expect(row?.n).toBe(0)
  })

  it('said naturally is registered once, and the clerks are told', async () => {
    expect(await say('王秀兰', '我对会1有异议：当天到会，签到漏登')).toContain('已登记第1号异议：会1')
    expect(await say('王秀兰', '/异议 第1号通知 当天到会')).toContain('已经提出过异议（第1号）')
    expect(await say('王秀兰', '/我的履职')).toContain('（异议1待核实：当天到会，签到漏登）')
    const list = await say(liaison, '/异议')
    expect(list).toContain('第1号 王秀兰：会1 2026年3月25日')
    expect(await heardAlone(town, 'zhouxiaomin')).toMatch(/履职异议/)
    expect(await say('胡志强', '/异议 1')).not.toContain('王秀兰')
  })

  it('is decided once, by a clerk; the file shows both, and says with which command the record is corrected', async () => {
    expect(await say(liaison, '/异议 1 维持')).toContain('须写明理由')
    expect(await say(liaison, '/异议 9 采纳')).toContain('没有第9号履职异议')
    const said = await say(liaison, '/异议 1 采纳 当天到会，漏签')
    expect(said).toContain('更正为“当天到会，漏签”')
    expect(said).toContain('/点名 1 王秀兰到')
    expect(await say(chair, '/异议 1 维持 不同意')).toContain('已由周晓敏处理')
    expect(await heardAlone(town, 'wangxiulan')).toContain('您的第1号履职异议')
    const file = await say('王秀兰', '/我的履职')
    expect(file).toContain('（异议1已采纳，更正为：当天到会，漏签）')
    expect(await say('王秀兰', '/异议 会1 再说一次')).toContain('已经处理')
  })

  it('stays readable when the record is corrected, and the figures follow the record', async () => {
    await say(liaison, '/点名 1 王秀兰到')
    const file = await say('王秀兰', '/我的履职')
    expect(file).toMatch(/会1 .*：出席.*异议1已采纳/)
    expect(file).toContain('应到1次，出席1次')
    expect(file).not.toContain('未经批准没有出席')
    const form = await paper('王秀兰', '/我的履职', '履职档案-异议')
    expect(form).toContain('第三次会议”：缺席')
    expect(form).toContain('采纳，更正为：当天到会，漏签（周晓敏）')
    // The record reads otherwise now: it may be disputed anew.
    expect(await say('王秀兰', '/异议 会1 其实没到')).toContain('已登记第2号异议')
    expect(await say(liaison, '/异议 2 维持 签到有照片')).toContain('已维持第2号异议')
  })

  it('of somebody who leaves can still be decided', async () => {
    expect(await say('胡志强', '/异议 会1 当天请了假')).toContain('已登记第3号异议')
    await db.sql`update person set active = false, left_at = now() where name = '胡志强'`
    expect(await say(liaison, '/异议 3 维持 没有假条')).toContain('胡志强已离任，没有告知')
    expect(await say(liaison, '/履职 胡志强')).toContain('（已离任）')
    expect(await say('胡志强', '/我的履职')).not.toContain('履职档案】')
  })

  it('can neither be changed nor taken away afterwards', async () => {
    await expect(db.sql`update duty_dispute set reason = ''`).rejects.toThrow()
    await expect(db.sql`delete from duty_ruling`).rejects.toThrow()
  })
})

describe('counts', () => {
  it('are published only where the congress wants it, in the order of the roll, without what is private', async () => {
    expect(await say(liaison, '/履职公布')).toContain('没有开启履职次数公布')
    expect(await say('王秀兰', '/履职公布')).not.toContain('公布】')
    expect(await say('王秀兰', '/履职设置 公布 开')).not.toContain('已开启')
    expect(await say(liaison, '/履职设置')).toContain('未开启（默认）')
    expect(await say(liaison, '/履职设置 公布 开')).toContain('已开启')
    expect(await say(liaison, '/履职设置 公布 开')).toContain('没有变化')
    expect(await say(liaison, '/履职设置 也许')).toContain('没有看懂')
    const said = await say(liaison, '/履职公布', '全体代表')
    expect(said).toContain('【代表履职次数公布】2026年')
    expect(said).toMatch(/王秀兰：会议2\/2/)
    expect(said).not.toMatch(/请假|缺席/)
    const sent = await town.say(liaison, '/履职公布')
    expect(sent.text).toContain('已发送到代表群')
    await say(liaison, '/履职设置 公布 关')
    expect(await say(liaison, '/履职公布', '全体代表')).toContain('没有开启')
  })
})

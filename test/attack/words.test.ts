/** Figures and days beyond what anybody means, said by somebody who may say them: an answer, and never an apology. */
import { beforeAll, expect, it } from 'vitest'
import { startTown } from '../support/town.ts'

const town = await startTown()
beforeAll(async () => {
  await town.say('杨国梁', '/会议 3月14日上午9点 镇政府三楼会议室 主席团会议 议题：审议预算', '主席团')
  await town.say('杨国梁', '/建议 关于修复路灯的建议 枫树湾村路灯坏了两个月')
  await town.say('杨国梁', '/交办 1 农业农村办')
  await town.say('杨国梁', '/收文 县人大办 云人办〔2026〕12号 关于换届的通知')
  await town.say('杨国梁', '/届次 第十九届 2021年12月15日')
})

const nines = '9'.repeat(30)
it.each([
  '/征集议题 9999年12月31日',
  '/改 1 时间改到9999年12月31日23点59分',
  '/会议 9999年12月31日23点59分 三楼会议室 专题会 参加人员：全体代表 9999年12月30日前回复',
  '/收文 县人大办 云人办〔9999〕99999999999号 关于某事的通知 99999999999份 期限：9999年12月31日',
  '/收文 县人大办 云人办〔2026〕2147483648号 关于另一事的通知 2147483648份',
  '/文件 1 办结期限 9999年12月31日',
  '/文件 1 更正 份数 2147483648',
  `/文件 ${nines}`,
  '/来访 9999年12月31日 张三 反映路灯 限时办理 9999年12月31日前',
  `/来访 ${nines}人 石桥村 反映路灯`,
  '/来访 2147483648人 石桥村 反映路灯',
  '/联系 走访2147483648名选民',
  '/面商 1 9999年12月31日 在镇政府面商：同意',
  '/答复 1 B 9999年12月31日前完成',
  '/延期 1 到9999年12月31日 汛期',
  '/决定 1 某事 承办：农业农村办 期限：9999年12月31日',
  '/表决 1 第1项 赞成2147483648票',
  '/述职 1 王秀兰 满意2147483648 基本满意5 不满意1',
  '/计划 增 9999年12月 视察',
  '/届次 第九十九届 9999年12月31日',
  '/届次 第2147483648届 2026年1月1日',
  '/换届 第二十届 9999年12月31日',
  '/接待日 9999年12月15日 取消',
  '/排班 9999年 每次2147483648人',
  '/值班 9999年12月15日 确认',
  '/建议设置 答复 2147483648个月',
  `/名单 ${nines}`,
  `/期限 ${nines}`,
  '/点名 1 王秀兰99:99到',
  '/散会 1 9999年12月31日23点59分',
  '/简报 9999年12月',
  '/导出 来访簿 9999年',
])('%s', async said => {
  const { text, reply } = await town.say('杨国梁', said)
  expect(reply).not.toBeNull()
  expect(text ?? '').not.toMatch(/没有处理成功/)
})

it.each([
  ['20226年12月5日', '没有20226年12月5日这一天'],
  ['3026年12月5日', '没有3026年12月5日这一天'],
  ['2月30日', '没有2月30日这一天'],
  ['2O26年12月5日', '没有这个日期，请确认是哪一天'],
  ['12月l5日', '没有这个日期，请确认是哪一天'],
])('a notice of %s is not posted: %s', async (day, asked) => {
  const { text } = await town.say('杨国梁', `/会议 ${day}上午9点 三楼会议室 专题会`, '主席团')
  expect(text).toContain(asked)
})

it.each(['日志 1', '期限 1', '建议 1', '天气 1', '签到 胡志强', '取消 1 台风', '取消 1 与县里会议冲突'])(
  '«%s» is no answer of the writer to the notice',
  async said => {
    await town.say('王秀兰', said)
    const [row] = await town.database.db.sql<{ answer: string | null }[]>`
      select i.answer from invitee i join person p on p.id = i.person_id where p.name = '王秀兰' order by i.meeting_id limit 1`
    expect(row?.answer ?? null).toBeNull()
  },
)

it('a rare name among those who are to come does not call everybody', async () => {
  const { text } = await town.say(
    '杨国梁',
    '/会议 3月15日上午9点 三楼会议室 座谈会 参加人员：王秀兰、全胜利',
    '全体代表',
  )
  expect(text).toContain('花名册中没有“全胜利”')
})

it.each([
  '/来访 1999年1月1日接待 村民王建国反映路坏了',
  '/来访 2025年2月30日接待 村民王建国反映路坏了',
  '/联系 2019年5月1日走访选民50人',
])('«%s» is not today’s without a word', async said => {
  expect((await town.say('王秀兰', said)).message?.text).toContain('先按今天登记')
})

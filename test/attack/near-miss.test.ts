/** What is asked, denied, put off, told of others or of another time changes nothing, whatever it is said to. */
import { beforeAll, describe, expect, it } from 'vitest'
import { chair, deputy, liaison, liveIn } from '../support/lived-in.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { sql } = town.database.db

/** What is kept of messages themselves and of their sending. */
const besides = [
  'inbound',
  'deed',
  'outbox',
  'outbox_target',
  'menu_choice',
  'spoken_place',
  'private_note',
  'answer_url',
]

/** A mark of what stands in each table. */
async function everything(): Promise<Map<string, string>> {
  const rows = await sql<{ name: string; mark: string }[]>`
    select table_name as name,
      md5(query_to_xml(format('select * from %I t order by t::text', table_name), true, false, '')::text) as mark
    from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' and not table_name = any(${besides})`
  return new Map(rows.map(({ name, mark }) => [name, mark]))
}

/** @returns the tables in which something is otherwise afterwards */
async function changedBy(who: string, words: string, chat?: string): Promise<string[]> {
  const before = await everything()
  const { reply, text } = await town.say(who, words, chat)
  expect(reply, words).not.toBeNull()
  expect(text ?? '', words).not.toMatch(/没有处理成功/)
  const after = await everything()
  return [...after].filter(([name, mark]) => before.get(name) !== mark).map(([name]) => name)
}

beforeAll(async () => {
  await liveIn(town)
  await town.say(deputy, '第2号 参加', '主席团')
}, 120_000)

const misses: readonly (readonly [string, string | undefined, readonly string[]])[] = [
  [
    chair,
    undefined,
    [
      '/改 2 时间要不要改到3月26日下午3点',
      '/改 2 昨天说推迟一天',
      '/改 2 上次是在四楼会议室',
      '/改 2 王秀兰说要推迟一天',
      '/改 2 地点在哪里',
      '/改 2 地点是谁定的',
      '/改 2 不在三楼会议室',
      '/改 2 没说在四楼会议室开',
      '/改 2 3月26日上午9点不行',
      '/改 2 请王秀兰不要请假',
      '/改 2 名称改为什么好',
      '/改 2 别在三楼会议室开',
      '/改 2 3月26日上午9点太早',
      '/改 2 3月26日上午9点有人来不了',
      '/改 2 去掉王秀兰是谁说的',
      '/改 2 王秀兰不用来了吧',
      '/改 2 原来3月24日上午9点',
      '/改 2 本来在四楼会议室',
      '/改 2 3月26日是县里的会',
      '/改 2 3月26日县里有会',
      '/改 2 3月26日我出差',
      '/改 2 主席3月26日要去县里',
      '/县通知 1 参加几人',
      '/县通知 1 要报什么',
      '/县通知 1 参加7人吗',
    ],
  ],
  [
    liaison,
    '主席团',
    [
      '/会议 明天上午9点 镇政府三楼会议室 主席团会议 开不开',
      '/会议 3月27日上午9点 镇政府三楼会议室 主席团会议，先别发',
      '/会议 3月27日上午9点 镇政府三楼会议室 主席团会议取消',
      '/会议 3月27日上午9点 镇政府三楼会议室 主席团会议不开了',
      '/会议 上次3月27日上午9点 镇政府三楼会议室 主席团会议，怎么没人来',
      '/会议 3月27日上午9点 镇政府三楼会议室 主席团会议是谁定的',
      '/会议 听说3月27日上午9点 镇政府三楼会议室 主席团会议',
      '/会议 3月27日上午9点 镇政府三楼会议室 主席团会议，到时候再定',
    ],
  ],
  [
    liaison,
    undefined,
    [
      '/取消 2 有人问取消没有',
      '/点名 1 王秀兰早退没有',
      '/表决 1 第1项 不是都同意',
      '/表决 1 第1项 希望全体同意',
      '/落实 1 取消 先别',
      '/落实 1 取消不了',
      '/交办 2 先别交给财政所',
      '/交办 2 是不是财政所',
      '/交办 2 财政所不办理',
      '/交办 2 财政所说不归他们管',
      '/交办 2 财政所或者农业农村办',
      '/交办 2 不是财政所，是农业农村办',
      '/审查 1 没有通过',
      '/审查 1 通过了吗',
      '/不予接收 2 为什么',
      '/退回 1 吗',
      '/督办 1 要不要督办',
      '/督办 1 取消吗',
      '/重办 1 为什么重办',
      '/归档 全部吗',
      '/归档 1 先别归档',
      '/延期 1 到6月30日行不行',
      '/答复 1 A 已解决了吗',
      '/答复 1 A 还没有解决',
      '/答复 1 A 没修好',
      '/答复 1 已解决吗',
      '/答复 1 还没已解决',
      '/面商 1 3月10日 在镇政府 与王秀兰面商：没有面商',
      '/面商 1 还没面商',
      '/面商 1 3月10日 没有与王秀兰面商',
      '/面商 1 3月10日 与王秀兰面商了吗',
      '/面商 1 3月20日 与王秀兰面商：打算',
      '/约商 1 吗',
      '/接待日 3月16日 取消吗',
      '/接待日 3月16日 先别取消',
      '/接待日 3月16日 不取消',
      '/接待日 3月16日 要不要改到3月17日',
      '/接待日 3月16日 可能改到3月17日',
      '/接待日 3月16日 是不是在杨树湾村',
      '/接待日 3月16日 地点在哪里',
      '/接待日 3月16日 如果下雨取消',
      '/接待日 3月16日 上次取消防汛',
      '/接待设置 每月16日吗',
      '/排班 2026年 每次3人 按小组吗',
      '/排班 先别排',
      '/计划 定稿吗',
      '/计划 先别定稿',
      '/计划 删 1 吗',
      '/计划 删 1 先别',
      '/计划 完成 1 吗',
      '/计划 完成 1 还没有',
      '/计划 完成 1 没完成',
      '/计划 不要删 1',
      '/计划 增 6月 视察要不要',
      '/文件 1 办结 还没有',
      '/文件 1 办结了没',
      '/文件 1 没办结',
      '/文件 1 先别办结',
      '/文件 1 作废吗',
      '/文件 1 作废 先别',
      '/文件 1 交 王秀兰 行不行',
      '/文件 1 不要交王秀兰',
      '/文件 1 办结 可能',
      '/文件 1 归档 先别',
      '/异议 1 采纳吗',
      '/异议 1 采纳 先别',
      '/异议 1 维持 吗',
      '/换届 第二十届 2026年12月1日吗',
      '/交接 主席 给王秀兰吗',
      '/交接 主席 王秀兰 先别',
      '/议程 1 删 1 吗',
      '/议程 1 先别删 1',
      '/议程 1 移 1 到 2 行不行',
      '/删纪要 1 第1段 吗',
      '/删附件 1 1 吗',
      '/列入 1 2 吗',
      '/列入 1 会议1 先别',
      '/不列入 1 还没定',
      '/催 1 要不要催',
      '/征集议题 吗',
      '/征集议题 先别征集',
      '/材料 1 发了吗',
      '/重发 全部吗',
      '/邀请 吗',
      '/建议设置 答复 2个月吗',
      '/建议 怎么提建议',
      '/改决定 1 期限 可能5月1日',
      '/改决定 1 期限：暂定5月1日',
      '/改决定 1 期限：5月1日左右',
      '/决定 1 第2项 修路 承办：农业农村办 期限：估计5月1日',
      '/决定 1 修水渠 大概5月1日前完成 承办：财政所',
      '/落实 1 延期 大概6月1日 资金不足',
      '/落实 1 延期 6月1日左右 资金不足',
      '/改 2 可能3月26日',
      '/改 2 3月26日，可能',
      '/会议 可能3月27日上午9点 镇政府三楼会议室 主席团会议',
      '/接待日 3月16日 改到大概3月17日',
      '/接待日 3月16日 改到3月17日左右',
      '/接待日 3月16日 改到大概3月17日 上午9点至11点',
      '/接待日 3月16日 改到下周 上午9点至11点',
      '/文件 1 交 沈月英 办理 可能3月20日前',
      '/文件 1 交 沈月英 办理 3月20日左右',
      '/换届 第二十届 可能2026年12月1日',
      '/换届 第二十届 2026年12月1日左右',
      '/届次 第二十届 大概2026年12月',
      '/计划 增 可能6月 视察',
      '/计划 增 6月左右 视察水库',
      '/计划 改 1 6月左右',
      '/征集议题 可能3月20日前',
      '/征集议题 1 大概3月20日截止',
      '/材料 1 可能3月10日',
      '/县通知 请报送总结 大概3月25日前报送',
    ],
  ],
  [deputy, '主席团', ['我没早退', '签到 吗', '签到不了']],
  ['徐志刚', undefined, ['/接收 1 吗']],
  [
    deputy,
    undefined,
    [
      '/附议 2 吗',
      '/附议 2 先别',
      '/取消附议 2 吗',
      '/撤回建议 1 吗',
      '/撤回建议 1 等一等',
      '/撤回建议 1 要不要撤回',
      '/撤回建议 1 董长庚说可以撤回',
      '/撤回建议 1 下次再撤',
      '/撤回建议 1 如果修好了就撤回',
      '/撤回 1 先别撤',
      '/评价 1 满意吗',
      '/办结 1 修好了吗',
      '/办结 1 还没修好',
      '/办结 1 没修好',
      '/办结 1 正在修',
      '/办结 1 可能修好了',
      '/办结 1 路灯还没有修',
      '/办结 1 听说修好了',
      '/办结 1 等修好了再办结',
      '/办结 1 不能办结',
      '/作废来访 1 吗',
      '/作废来访 1 先别作废',
      '/改来访 1 处理 要不要转交财政所',
      '/改来访 1 处理 不转交',
      '/改来访 1 不转财政所',
      '/改来访 1 没有当场解答',
      '/改来访 1 状态 未办结吗',
      '/改来访 1 类别不是民生保障',
      '/改来访 1 村 不是杨树湾',
      '/改来访 1 期限 可能3月30日',
      '/改来访 1 期限 大概一周内',
      '/改来访 1 日期 大概3月10日',
      '/换班 可能3月16日 胡志强',
      '/改来访 1 来访人 不是李四',
      '/改来访 1 是不是转财政所',
      '/异议 访1 吗',
      '/建议 怎么提？',
      '/议题 怎么报？',
      '/来访 怎么登记',
      '/联系 怎么写',
    ],
  ],
  [
    '胡志强',
    undefined,
    [
      '/撤回建议 2 可能要撤回',
      '/撤回建议 2 别人让我撤回',
      '/撤回建议 2 上次说撤回',
      '/撤回建议 2 不撤',
      '/撤回建议 2 不是要撤',
      '/撤回建议 2 没修好',
      '/撤回建议 2 还没修好呢',
      '/撤回建议 2 问问',
      '/撤回建议 2 你好',
      '/撤回建议 2 谢谢',
      '/撤回建议 2 ？？',
    ],
  ],
  [liaison, '全体代表', ['/履职公布 吗']],
]

describe.each(misses)('%s, %s', (who, chat, lines) => {
  it.each(lines)('«%s»', async words => {
    expect(await changedBy(who, words, chat)).toEqual([])
  })
})

describe('the question for what is missing in a notice', () => {
  beforeAll(async () => {
    await town.say(liaison, '/会议 3月27日上午9点 主席团会议', '主席团')
  })

  it.each([
    '可能在三楼会议室',
    '三楼会议室吗',
    '不在三楼会议室',
    '上次在三楼会议室',
    '不是三楼会议室',
    '在三楼会议室行不行',
    '如果空着就在三楼会议室',
    '王秀兰说在三楼会议室',
    '三楼会议室有人用了',
    '三楼会议室不行',
    '地点还没定',
    '先别发',
    '地点在哪里好',
  ])('«%s» is no answer to it', async words => {
    expect(await changedBy(liaison, words, '主席团')).toEqual([])
  })

  it('a plain answer is one', async () => {
    expect(await changedBy(liaison, '三楼会议室', '主席团')).toContain('meeting')
  })
})

it.each(['第2号 胡志强和沈月英请假，我参加', '第2号 我参加，沈月英请假', '沈月英参加，我请假'])(
  'of a clerk «%s» is entered for none of them: what is said of one would be entered for the other',
  async words => {
    expect(await changedBy(liaison, words, '主席团')).toEqual([])
  },
)

describe('an answer beside a colleague’s name', () => {
  it.each([
    '第2号 请假（替老胡）',
    '第2号 请假（代胡志强）',
    '第2号 请假，替胡志强回的',
    '第2号 请假 胡志强',
    '第2号 请假（胡志强）',
    '第2号 请假——胡志强',
    '第2号 请假，老胡',
    '胡志强：第2号 请假',
    '第2号 胡志强请假',
    '第2号 请假，这是胡志强的意思',
  ])('«%s» is not the writer’s', async words => {
    expect(await changedBy(deputy, words, '主席团')).toEqual([])
  })

  it('one’s own name behind it signs it', async () => {
    expect(await changedBy(deputy, '第2号 请假 出差，王秀兰', '主席团')).toContain('invitee')
    expect(await changedBy(deputy, '第2号 参加（老王）', '主席团')).toContain('invitee')
  })
})

describe('an item on its way', () => {
  const contact = '徐志刚'
  const nothingBy = (who: string, lines: readonly string[]) =>
    it.each(lines)(`${who}, «%s»`, async words => {
      expect(await changedBy(who, words)).toEqual([])
    })

  beforeAll(async () => {
    await town.say(contact, '/接收 1')
  })
  nothingBy(contact, [
    '/面商 1 还没有和王秀兰面商',
    '/面商 1 没有与王秀兰面商',
    '/面商 1 约了王秀兰下周面商',
    '/面商 1 打电话王秀兰没接',
    '/面商 1 王秀兰不在，没见着',
    '/面商 1 3月12日左右 与王秀兰面商：同意先修',
    '/延期 1 可能到6月30日 资金未到位',
    '/延期 1 到6月30日左右 资金未到位',
    '/延期 1 暂定6月30日 资金未到位',
  ])
  it('a consultation that was held is one', async () => {
    expect(await changedBy(contact, '/面商 1 与王秀兰面商：同意先修')).toContain('suggestion')
  })
  nothingBy(contact, [
    '/答复 1 A 没有解决',
    '/答复 1 A 路灯还没有修',
    '/答复 1 A 正在修',
    '/答复 1 A 已经修好了吗',
    '/答复 1 B 可能12月底前完成吗',
    '/答复 1 B 暂定12月底前完成',
    '/答复 1 B 大概三个月内完成',
  ])
  it('an answer that promises is one', async () => {
    expect(await changedBy(contact, '/答复 1 B 已列入计划，力争12月底前完成')).toContain('suggestion')
  })
  nothingBy(contact, [
    '/兑现 1 路灯没有装',
    '/兑现 1 路灯尚未安装',
    '/兑现 1 路灯计划安装',
    '/兑现 1 准备安装',
    '/兑现 1 快装好了',
    '/兑现 1 装了一半',
    '/兑现 1 装了吗',
  ])
  nothingBy(deputy, [
    '满意吗',
    '不是不满意',
    '/满意 1 吗',
    '/满意 1 不',
    '/评价 1 不是不满意',
    '/评价 1 没有不满意',
    '/评价 1 董长庚说满意',
    '/评价 1 满意不满意',
  ])
  it('a promise that is kept is one', async () => {
    expect(await changedBy(contact, '/兑现 1 已按计划安装12盏')).toContain('suggestion')
  })
})

describe('settings and other outward things', () => {
  it.each([
    '/接待设置 不要每月18日',
    '/接待设置 可能每月18日',
    '/决定 1 怎么写',
    '/改决定 1 不要改',
    '/纪要 1 怎么写',
    '/活动记录 1 怎么写',
    '/换届 第二十届 2026年12月1日 行不行',
    '/交接 联络员 不给王秀兰',
    '/届次 第二十届 2026年12月吗',
    '/履职设置 公布 开吗',
    '/建议设置 答复 可能2个月',
  ])('«%s»', async words => {
    expect(await changedBy(liaison, words)).toEqual([])
  })

  it('a group is bound by who orders it', async () => {
    expect(await changedBy(liaison, '/绑定 主席团吗', '主席团')).toEqual([])
  })
})

it.each([
  [deputy, '/附议 2，谢谢', 'suggestion_signer'],
  [chair, '/改 2 地点改到四楼会议室，辛苦了', 'meeting'],
  [liaison, '/取消 2 主席出差，改期再开，时间另行通知。', 'meeting'],
  [liaison, '／恢复　２', 'meeting'],
  [liaison, '/点名 1 王秀兰早退 10:30 接孩子🙏', 'attendance'],
  [liaison, '/落实 1 已完成，验收合格', 'decision'],
  [deputy, '/办结 1 因资金不足暂时不能修，已向群众说明', 'visit'],
  ['胡志强', '/撤回建议 2 问题已经解决', 'suggestion'],
  [chair, '/县通知 1 参加7人，还没有定名单', 'county_reply'],
])('%s, «%s» is plainly said, and done', async (who, words, table) => {
  expect(await changedBy(who, words)).toContain(table)
})

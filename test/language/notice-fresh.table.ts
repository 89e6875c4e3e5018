/** Notices written from the rules, with the traps the rules name. */
import type { ExpectedNotice } from './notice.table.ts'

export const freshNotices: readonly (readonly [text: string, expected: ExpectedNotice])[] = [
  [
    '/会议 主席团会议 3月25日下午3点 镇政府二楼会议室 议题:1.审议代表建议办理方案 2.研究视察安排',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-25 15:00',
      place: '镇政府二楼会议室',
      agenda: ['审议代表建议办理方案', '研究视察安排'],
      audience: 'presidium',
    },
  ],
  [
    '/会议 走访企业和农户 3月24日上午9点 地点：镇政府三楼会议室 对象：第二代表小组',
    {
      kind: 'visit',
      title: '走访企业和农户',
      starts: '03-24 09:00',
      place: '镇政府三楼会议室',
      audience: 'group:第二代表小组',
    },
  ],
  [
    '下周三下午两点半主席团碰头会,人大办公室',
    {
      kind: 'presidium',
      title: '主席团碰头会',
      starts: '03-18 14:30',
      place: '人大办公室',
      audience: 'presidium',
    },
  ],
  ['明天下午3点开会,二楼会议室', { kind: 'other', title: null, starts: '03-12 15:00', place: '二楼会议室' }],
  [
    '/会议 代表小组长会 3月20日 10:00 镇人大会议室 请3月18日前报名',
    {
      kind: 'other',
      title: '代表小组长会',
      starts: '03-20 10:00',
      place: '镇人大会议室',
      replyBy: '03-18 23:59',
    },
  ],
  [
    '3月17日(星期三)上午9点 镇三楼会议室 开主席团会',
    {
      kind: 'presidium',
      title: '主席团会',
      starts: '03-17 09:00',
      place: '镇三楼会议室',
      audience: 'presidium',
      problems: ['weekday_mismatch'],
    },
  ],
  [
    '第二代表小组学习活动,3月19号下午2点半,村文化礼堂',
    {
      kind: 'other',
      title: '第二代表小组学习活动',
      starts: '03-19 14:30',
      place: '村文化礼堂',
      audience: 'group:第二代表小组',
    },
  ],
  [
    '视察村道硬化,3月23号8点半镇政府门口集合',
    { kind: 'inspection', title: '视察村道硬化', starts: '03-23 08:30', place: '镇政府门口' },
  ],
  [
    '3月26日选民接待日 上午9:00-11:30 河东社区联络站 王丽、赵刚值班',
    {
      kind: 'reception',
      title: '选民接待日',
      starts: '03-26 09:00',
      ends: '03-26 11:30',
      place: '河东社区联络站',
      audience: 'named:[王丽,赵刚]',
    },
  ],
  [
    '各位代表,下周四上午九点在镇党校办代表法学习班,全天',
    { kind: 'study', title: '代表法学习班', starts: '03-19 09:00', place: '镇党校', audience: 'deputies' },
  ],
  [
    '3月4日下午2点主席团会议 镇会议室',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-04 14:00',
      place: '镇会议室',
      audience: 'presidium',
      problems: ['past_date'],
    },
  ],
  [
    '组织部分代表走访困难群众 3月31日上午 在镇便民服务中心集合',
    {
      kind: 'visit',
      title: '走访困难群众',
      starts: null,
      place: '镇便民服务中心',
      problems: ['missing_time'],
    },
  ],
  [
    '近期开个主席团会,讨论换届选举准备工作',
    {
      kind: 'presidium',
      title: '主席团会',
      starts: null,
      place: null,
      agenda: ['讨论换届选举准备工作'],
      audience: 'presidium',
      problems: ['missing_date', 'missing_time', 'missing_place'],
    },
  ],
  [
    '/会议 述职评议会 4月2日上午14:30 镇文化站',
    {
      kind: 'duty_report',
      title: '述职评议会',
      starts: null,
      place: '镇文化站',
      problems: ['ambiguous_half_day'],
    },
  ],
  [
    '食品安全法执法检查,4月8号上午8点50在市场监管所集合,9点出发',
    { kind: 'law_check', title: '食品安全法执法检查', starts: '04-08 08:50', place: '市场监管所' },
  ],
  [
    '后天上午10点 我办公室 商量代表之家怎么布置',
    {
      kind: 'other',
      title: null,
      starts: '03-13 10:00',
      place: '我办公室',
      agenda: ['商量代表之家怎么布置'],
    },
  ],
  [
    '下周一晚上7点半腾讯会议(会议号 456 789 123)开主席团会议,议题:一、传达上级精神;二、研究一季度工作',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-16 19:30',
      place: '腾讯会议',
      agenda: ['传达上级精神', '研究一季度工作'],
      audience: 'presidium',
    },
  ],
  [
    '4月12日至4月14日 代表赴外地考察学习 4月12日上午7:30在镇政府广场集合',
    {
      kind: 'study',
      title: '代表赴外地考察学习',
      starts: '04-12 07:30',
      ends: '04-14 23:59',
      place: '镇政府广场',
    },
  ],
  [
    '代表接待日改在本周五下午3点到5点,地点不变,镇联络站,第一代表小组',
    {
      kind: 'reception',
      title: '代表接待日',
      starts: '03-13 15:00',
      ends: '03-13 17:00',
      place: '镇联络站',
      audience: 'group:第一代表小组',
    },
  ],
  [
    '農村人居環境調研 3月27日上午9點 村委會集合 第三代表小組',
    {
      kind: 'survey',
      title: '農村人居環境調研',
      starts: '03-27 09:00',
      place: '村委會',
      audience: 'group:第三代表小组',
    },
  ],
  [
    '/会议 主席团(扩大)会议 4月1日上午9:00 镇人大二楼会议室',
    {
      kind: 'presidium',
      title: '主席团(扩大)会议',
      starts: '04-01 09:00',
      place: '镇人大二楼会议室',
      audience: 'presidium',
    },
  ],
  [
    '明天上午9点镇政府门口集合视察高标准农田,自带水杯',
    { kind: 'inspection', title: '视察高标准农田', starts: '03-12 09:00', place: '镇政府门口' },
  ],
  [
    '下周二上午八点半第五代表小组到柳塘村调研撂荒地整治,在村部集合',
    {
      kind: 'survey',
      title: '调研撂荒地整治',
      starts: '03-17 08:30',
      place: '村部',
      audience: 'group:第五代表小组',
    },
  ],
  [
    '周五下午开个短会,二楼小会议室',
    { kind: 'other', title: null, starts: null, place: '二楼小会议室', problems: ['missing_time'] },
  ],
  [
    '主席团会议提前到3月16日上午10点,地点不变,四楼会议室',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-16 10:00',
      place: '四楼会议室',
      audience: 'presidium',
    },
  ],
  [
    '3月20日 9:00-11:00 选民接待 东街社区 李敏 周涛 值班',
    {
      kind: 'reception',
      title: '选民接待',
      starts: '03-20 09:00',
      ends: '03-20 11:00',
      place: '东街社区',
      audience: 'named:[李敏,周涛]',
    },
  ],
  [
    '请全体代表3月28日上午8:30到镇中学报告厅参加代表培训班,3月25日前把名单报我',
    {
      kind: 'study',
      title: '代表培训班',
      starts: '03-28 08:30',
      place: '镇中学报告厅',
      replyBy: '03-25 23:59',
      audience: 'deputies',
    },
  ],
  [
    '下午两点我办公室碰一下 说说接待日轮值',
    {
      kind: 'other',
      title: null,
      starts: null,
      place: '我办公室',
      agenda: ['说说接待日轮值'],
      problems: ['missing_date'],
    },
  ],
  [
    '4月31日上午9点 主席团会议 镇会议室',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: null,
      place: '镇会议室',
      audience: 'presidium',
      problems: ['impossible_date'],
    },
  ],
  [
    '走访慰问困难党员 下下周一下午2点 各代表在镇便民服务中心集合',
    {
      kind: 'visit',
      title: '走访慰问困难党员',
      starts: '03-23 14:00',
      place: '镇便民服务中心',
      audience: 'deputies',
    },
  ],
  [
    '人大代表述职 4月9号下午2点半 文化礼堂 三个代表述职后测评',
    { kind: 'duty_report', title: '人大代表述职', starts: '04-09 14:30', place: '文化礼堂' },
  ],
  [
    '/会议 预算审查座谈会 3月24日(周二)15:00 镇财政所 研究2026年预算草案',
    {
      kind: 'other',
      title: '预算审查座谈会',
      starts: '03-24 15:00',
      place: '镇财政所',
      agenda: ['研究2026年预算草案'],
    },
  ],
]

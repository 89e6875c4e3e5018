/** Notices as chairs write them, chat lines and pasted official ones, with what they say on 2026-03-11 at 10:00. */
export interface ExpectedNotice {
  readonly kind: string
  /** The title contains this, or is contained in it; null: only a generic word stands there. */
  readonly title: string | null
  /** `MM-DD HH:MM` of 2026 */
  readonly starts: string | null
  readonly ends?: string
  readonly place: string | null
  readonly agenda?: readonly string[]
  readonly replyBy?: string
  readonly audience?: string
  readonly problems?: readonly string[]
}

export const chatNotices: readonly (readonly [text: string, expected: ExpectedNotice])[] = [
  [
    '/会议 主席团会议 3月20日上午9点 三楼会议室',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-20 09:00',
      place: '三楼会议室',
      audience: 'presidium',
    },
  ],
  [
    '/通知 后天下午2点半在镇政府二楼会议室开主席团会议,研究二季度视察安排',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-13 14:30',
      place: '镇政府二楼会议室',
      agenda: ['研究二季度视察安排'],
      audience: 'presidium',
    },
  ],
  ['明天下午3点到镇联络站开会', { kind: 'other', title: null, starts: '03-12 15:00', place: '镇联络站' }],
  [
    '下周四上午9点组织代表视察污水处理厂,镇政府门口集合',
    {
      kind: 'inspection',
      title: '视察污水处理厂',
      starts: '03-19 09:00',
      place: '镇政府门口',
      audience: 'deputies',
    },
  ],
  [
    '选民接待日 4月15日上午9:00-11:30 镇代表联络站 李国平、王秀珍值班',
    {
      kind: 'reception',
      title: '选民接待日',
      starts: '04-15 09:00',
      ends: '04-15 11:30',
      place: '镇代表联络站',
      audience: 'named:[李国平,王秀珍]',
    },
  ],
  [
    '第三代表小组活动 3月21日下午2点 石桥村村委会',
    {
      kind: 'other',
      title: '第三代表小组活动',
      starts: '03-21 14:00',
      place: '石桥村村委会',
      audience: 'group:第三代表小组',
    },
  ],
  [
    '人代会 4月8日上午9点 镇大礼堂 全体代表 4月3日前报名',
    {
      kind: 'session',
      title: '人代会',
      starts: '04-08 09:00',
      place: '镇大礼堂',
      replyBy: '04-03 23:59',
      audience: 'deputies',
    },
  ],
  [
    '周五上午开个短会',
    { kind: 'other', title: null, starts: null, place: null, problems: ['missing_time', 'missing_place'] },
  ],
  [
    '代表法学习 3月25日晚上7点半 线上腾讯会议',
    { kind: 'study', title: '代表法学习', starts: '03-25 19:30', place: '线上腾讯会议' },
  ],
  [
    '3月24号8点半签到9点开会,主席团扩大会议,四楼会议室,议题:1、听取安全生产汇报2、讨论防汛方案',
    {
      kind: 'presidium',
      title: '主席团扩大会议',
      starts: '03-24 09:00',
      place: '四楼会议室',
      agenda: ['听取安全生产汇报', '讨论防汛方案'],
      audience: 'presidium',
    },
  ],
  [
    '主席团会议 时间3月26日下午2点 地点镇政府会议室 议题①听取养老工作汇报②审议接待日计划',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-26 14:00',
      place: '镇政府会议室',
      agenda: ['听取养老工作汇报', '审议接待日计划'],
      audience: 'presidium',
    },
  ],
  [
    '执法检查 环境保护法 3月27日上午8:40 镇环保站集合 请于3月25日下班前报名',
    {
      kind: 'law_check',
      title: '执法检查',
      starts: '03-27 08:40',
      place: '镇环保站',
      replyBy: '03-25 23:59',
    },
  ],
  [
    '走访慰问困难群众 本周五上午9点 镇政府大院集合',
    { kind: 'visit', title: '走访慰问困难群众', starts: '03-13 09:00', place: '镇政府大院' },
  ],
  [
    '下周一下午三点 座谈会 民生实事项目 镇代表之家 请张建国、刘丽华、周志强参加',
    {
      kind: 'other',
      title: '座谈会',
      starts: '03-16 15:00',
      place: '镇代表之家',
      audience: 'named:[张建国,刘丽华,周志强]',
    },
  ],
  [
    '主席团会议 3月20日(星期四)上午9点 三楼会议室',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-20 09:00',
      place: '三楼会议室',
      audience: 'presidium',
      problems: ['weekday_mismatch'],
    },
  ],
  [
    '主席团会议 3月20日上午15:30 三楼会议室',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: null,
      place: '三楼会议室',
      audience: 'presidium',
      problems: ['ambiguous_half_day'],
    },
  ],
  [
    '主席团会议 2月30日上午9点 三楼会议室',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: null,
      place: '三楼会议室',
      audience: 'presidium',
      problems: ['impossible_date'],
    },
  ],
  [
    '主席团会议 上午9点 三楼会议室',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: null,
      place: '三楼会议室',
      audience: 'presidium',
      problems: ['missing_date'],
    },
  ],
  [
    '昨天下午2点主席团会议,镇会议室',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-10 14:00',
      place: '镇会议室',
      audience: 'presidium',
      problems: ['past_date'],
    },
  ],
  [
    '主席团会议 X月X日上午9点 三楼会议室',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: null,
      place: '三楼会议室',
      audience: 'presidium',
      problems: ['placeholder'],
    },
  ],
  [
    '主席团会议 3月20日上午9点 地点待定',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-20 09:00',
      place: null,
      audience: 'presidium',
      problems: ['placeholder'],
    },
  ],
  [
    '主席團會議 3月20日下午兩點半 鎮政府三樓會議室',
    {
      kind: 'presidium',
      title: '主席團會議',
      starts: '03-20 14:30',
      place: '鎮政府三樓會議室',
      audience: 'presidium',
    },
  ],
  [
    '述职评议会3月31日下午2点半,在大坪村文化礼堂,第一代表小组的代表参加',
    {
      kind: 'duty_report',
      title: '述职评议会',
      starts: '03-31 14:30',
      place: '大坪村文化礼堂',
      audience: 'group:第一代表小组',
    },
  ],
  [
    '各位代表,3月19日(周四)上午9点半在我办公室碰一下,说说接待日的事',
    {
      kind: 'other',
      title: null,
      starts: '03-19 09:30',
      place: '我办公室',
      agenda: ['说说接待日的事'],
      audience: 'deputies',
    },
  ],
  [
    '部门工作评议 4月2日下午2:30—5:00 政府一号会议室 全体代表参加 3月30日17:00前报名单',
    {
      kind: 'review',
      title: '部门工作评议',
      starts: '04-02 14:30',
      ends: '04-02 17:00',
      place: '政府一号会议室',
      replyBy: '03-30 17:00',
      audience: 'deputies',
    },
  ],
  [
    '调研农村电商,17号上午8:50镇政府停车场上车,第二代表小组',
    {
      kind: 'survey',
      title: '调研农村电商',
      starts: '03-17 08:50',
      place: '镇政府停车场',
      audience: 'group:第二代表小组',
    },
  ],
]

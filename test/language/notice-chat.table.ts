/** More lines as a busy chair writes them. */
import type { ExpectedNotice } from './notice.table.ts'

export const moreChatNotices: readonly (readonly [text: string, expected: ExpectedNotice])[] = [
  [
    '主席团会,本周五下午3点,老地方',
    { kind: 'presidium', title: '主席团会', starts: '03-13 15:00', place: '老地方', audience: 'presidium' },
  ],
  [
    '/会议 主席团会议 3.25 9:00 镇政府205会议室 议题:1.审议视察报告;2.研究代表述职安排;3.其他',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-25 09:00',
      place: '镇政府205会议室',
      agenda: ['审议视察报告', '研究代表述职安排', '其他'],
      audience: 'presidium',
    },
  ],
  [
    '大家明天上午10点到我办公室碰一下',
    { kind: 'other', title: null, starts: '03-12 10:00', place: '我办公室' },
  ],
  [
    '4月15日上午8点半到11点半,代表接待选民,地点还是镇联络站,由赵志刚、孙丽萍接待',
    {
      kind: 'reception',
      title: '代表接待选民',
      starts: '04-15 08:30',
      ends: '04-15 11:30',
      place: '镇联络站',
      audience: 'named:[赵志刚,孙丽萍]',
    },
  ],
  [
    '组织部分代表调研乡村振兴,下周三上午8:40镇政府大门口上车',
    { kind: 'survey', title: '调研乡村振兴', starts: '03-18 08:40', place: '镇政府大门口' },
  ],
  [
    '开会 3月19日',
    { kind: 'other', title: null, starts: null, place: null, problems: ['missing_time', 'missing_place'] },
  ],
  [
    '主席团扩大会议三月二十号下午两点半人大会议室,请各小组组长列席',
    {
      kind: 'presidium',
      title: '主席团扩大会议',
      starts: '03-20 14:30',
      place: '人大会议室',
      audience: 'presidium',
    },
  ],
  [
    '视察校园食品安全 3月20日9:00 在镇中心小学门口集中 第三代表小组全体代表',
    {
      kind: 'inspection',
      title: '视察校园食品安全',
      starts: '03-20 09:00',
      place: '镇中心小学门口',
      audience: 'group:第三代表小组',
    },
  ],
  [
    '3月17日(周二)下午2点半,政府三楼,民生实事项目征集座谈会,请各位代表于16日下班前报名',
    {
      kind: 'other',
      title: '民生实事项目征集座谈会',
      starts: '03-17 14:30',
      place: '政府三楼',
      replyBy: '03-16 23:59',
      audience: 'deputies',
    },
  ],
  [
    '通知:代表小组长会改到周五下午4点,地点改在镇文化站',
    { kind: 'other', title: '代表小组长会', starts: '03-13 16:00', place: '镇文化站' },
  ],
  [
    '人代会第一次全体会议 4月9日上午9点 镇影剧院 全体代表8点半签到',
    {
      kind: 'session',
      title: '人代会第一次全体会议',
      starts: '04-09 09:00',
      place: '镇影剧院',
      audience: 'deputies',
    },
  ],
  [
    '慰问老党员 3月26日下午2点 镇政府院内出发 张明华、李凤英、王海涛参加',
    {
      kind: 'visit',
      title: '慰问老党员',
      starts: '03-26 14:00',
      place: '镇政府院内',
      audience: 'named:[张明华,李凤英,王海涛]',
    },
  ],
  [
    '预算审查监督培训班 4月14至15日 上午9点报到 县委党校',
    {
      kind: 'study',
      title: '预算审查监督培训班',
      starts: null,
      place: '县委党校',
      problems: ['missing_time'],
    },
  ],
  [
    '满意度测评会 4月3日下午三点 村民中心二楼 全体代表参加,不能参加的4月1日前请假',
    {
      kind: 'review',
      title: '满意度测评会',
      starts: '04-03 15:00',
      place: '村民中心二楼',
      replyBy: '04-01 23:59',
      audience: 'deputies',
    },
  ],
  [
    '固体废物污染环境防治法执法检查 3月31号上午9:00 垃圾中转站集合 检查内容:1收运体系2分类处理',
    {
      kind: 'law_check',
      title: '固体废物污染环境防治法执法检查',
      starts: '03-31 09:00',
      place: '垃圾中转站',
      agenda: ['收运体系', '分类处理'],
    },
  ],
  [
    '主席团会议 3月18日(周三)下午13:30 会议室',
    { kind: 'presidium', title: '主席团会议', starts: '03-18 13:30', place: '会议室', audience: 'presidium' },
  ],
  [
    '各位主席团成员:下周二上午9时在二楼会议室召开主席团会议,听取镇政府一季度经济运行情况汇报。请勿缺席。',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-17 09:00',
      place: '二楼会议室',
      agenda: ['听取镇政府一季度经济运行情况汇报'],
      audience: 'presidium',
    },
  ],
  [
    '述职 4月23日下午2:30 杨柳村村部 述职代表:李卫民、周春香',
    { kind: 'duty_report', title: '述职', starts: '04-23 14:30', place: '杨柳村村部' },
  ],
  [
    '3月20日上午九点半开会,三楼,商量换届的事',
    { kind: 'other', title: null, starts: '03-20 09:30', place: '三楼', agenda: ['商量换届的事'] },
  ],
  [
    '代表之家学习活动 周四晚7:30 代表之家 学习新代表法',
    { kind: 'study', title: '代表之家学习活动', starts: '03-12 19:30', place: '代表之家' },
  ],
  [
    '/会议 人大主席团会议 时间:3月24日(星期二)上午9:30 地点:政府二楼小会议室 议题:研究代表小组活动计划',
    {
      kind: 'presidium',
      title: '人大主席团会议',
      starts: '03-24 09:30',
      place: '政府二楼小会议室',
      agenda: ['研究代表小组活动计划'],
      audience: 'presidium',
    },
  ],
  [
    '后天上午8:30全体代表在镇政府广场集合视察饮水工程,中午12点前结束',
    {
      kind: 'inspection',
      title: '视察饮水工程',
      starts: '03-13 08:30',
      ends: '03-13 12:00',
      place: '镇政府广场',
      audience: 'deputies',
    },
  ],
  [
    '三月三十号下午开代表建议督办会,地点人大会议室',
    { kind: 'other', title: '代表建议督办会', starts: null, place: '人大会议室', problems: ['missing_time'] },
  ],
  [
    '4月15号接待日照常,上午9点到11点,镇联络站,第四代表小组值班',
    {
      kind: 'reception',
      title: '接待日',
      starts: '04-15 09:00',
      ends: '04-15 11:00',
      place: '镇联络站',
      audience: 'group:第四代表小组',
    },
  ],
  [
    '关于评议镇派出所工作的通知 各位代表 3月31日上午9点 镇政府大会议室 程序:1.派出所报告工作 2.代表评议 3.投票',
    {
      kind: 'review',
      title: '评议镇派出所工作',
      starts: '03-31 09:00',
      place: '镇政府大会议室',
      agenda: ['派出所报告工作', '代表评议', '投票'],
      audience: 'deputies',
    },
  ],
  [
    '代表履职培训改期到4月17日上午9:00-12:00,县党校二号楼201,4月15日下班前把名单报给小王',
    {
      kind: 'study',
      title: '代表履职培训',
      starts: '04-17 09:00',
      ends: '04-17 12:00',
      place: '县党校二号楼201',
      replyBy: '04-15 23:59',
    },
  ],
  [
    '3月18日9点 走访选民 在村委会碰头 李长江、陶红梅参加',
    {
      kind: 'visit',
      title: '走访选民',
      starts: '03-18 09:00',
      place: '村委会',
      audience: 'named:[李长江,陶红梅]',
    },
  ],
]

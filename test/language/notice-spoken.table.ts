/** Notices in a chair's own words: called by name, odd places, moved days. */
import type { ExpectedNotice } from './notice.table.ts'

export const spokenNotices: readonly (readonly [text: string, expected: ExpectedNotice])[] = [
  [
    '开全体代表会议 3月20日上午9点 镇大礼堂',
    { kind: 'other', title: '全体代表会议', starts: '03-20 09:00', place: '镇大礼堂', audience: 'deputies' },
  ],
  [
    '3月20日上午9点镇政府三楼会议室开主席团会议，讨论防汛',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-20 09:00',
      place: '镇政府三楼会议室',
      agenda: ['讨论防汛'],
      audience: 'presidium',
    },
  ],
  [
    '3月20日上午9点老年活动中心召开群众座谈会 全体代表',
    {
      kind: 'other',
      title: '群众座谈会',
      starts: '03-20 09:00',
      place: '老年活动中心',
      audience: 'deputies',
    },
  ],
  [
    '/会议 全体代表会议 3月20日上午9点 镇大礼堂',
    { kind: 'other', title: '全体代表会议', starts: '03-20 09:00', place: '镇大礼堂', audience: 'deputies' },
  ],
  [
    '通知张火木、柳文娟 明天下午3点到镇人大办开会',
    {
      kind: 'other',
      title: null,
      starts: '03-12 15:00',
      place: '镇人大办',
      audience: 'named:[张火木,柳文娟]',
    },
  ],
  [
    '请张火木、柳文娟明天下午3点到人大办来一下',
    { kind: 'other', title: null, starts: '03-12 15:00', place: '人大办', audience: 'named:[张火木,柳文娟]' },
  ],
  [
    '周五下午三点 代表小组长会 镇政府东楼',
    { kind: 'other', title: '代表小组长会', starts: '03-13 15:00', place: '镇政府东楼' },
  ],
  [
    '小组活动 3月22日上午9:00 覃玉兰家',
    { kind: 'other', title: '小组活动', starts: '03-22 09:00', place: '覃玉兰家' },
  ],
  ['明天上午10点碰头 老食堂', { kind: 'other', title: null, starts: '03-12 10:00', place: '老食堂' }],
  [
    '视察 3月24日 早上8点 村委会楼下等车',
    { kind: 'inspection', title: '视察', starts: '03-24 08:00', place: '村委会楼下' },
  ],
  [
    '3月24日早上8点在镇政府坐车去视察',
    { kind: 'inspection', title: '视察', starts: '03-24 08:00', place: '镇政府' },
  ],
  [
    '3月17日上午9点执法检查 集中点在水利站',
    { kind: 'law_check', title: '执法检查', starts: '03-17 09:00', place: '水利站' },
  ],
  [
    '碰头点老槐树下 3月17日9:00 走访',
    { kind: 'visit', title: '走访', starts: '03-17 09:00', place: '老槐树下' },
  ],
  [
    '3月17日 9点 接待选民 马店村党群服务中心',
    { kind: 'reception', title: '接待选民', starts: '03-17 09:00', place: '马店村党群服务中心' },
  ],
  [
    '3月17日 9点 接待选民 驿站',
    { kind: 'reception', title: '接待选民', starts: '03-17 09:00', place: '驿站' },
  ],
  [
    '3月17日 9点 主席团会 小会议室',
    { kind: 'presidium', title: '主席团会', starts: '03-17 09:00', place: '小会议室', audience: 'presidium' },
  ],
  [
    '3月17日 9点 主席团会 微信视频',
    { kind: 'presidium', title: '主席团会', starts: '03-17 09:00', place: '微信视频', audience: 'presidium' },
  ],
  [
    '关于举办2026年第一期代表大讲堂的通知\n各代表小组:\n    为提升代表履职能力,镇人大决定举办2026年第一期“代表大讲堂”。现将有关事项通知如下:\n    一、时间:2026年3月28日(星期六)上午9:00-11:30\n    二、地点:镇新时代文明实践所\n    三、主讲人:县人大常委会法工委主任 黄志坚\n    四、参加对象:镇、村两级人大代表\n    五、其他事项\n    1.请各小组于3月25日前将参训名单报镇人大办;\n    2.请提前10分钟入场。\n    双河镇人大主席团\n    2026年3月9日',
    {
      kind: 'study',
      title: '2026年第一期代表大讲堂',
      starts: '03-28 09:00',
      ends: '03-28 11:30',
      place: '镇新时代文明实践所',
      replyBy: '03-25 23:59',
      audience: 'deputies',
    },
  ],
  [
    '各位代表:接县人大通知,定于3月20日(星期五)上午9:00在县会议中心三楼召开代表建议交办会,请以下代表参加:罗正华、石美兰、杨再兴,请于3月18日17:00前将参会回执发至镇人大邮箱。镇人大办 3月11日',
    {
      kind: 'other',
      title: '代表建议交办会',
      starts: '03-20 09:00',
      place: '县会议中心三楼',
      replyBy: '03-18 17:00',
      audience: 'named:[罗正华,石美兰,杨再兴]',
    },
  ],
  [
    '变更通知\n各位主席团成员:\n原定3月16日上午在镇政府三楼会议室召开的主席团会议,因会议室维修,地点改为党群服务中心二楼,时间不变(上午9:30)。',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-16 09:30',
      place: '党群服务中心二楼',
      audience: 'presidium',
    },
  ],
  [
    '温馨提醒:明天(3月12日)上午9点,全体代表在镇礼堂参加“双联”工作培训,请自带代表证,8:40前签到完毕。',
    { kind: 'study', title: '“双联”工作培训', starts: '03-12 09:00', place: '镇礼堂', audience: 'deputies' },
  ],
  [
    '县人大来调研代表联络站 3月19日上午10点 镇人大会议室 请黄世明、覃玉兰准备发言',
    { kind: 'survey', title: '县人大来调研代表联络站', starts: '03-19 10:00', place: '镇人大会议室' },
  ],
  [
    '3月16日(周一)到3月18日(周三)代表集中学习,每天上午9点,镇党校,请假找老覃',
    { kind: 'study', title: '代表集中学习', starts: '03-16 09:00', ends: '03-18 23:59', place: '镇党校' },
  ],
  [
    '慰问老党员 3.25 上午 政府门口9:00出发 代表每人带身份证',
    { kind: 'visit', title: '慰问老党员', starts: '03-25 09:00', place: '政府门口' },
  ],
  [
    '执法检查(水法) 时间:4月9日全天 集合:8:30镇政府院子 检查点:三家砂石场',
    {
      kind: 'law_check',
      title: '执法检查(水法)',
      starts: '04-09 08:30',
      place: '镇政府院子',
      agenda: ['三家砂石场'],
    },
  ],
  [
    '代表述职评议活动 3月27日 9:00 茶山村文化广场 述职代表:周大勇、李秀兰 选民代表参加',
    { kind: 'duty_report', title: '代表述职评议活动', starts: '03-27 09:00', place: '茶山村文化广场' },
  ],
  [
    '3月20日9:00-10:30 人大代表学法讲堂(线上) 钉钉群直播',
    {
      kind: 'study',
      title: '人大代表学法讲堂(线上)',
      starts: '03-20 09:00',
      ends: '03-20 10:30',
      place: '钉钉群直播',
    },
  ],
  [
    '【主席团会议】时间:3.24(周二)14:30;地点:党政楼5楼小会议室;议题:①听取财政所汇报②讨论视察方案③其他;请假报老周',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-24 14:30',
      place: '党政楼5楼小会议室',
      agenda: ['听取财政所汇报', '讨论视察方案', '其他'],
      audience: 'presidium',
    },
  ],
  [
    '4月3日清明祭扫烈士墓活动 7:40镇政府集合 8:00出发 全体代表',
    { kind: 'other', title: '祭扫烈士墓活动', starts: '04-03 07:40', place: '镇政府', audience: 'deputies' },
  ],
  [
    '主席团会议改期:原定3月18日上午的会改在3月20日上午9点,地点改为二楼会议室',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-20 09:00',
      place: '二楼会议室',
      audience: 'presidium',
    },
  ],
  [
    '3月19-20日 代表外出学习 19日早上7:00镇政府门口乘车 请身份证号16日前报我',
    {
      kind: 'study',
      title: '代表外出学习',
      starts: '03-19 07:00',
      ends: '03-20 23:59',
      place: '镇政府门口',
      replyBy: '03-16 23:59',
    },
  ],
]

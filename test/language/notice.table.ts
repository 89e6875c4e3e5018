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

export const officialNotices: readonly (readonly [text: string, expected: ExpectedNotice])[] = [
  [
    '关于召开青石镇人大主席团第六次会议的通知\n各主席团成员:\n经研究,决定召开镇人大主席团第六次会议。有关事项如下:\n一、时间:2026年3月25日(星期三)下午2:30\n二、地点:镇政府五楼会议室\n三、议程\n1.听取民生实事项目进展汇报\n2.审议代表资格变动报告\n四、要求\n1.请准时参会,不得无故缺席。\n2.请假须于3月23日17:00前向主席报告。\n青石镇人大主席团\n2026年3月11日',
    {
      kind: 'presidium',
      title: '青石镇人大主席团第六次会议',
      starts: '03-25 14:30',
      place: '镇政府五楼会议室',
      agenda: ['听取民生实事项目进展汇报', '审议代表资格变动报告'],
      replyBy: '03-23 17:00',
      audience: 'presidium',
    },
  ],
  [
    '柳河镇人大关于组织代表视察重点工程的通知\n各位代表:\n为推动重点工程建设,定于4月14日(星期二)组织代表视察。现将有关事项通知如下:\n(一)集合时间:上午8:30\n(二)集合地点:镇政府广场\n(三)视察内容:1.河堤加固工程;2.中心小学综合楼;3.农贸市场改造。\n(四)因故不能参加的,请于4月10日前向所在小组组长请假。\n柳河镇人大主席团\n二〇二六年三月十日',
    {
      kind: 'inspection',
      title: '视察重点工程',
      starts: '04-14 08:30',
      place: '镇政府广场',
      agenda: ['河堤加固工程', '中心小学综合楼', '农贸市场改造'],
      replyBy: '04-10 23:59',
      audience: 'deputies',
    },
  ],
  [
    '公 告\n白云街道人大代表接待选民活动安排如下:\n接待时间:2026年3月16日(星期一)上午9:00至11:00\n接待地点:白云街道综合服务中心101室\n接待代表:何光明、宋玉兰、邓小军\n接待内容:城市管理、物业服务等方面的意见建议\n咨询电话:82345678\n白云街道人大工委\n2026年3月9日',
    {
      kind: 'reception',
      title: '接待选民活动',
      starts: '03-16 09:00',
      ends: '03-16 11:00',
      place: '白云街道综合服务中心101室',
      agenda: ['城市管理、物业服务等方面的意见建议'],
      audience: 'named:[何光明,宋玉兰,邓小军]',
    },
  ],
  [
    '关于召开平安镇第十九届人民代表大会第三次会议的通知\n各位代表:\n平安镇第十九届人民代表大会第三次会议定于2026年4月16日至17日在镇政府礼堂召开,会期一天半。请各位代表于4月16日上午8:00报到,8:30召开预备会议,9:00正式开会。\n主要议程:\n一、听取和审议镇人民政府工作报告;\n二、听取和审议镇人大主席团工作报告;\n三、审查和批准财政预算;\n四、票决民生实事项目。\n不能出席的代表,请于4月13日17时前书面向主席团请假。\n平安镇人大主席团\n2026年3月11日',
    {
      kind: 'session',
      title: '平安镇第十九届人民代表大会第三次会议',
      starts: '04-16 09:00',
      ends: '04-17 23:59',
      place: '镇政府礼堂',
      agenda: [
        '听取和审议镇人民政府工作报告',
        '听取和审议镇人大主席团工作报告',
        '审查和批准财政预算',
        '票决民生实事项目',
      ],
      replyBy: '04-13 17:00',
      audience: 'deputies',
    },
  ],
  [
    '关于举办人大代表培训班的通知\n各代表小组:\n一、培训时间\n2026年4月22日(星期三)全天,上午9:00开班\n二、培训地点\n县委党校第二教室\n三、培训对象\n全体镇人大代表\n四、培训内容\n1.代表法解读\n2.如何撰写议案建议\n3.现场教学\n五、其他事项\n1.请于4月20日12:00前将回执报镇人大办。\n2.联系人:小李,联系电话:12345678。\n东湖镇人大\n2026年3月11日',
    {
      kind: 'study',
      title: '人大代表培训班',
      starts: '04-22 09:00',
      place: '县委党校第二教室',
      agenda: ['代表法解读', '如何撰写议案建议', '现场教学'],
      replyBy: '04-20 12:00',
      audience: 'deputies',
    },
  ],
  [
    '会议通知\n兹定于2026年3月18日(星期三)上午10:00在镇政府小会议室召开代表小组组长会议,请各代表小组组长准时参加。\n会议议题:研究一季度代表活动。\n南山镇人大办公室\n2026年3月10日',
    {
      kind: 'other',
      title: '代表小组组长会议',
      starts: '03-18 10:00',
      place: '镇政府小会议室',
      agenda: ['研究一季度代表活动'],
    },
  ],
  [
    '关于开展食品安全法执法检查的通知\n第四代表小组:\n检查时间:4月9日(周四)上午9:00\n集合地点:镇市场监管所\n检查重点:①学校食堂 ②农村集市 ③小作坊\n检查方式:听汇报、看现场\n请于4月7日前回复是否参加。\n红旗镇人大\n2026年3月11日',
    {
      kind: 'law_check',
      title: '食品安全法执法检查',
      starts: '04-09 09:00',
      place: '镇市场监管所',
      agenda: ['学校食堂', '农村集市', '小作坊'],
      replyBy: '04-07 23:59',
      audience: 'group:第四代表小组',
    },
  ],
  [
    '关于召开镇直部门工作评议会的通知\n各位镇人大代表:\n会议时间:4月21日(星期二)下午3:00(2:30签到)\n会议地点:镇文化站三楼\n评议对象:派出所、市场监管所、农业中心\n会议程序:\n(一)被评议单位报告工作;\n(二)代表询问;\n(三)无记名测评。\n请妥善安排工作,准时参加。\n清水镇人大主席团\n2026年3月11日',
    {
      kind: 'review',
      title: '镇直部门工作评议会',
      starts: '04-21 15:00',
      place: '镇文化站三楼',
      agenda: ['被评议单位报告工作', '代表询问', '无记名测评'],
      audience: 'deputies',
    },
  ],
  [
    '关于开展春季走访选民活动的通知\n各位代表:\n根据年度计划,从3月20日至3月31日开展走访选民活动。\n一、启动时间:3月20日上午9:30\n二、集中地点:各代表联络站\n三、走访对象:困难户、留守老人\n四、走访内容:1.宣传政策;2.听取意见;3.帮办实事\n五、走访情况请于4月3日前报送镇人大办。\n太平镇人大\n2026年3月11日',
    {
      kind: 'visit',
      title: '春季走访选民活动',
      starts: '03-20 09:30',
      ends: '03-31 23:59',
      place: '各代表联络站',
      agenda: ['宣传政策', '听取意见', '帮办实事'],
      audience: 'deputies',
    },
  ],
  [
    '通 知\n各主席团成员:\n主席团会议改到3月27日(星期五)上午9时,地点不变,仍在镇政府三楼会议室。请相互转告。\n镇人大办\n3月11日',
    {
      kind: 'presidium',
      title: '主席团会议',
      starts: '03-27 09:00',
      place: '镇政府三楼会议室',
      audience: 'presidium',
    },
  ],
  [
    '关于召开代表建议交办会的通知\n有关单位、各位代表:\n时间:2026年3月30日(星期一)上午9:30\n地点:镇政府一楼会议室\n参会人员:领衔代表、承办单位负责人\n议程\n1、宣读交办意见\n2、承办单位表态\n3、主席讲话\n凤凰镇人大主席团\n2026年3月11日',
    {
      kind: 'other',
      title: '代表建议交办会',
      starts: '03-30 09:30',
      place: '镇政府一楼会议室',
      agenda: ['宣读交办意见', '承办单位表态', '主席讲话'],
      audience: 'deputies',
    },
  ],
  [
    '关于开展农村人居环境整治专题调研的通知\n各位代表:\n一、调研时间:2026年×月×日\n二、集合地点:镇政府\n三、调研内容:垃圾分类;污水治理;庭院整治\n××镇人大',
    {
      kind: 'survey',
      title: '农村人居环境整治专题调研',
      starts: null,
      place: '镇政府',
      agenda: ['垃圾分类', '污水治理', '庭院整治'],
      audience: 'deputies',
      problems: ['placeholder'],
    },
  ],
  [
    '关于召开镇人大主席团会议的通知\n各位主席团成员:\n现定于3月23日(星期一)上午9:00召开镇人大主席团会议,请准时参加。\n议题:\n1.讨论年度监督计划,听取镇政府有关\n部门意见;\n2.其他事项。\n镇人大办公室\n2026年3月11日',
    {
      kind: 'presidium',
      title: '镇人大主席团会议',
      starts: '03-23 09:00',
      place: null,
      agenda: ['讨论年度监督计划,听取镇政府有关部门意见', '其他事项'],
      audience: 'presidium',
      problems: ['missing_place'],
    },
  ],
  [
    '大河镇人大代表述职大会预通知\n各位代表:\n拟于4月中旬召开代表述职大会,具体时间另行通知。地点:镇影剧院。\n述职代表:张春生、李桂花\n请述职代表于3月31日前将述职报告报镇人大办。\n大河镇人大主席团\n2026年3月11日',
    {
      kind: 'duty_report',
      title: '代表述职大会',
      starts: null,
      place: '镇影剧院',
      audience: 'deputies',
      problems: ['placeholder'],
    },
  ],
]

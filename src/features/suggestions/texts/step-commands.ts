/** What the commands that carry an item on are called in the help. */

export const examine = {
  summary: '审查代表建议，可以一次几件',
  usage: '/审查 号',
  examples: ['/审查 17', '/审查 17-20'],
}
export const reject = {
  summary: '建议不予接收，写明理由',
  usage: '/不予接收 号 理由',
  examples: ['/不予接收 17 属于个人事务', '/不予接收 17'],
}
export const assign = {
  summary: '把建议交办给承办单位，可以一次几件',
  usage: '/交办 号 承办单位',
  examples: [
    '/交办 17 农业农村办',
    '/交办 17 农业农村办主办，财政所协办',
    '/交办 17、18 分办 农业农村办、财政所',
    '/交办 17 农业农村办 六个月',
  ],
}
export const accept = {
  summary: '承办单位接收交办的建议',
  usage: '/接收 号',
  examples: ['/接收 17', '/接收 17、18', '/接收 17 农业农村办'],
}
export const giveBack = {
  summary: '承办单位退回不属于本单位的建议',
  usage: '/退回 号 理由',
  examples: ['/退回 17 不属于本单位职责，应由村镇建设办办理'],
}
export const askDeputy = {
  summary: '承办单位请代表说明，说明前办理期限暂停计算',
  usage: '/约商 号 要请代表说明的事',
  examples: ['/约商 17 请说明是哪几盏路灯'],
}
export const replyToOffice = {
  summary: '代表向承办单位作说明',
  usage: '/补充 号 说明',
  examples: ['/补充 17 村口三盏路灯', '/补充 17 代 王秀兰 村口三盏路灯'],
}
export const consult = {
  summary: '登记与代表的面商，答复前、答复后各一次',
  usage: '/面商 号 日期 在地点 与代表姓名 面商：情况',
  examples: ['/面商 17 12月3日 在镇政府 与王秀兰 面商：同意先修村口的路灯', '/面商 17 代表同意修复方案'],
}
export const answer = {
  summary: '承办单位答复建议，写明类别和内容',
  usage: '/答复 号 类别 答复内容',
  examples: [
    '/答复 17 A 路灯已全部修复',
    '/答复 17 B 已列入计划，2026年12月底前完成',
    '/答复 17 A 云农〔2026〕3号 路灯已全部修复',
  ],
}
export const assist = {
  summary: '协办单位向主办单位提意见',
  usage: '/协办意见 号 内容',
  examples: ['/协办意见 17 资金已列入预算'],
}
export const askExtension = {
  summary: '承办单位申请延期答复',
  usage: '/延期 号 到某月某日 理由',
  examples: ['/延期 17 到6月30日 汛期不能施工', '/延期 17 一个月 汛期不能施工'],
}
export const grantExtension = {
  summary: '准予延期答复',
  usage: '/准延 号',
  examples: ['/准延 17'],
}
export const refuseExtension = {
  summary: '不准延期答复，写明理由',
  usage: '/不准延 号 理由',
  examples: ['/不准延 17 请按期答复'],
}
export const satisfied = {
  summary: '评价建议的办理：满意',
  usage: '/满意 [号]',
  examples: ['满意', '/满意 17', '/满意 17 代 王秀兰'],
}
export const basically = {
  summary: '评价建议的办理：基本满意',
  usage: '/基本满意 [号]',
  examples: ['基本满意', '/基本满意 17 再快一点就好'],
}
export const dissatisfied = {
  summary: '评价建议的办理：不满意，写明原因，重新办理',
  usage: '/不满意 [号] 原因',
  examples: ['/不满意 17 路灯又坏了', '/不满意 17 态度满意 路灯又坏了'],
}
export const rate = {
  summary: '评价建议的办理，态度和结果可以分开说；代登记的写明姓名',
  usage: '/评价 号 [代 姓名] 态度满意 结果基本满意',
  examples: ['/评价 17 态度满意 结果基本满意', '/评价 17 代 王秀兰 满意'],
}
export const redo = {
  summary: '建议重新办理',
  usage: '/重办 号 原因',
  examples: ['/重办 17 代表不满意，路灯又坏了'],
}
export const close = {
  summary: '建议办结，写明结果',
  usage: '/办结建议 号 结果',
  examples: ['/办结建议 17 路灯已全部修复'],
}
export const keepPromise = {
  summary: '登记承诺的事项已经落实',
  usage: '/兑现 号 [日期] 落实情况',
  examples: ['/兑现 17 路灯已全部安装', '/兑现 17 12月3日 路灯已全部安装'],
}
export const archive = {
  summary: '建议归档，可以一次几件',
  usage: '/归档 号（或全部）',
  examples: ['/归档 17', '/归档 17-20', '/归档 全部'],
}
export const todo = {
  summary: '查看等您办理的代表建议',
  usage: '/待办 [全部]',
  examples: ['待办', '/待办 全部'],
}
/** As they are typed, for examples with the item's own number. */
export const typed = {
  reply: '/补充',
  satisfied: '/满意',
  basically: '/基本满意',
  dissatisfied: '/不满意',
  rate: '/评价',
} as const

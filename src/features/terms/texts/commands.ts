/** What the commands on terms and sessions are called in the help. */

export const showTerms = {
  summary: '查看或登记届次，查看各次会议到会情况和未经批准缺席名单',
  usage: '/届次 [第几届 起始年月日]',
  examples: ['/届次', '/届次 第十九届 2021年12月15日', '/届次 会议3 第十九届第四次', '/届次 缺席'],
}
export const showChecklist = {
  summary: '查看人民代表大会会议的法定程序清单，逐项登记',
  usage: '/清单 [第几届第几次] [项号 已完成或说明]',
  examples: [
    '/清单',
    '/清单 第十九届第三次',
    '/清单 4 已完成',
    '/清单 6 说明 已补报县人大',
    '/清单 4 未完成',
  ],
}

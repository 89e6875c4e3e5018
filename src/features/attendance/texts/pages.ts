/** What the page for the hall's screen says. */

export const screenTitle = (title: string): string => `${title} 签到`
export const openScreen = '打开会场签到屏'
export const codeTitle = '签到码'
export const codeHow = (botName: string, code: string): string =>
  `请在企业微信里单独给“${botName}”发送：签到 ${code}`
export const codeChanges = '签到码每5分钟更换一次。'
export const notOpen = (opens: string): string => `${opens}开始签到。`
export const over = '签到已经结束。到会未签的，请到会务人员处登记。'
export const figures = {
  should: '应到',
  present: '实到',
  onLeave: '请假',
  guests: '列席',
} as const
export const countsTitle = '到会情况'
export const dayFigures = { absent: '缺席', late: '迟到', leftEarly: '早退', inTheHall: '现在会场' } as const
export const columnTitle = (title: string, count: number): string => `${title}（${count}人）`

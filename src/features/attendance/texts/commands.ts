/** What the commands of a meeting's day are called in the help. */

export const checkIn = {
  summary: '会前签到；会场屏幕上有签到码的，可连同签到码发送',
  usage: '签到 [签到码]',
  examples: ['签到', '签到 4821'],
}
export const postCheckIn = {
  summary: '在本群发出签到卡片',
  usage: '/签到卡 [号]',
  examples: ['/签到卡', '/签到卡 3'],
}
export const callRoll = {
  summary: '登记到会人员：到、未到、迟到、早退；可一次登记全部',
  usage: '/点名 [号] 到会情况',
  examples: [
    '/点名 全到',
    '/点名 3 除王秀兰、胡志强外全到',
    '/点名 王秀兰9:20到；胡志强未到',
    '/点名 郑永福10:30早退',
  ],
}
export const leaveEarly = {
  summary: '提前离会时说明',
  usage: '早退 原因',
  examples: ['早退 村里有急事'],
}
export const showDay = {
  summary: '查看到会情况：应到、实到、请假、缺席、列席和法定人数；姓名由主席、副主席、联络员在单聊中查看',
  usage: '/到会 [号]',
  examples: ['/到会', '/到会 3'],
}
export const convene = {
  summary: '宣布开会：报告应到、实到和法定人数，有不合规定之处予以提示并记录',
  usage: '/开会 [号]',
  examples: ['/开会', '/开会 3'],
}
export const adjourn = {
  summary: '宣布散会，并核对到会情况',
  usage: '/散会 [号] [时间]',
  examples: ['/散会', '/散会 3 11:20', '/散会 3 撤销'],
}
export const papers = {
  summary: '登记会议材料已发',
  usage: '/材料 [号] 已发 [日期]',
  examples: ['/材料 3 已发', '/材料 3 3月10日已发', '/材料 3 未发'],
}

/** How to say which meeting, where several are on. */
export const which = {
  checkIn: '签到 3',
  postCheckIn: '/签到卡 3',
  callRoll: '/点名 3 全到',
  leaveEarly: '早退 3',
  showDay: '/到会 3',
  convene: '/开会 3',
  adjourn: '/散会 3',
} as const

/** A command's words with the notice's number and a person in front. */
export const rollFor = (number: number | null, name: string, rest: string): string =>
  `${number === null ? '' : `第${number}号 `}${name} ${rest}`

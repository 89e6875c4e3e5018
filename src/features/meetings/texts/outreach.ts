/** What goes out to the groups by itself. */

const answerHow = (botName: string): string =>
  `请点通知卡片上的按钮，或发送“@${botName} 参加”“@${botName} 请假 原因”。`

export const nudge = (input: {
  number: number
  title: string
  when: string
  deadline: string
  silent: number
  botName: string
}): string =>
  `【请回复】第${input.number}号《${input.title}》，${input.when}。还有${input.silent}位代表未回复，请在${input.deadline}回复能否参加。${answerHow(input.botName)}`

export const startsTomorrow = (title: string, when: string, place: string): string =>
  `【会议提醒】《${title}》将于${when}在${place}举行，请准时参加。`

export const startsSoon = (title: string, when: string, place: string): string =>
  `【会议提醒】《${title}》即将开始：${when}，${place}。请准时到会。`

export const amended = (
  number: number,
  title: string,
  changes: string,
  askedAgain: boolean,
  botName: string,
): string =>
  `【通知变更】第${number}号《${title}》${changes}。${
    askedAgain ? `时间已变，原来的回复需重新确认。${answerHow(botName)}` : '原来的回复继续有效。'
  }`

export const cancelled = (number: number, title: string, when: string, reason: string): string =>
  `【会议取消】第${number}号《${title}》（原定${when}）取消。原因：${reason}。不需要再回复。`

export const restored = (number: number, title: string, when: string, place: string): string =>
  `【会议恢复】第${number}号《${title}》照常举行：${when}，${place}。原来的回复继续有效，尚未回复的请尽快回复。`

export const closed = (number: number, title: string, counts: string): string =>
  `【回复截止】第${number}号《${title}》${counts}`

export const leaveWaits = (botName: string): string =>
  `有新的请假申请待批。请在与“${botName}”的单聊中发送“待批”查看。`

export const leaveApproved = (title: string, when: string): string =>
  `您对《${title}》（${when}）的请假已批准。`

export const leaveRefused = (title: string, when: string, reason: string): string =>
  `您对《${title}》（${when}）的请假未获批准，理由：${reason}。请按时参加，并回复“改为参加”。`

export const noWebhook = (number: number, title: string): string =>
  `第${number}号《${title}》的提醒未能发出：本群没有配置消息推送。请管理员用 liaison chat bind --webhook 配置，或在群里提醒。`

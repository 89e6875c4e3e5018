/** Shorter words that name a notice only speak of one: 收到会议通知. */
const minLength = 40

/** Whether words are a pasted document that calls to something, sent without the command that would post it. */
export const looksLikeNotice = (text: string): boolean =>
  text.length > minLength && /关于.{1,40}的(通知|公告|函)|(会议|活动)通知/u.test(text)

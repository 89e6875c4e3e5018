export const noMeetingHeld = '没有查到已召开的会议，请写明会议号，如：/议程 3。发送“日志”可查看会议通知。'

export const isDraft = (number: number): string => `第${number}号通知还没有发布，请先发布：/发布 ${number}`
/** @param restorable whether who asks can restore it now */
export const isCancelled = (number: number, restorable: boolean): string =>
  `第${number}号会议已取消。${restorable ? `要恢复，请发送：/恢复 ${number}` : ''}`

export const noMeetingHeld = '没有查到已召开的会议，请写明会议号，如：/议程 3。发送“日志”可查看会议通知。'

/** @param isPast its hour is over: it cannot be brought back any more */
export const isNoMeeting = (number: number, status: 'draft' | 'cancelled', isPast: boolean): string =>
  status === 'draft'
    ? `第${number}号通知还没有发布，请先发布：/发布 ${number}`
    : `第${number}号会议已取消。${isPast ? '' : `要恢复，请发送：/恢复 ${number}`}`

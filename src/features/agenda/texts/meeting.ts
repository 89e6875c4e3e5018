export const noMeetingHeld = '没有查到已召开的会议，请写明会议号，如：/议程 3。发送“日志”可查看会议通知。'

export const isNoMeeting = (number: number, status: 'draft' | 'cancelled'): string =>
  status === 'draft'
    ? `第${number}号通知还没有发布，请先发布：/发布 ${number}`
    : `第${number}号会议已取消。要恢复，请发送：/恢复 ${number}`

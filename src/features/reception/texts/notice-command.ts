export const showNotice = {
  summary: '查看接待日公告全文，领取可张贴的公告文档',
  usage: '/公告 [日期]',
  examples: ['/公告', '/公告 3月16日'],
}

export const askAlone = (botName: string): string => `要领取可张贴的公告文档，请单独给${botName}发送“公告”。`
export const nobodyYet = '这一次还没有排值班代表，公告中未写姓名。请先发送“/排班”。'
export const noDayToCome = '今后没有安排代表接待日，没有公告。'
export const noReceptionThen = (said: string): string => `${said}没有代表接待日。请发送“/接待日”查看日期。`
export const isCancelled = (said: string): string => `${said}的代表接待日已取消，没有公告。`
export const whichDay = '没有看出是哪一天。如：/公告 3月16日'

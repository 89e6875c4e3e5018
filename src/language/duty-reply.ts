/** What is answered to a turn of reception duty: as to a notice, and 确认, which is what the bot asks for. */
import { fold } from './normalise.ts'
import { type ReplyReading, readReply } from './reply.ts'

/** The whole of the words: 还没确认, 怎么确认 and 确认收到 confirm nothing. */
const confirms =
  /^(?:(?:好的?|嗯|行|收到|知道了)[,。! ]*)*(?:我|本人)?(?:已经?|再次|重新|改为|改成|现在)?(?:值班)?(?:确认|确定)(?:能|可以|按时|准时)?(?:值班|接待|到岗|到位|参加|出席|来|去|无误|没问题)?(?:了|过了|的|呀|啊)?[,。!~ ]*$/
/** 值班、接待日: what is spoken of is the turn. */
const speaksOfDuty = /值班|轮值|值守|当班|接待日?|到岗|换班|排班/

/**
 * @param text without the mention of the bot, and without the day that it may begin with
 * @returns `attend` confirms. Source: corpus rules R1–R11 and the words of our own announcements
 */
export function readDutyReply(text: string): ReplyReading {
  const words = fold(text).replace(/\s+/gu, ' ')
  if (confirms.test(words))
    return { answer: 'attend', reason: null, leaveKind: null, proxyFor: null, item: null }
  return readReply(text, 'duty')
}

/** 值班请假、接待日请个假: an answer that names the turn before anything else. With a comma between, 值班 is why. */
const answersDuty = /^ ?(?:我的?)?(?:接待日?)?(?:值班|接待日?) ?(?:请(?:个|一?次)?假|确认)/

/** Whether words are an answer to a turn, though nobody was asked for one yet. */
export const isDutyAnswer = (text: string): boolean => answersDuty.test(fold(text).replace(/\s+/gu, ' '))

/** Whether words say themselves that they are about duty, and not about a meeting. */
export const isAboutDuty = (text: string): boolean => speaksOfDuty.test(fold(text))

/** `值班 请假 出差`: that it is about duty, in front of an answer, says nothing more. */
export const withoutDutyWord = (text: string): string =>
  text.replace(/^[\s,，、:：]*(?:的?(?:接待)?值班|的?接待|的)+[\s,，、:：]*/u, '')

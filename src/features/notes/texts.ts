import type { Ask, HearingByName } from './types.ts'

/** A call into the single chat that tells nobody what it is about. */
export const hint = (botName: string): string => `您有新消息，请单独给“${botName}”发送“我的”查看。`

/** As many names as a sentence bears. */
const mostNames = 20
const listed = (names: readonly string[]): string =>
  `${names.slice(0, mostNames).join('、')}${names.length > mostNames ? `等${names.length}人` : ''}`

/** What is to be done for whoever has no account, or has never written to the bot. */
export const outOfReach = (names: readonly string[]): string =>
  `${listed(names)}暂时收不到消息，要等本人给联络员发消息才能看到，急办的请电话告知`

/** Who knows of it now. */
function heard({ told, unreached, gone }: HearingByName, verb = '已单独告知'): string {
  return [
    ...(told.length === 0 ? [] : [`${verb}${listed(told)}`]),
    ...(gone.length === 0 ? [] : [`${listed(gone)}已离任，没有告知`]),
    ...(unreached.length === 0 ? [] : [outOfReach(unreached)]),
  ].join('；')
}

/** Who was told, as a sentence of its own; nothing where nobody was to be. Whatever says it says it by this, or by the next. */
export const saidHeard = (hearing: HearingByName, verb?: string): string =>
  around('', heard(hearing, verb), '。')

/** The same within a sentence, behind what it says first. */
export const commaHeard = (hearing: HearingByName): string => around('，', heard(hearing), '')

const around = (before: string, said: string, after: string): string =>
  said === '' ? '' : `${before}${said}${after}`

/** In place of a word on several matters, when not all of them are for him any more. */
export const changedMeanwhile = '与您有关的事项有变动，请发送“待办”“我的”查看现在的情况。'

/** The same of what stands in a list of its own. */
export const changedOf: Partial<Readonly<Record<Ask['of'], string>>> = {
  decision: '决定事项有变动，请发送“/决定”查看现在的情况。',
  paper: '文件的办理情况有变动，请发送“/文件”查看现在的情况。',
  visit: '来访登记有变动，请发送“/来访簿”查看现在的情况。',
  topic: '征集到的议题有变动，请发送“/议题”查看现在的情况。',
}

/** In place of an answer that was held back until what it says may not be so any more, or not for him. */
export const heldBack =
  '您刚才发来的话已经办理，当时的回复没有及时送达，不再补发。请发送“我的”“待办”查看现在的情况，不用重办。'

/** For somebody who has notes of several. */
export const ofCongress = (name: string, note: string): string => `${name}人大：${note}`

/** @param day on which it was written */
export const writtenOn = (day: string, note: string): string => `${day}：${note}`

/** On a card, which has no room for them. */
export const waitingNotes = (count: number): string => `您另有${count}条新消息，请发送“我的”查看。`

/** @param left so many more wait for the next answer */
export function newNotes(notes: readonly string[], left: number): string {
  if (notes.length === 0) return `您有${left}条新消息，请发送“我的”查看。`
  const more = left === 0 ? [] : [`还有${left}条新消息，请发送“我的”查看。`]
  return ['【新消息】', ...notes, ...more].join('\n')
}

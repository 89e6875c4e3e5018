import { sayDay, sayInstant } from '../../../calendar/say.ts'
import { quoted, withoutStop } from '../../meetings/texts/quotation.ts'
import { outOfReach, saidHeard } from '../../notes/texts.ts'
import type { HearingByName } from '../../notes/types.ts'
import type { ItemWords, Topic, TopicState } from '../types.ts'
import { sayItem } from './words.ts'

export const askForTopics = {
  summary: '向代表征集会议议题，可写明截止时间',
  usage: '/征集议题 [截止时间] [说明]',
  examples: ['/征集议题 3月20日前 第二季度主席团会议', '/征集议题'],
}
export const proposeTopic = {
  summary: '提出会议议题；不写内容时查看议题和办理结果',
  usage: '/议题 内容',
  examples: ['/议题 建议听取农村饮水安全情况汇报', '/议题 撤回 5', '/议题'],
  begins: ['我建议议题', '我提议题'],
}
export const listTopic = {
  summary: '把代表提出的议题列入会议议程，并告知提出人',
  usage: '/列入 议题号 会议号',
  examples: ['/列入 5 会议3', '/列入 5、6 会议3'],
}
export const declineTopic = {
  summary: '说明议题不列入的理由，并告知提出人',
  usage: '/不列入 议题号 理由',
  examples: ['/不列入 5 已列入下次会议'],
}

const stateNames: Readonly<Record<TopicState, string>> = {
  open: '待研究',
  listed: '已从议程删去',
  declined: '未列入',
  withdrawn: '提出人已撤回',
}

const shortened = (words: string, most = 60): string => {
  const characters = Array.from(words.replace(/\s+/gu, ' '))
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}…`
}

const sayUntil = (until: Date | null, isDayOnly: boolean, now: Date, zone: string): string =>
  until === null
    ? ''
    : isDayOnly
      ? `${sayDay(new Date(until.getTime() - 1), now, zone)}前`
      : `${sayInstant(until, now, zone)}前`

export interface CallSaid {
  readonly words: string
  readonly until: Date | null
  readonly isDayOnly: boolean
  readonly now: Date
  readonly zone: string
  readonly botName: string
}

/** To the deputies. */
export function call({ words, until, isDayOnly, now, zone, botName }: CallSaid, inGroup: boolean): string {
  const deadline = sayUntil(until, isDayOnly, now, zone)
  return [
    '【征集议题】现向各位代表征集会议议题。',
    ...(words === '' ? [] : [`说明：${shortened(words, 200)}`]),
    `有议题请${deadline === '' ? '' : `在${deadline}`}${inGroup ? `@${botName} ` : ''}发送：/议题 内容`,
  ].join('\n')
}

export const asked = (said: CallSaid, where: 'here' | 'group' | 'alone', hearing: HearingByName): string => {
  if (where === 'here') return call(said, true)
  const deadline = sayUntil(said.until, said.isDayOnly, said.now, said.zone)
  const end =
    deadline === ''
      ? '没有写截止时间，随时发送“/议题”查看。'
      : `${deadline}收齐后，把清单发给主席、副主席、联络员。`
  return where === 'group'
    ? `已在代表群发出征集议题的通知。${end}`
    : `没有可以发通知的代表群，${sayAskedAlone(hearing)}${end}`
}
const sayAskedAlone = ({ told, unreached }: HearingByName): string =>
  told.length + unreached.length === 0
    ? '花名册中除您以外没有其他代表可以通知。'
    : [
        ...(told.length === 0 ? [] : [`已逐一通知${told.length}名代表。`]),
        ...(unreached.length === 0 ? [] : [`${outOfReach(unreached)}。`]),
      ].join('')
export const nobodyToAsk = '花名册中还没有代表，请先导入花名册。'
export const unclearDay = '截止时间没有看懂，没有发出。请写明日期，如：/征集议题 3月20日前'
export const pastDay = '截止时间已经过去，没有发出。请另写日期，如：/征集议题 3月20日前'

export const needsTopic = '请写明议题内容，如：/议题 建议听取农村饮水安全情况汇报'
export const tooLong = (most: number): string => `议题最多${most}字，请写短一些；详细材料请交联络员。`
export const mayNotPropose = '会议议题由代表、主席团成员提出。如有疑问，请与联络员联系。'
export const proposed = (number: number, words: string): string =>
  `已收到您的议题，编为议题${number}号：${shortened(words)}\n是否列入会议，会告诉您。查看请发送：/议题`
export const proposedBefore = ({ number, words }: Topic): string =>
  `这个议题您已提过（议题${number}号：${shortened(words)}），没有重复登记。`
export const taken = ({ number, words }: Topic): string => `议题${number}号已撤回：${shortened(words)}`
export const tooLateToTake = (topic: Topic): string =>
  topic.state === 'withdrawn'
    ? `议题${topic.number}号已经撤回，没有更改。`
    : `${line(topic, false)}，已经办理，不能撤回。如有意见，请与联络员联系。`
export const notYoursToTake = ({ number, proposerName }: Topic): string =>
  `议题${number}号由提出人${proposerName}撤回。不列入会议请发送：/不列入 ${number} 理由`
/** To the clerks. */
export const wasTakenBack = ({ number, proposerName }: Topic): string =>
  `议题${number}号已由提出人${proposerName}撤回，没有更改。仍要列入的，请直接加入议程：/议程 会议号 增 内容`
export const wasTaken = ({ number, words, proposerName }: Topic): string =>
  `${proposerName}已撤回议题${number}号：${shortened(words)}`
/** To the clerks, of what nobody asked for. */
export const cameIn = (number: number, name: string, words: string): string =>
  `${name}提出议题${number}号：${shortened(words)}\n列入会议请发送：/列入 ${number} 会议号；不列入请发送：/不列入 ${number} 理由`

function line(topic: Topic, withName: boolean): string {
  const { number, words, proposerName, state, meetingNumber, calledOff, reason } = topic
  const outcome =
    calledOff !== null
      ? `原列入的第${calledOff}号会议已取消，待研究`
      : state === 'listed' && meetingNumber !== null
        ? `已列入第${meetingNumber}号会议`
        : state === 'declined' && reason !== null
          ? `未列入：${withoutStop(reason)}`
          : stateNames[state]
  return `议题${number}号 ${shortened(words)}（${withName ? `${proposerName}，` : ''}${outcome}）`
}

export function listed(topics: readonly Topic[]): string {
  const open = topics.filter(({ state }) => state === 'open')
  const decided = topics.filter(({ state }) => state !== 'open')
  return [
    open.length === 0 ? '没有待研究的议题。' : `待研究的议题${open.length}个：`,
    ...open.map(topic => line(topic, true)),
    ...(decided.length === 0 ? [] : ['最近办理的：', ...decided.map(topic => line(topic, true))]),
    ...(open[0] === undefined
      ? []
      : [`列入会议请发送：/列入 ${open[0].number} 会议号；不列入请发送：/不列入 ${open[0].number} 理由`]),
  ].join('\n')
}
export const own = (topics: readonly Topic[]): string =>
  topics.length === 0
    ? `您还没有提过议题。要提议题，请发送：/议题 内容`
    : [`您提出的议题：`, ...topics.map(topic => line(topic, false))].join('\n')
export const countInGroup = (open: number, botName: string): string =>
  `待研究的议题${open}个，清单请单独给${botName}发送：/议题`
export const alone = (botName: string, number = ''): string =>
  `议题内容和办理情况群里不显示，请单独给${botName}发送：/议题${number === '' ? '' : ` ${number}`}`
/** @param open his own that may be taken back; nothing of them is said in a group */
export const whichToTake = (open: readonly Topic[], first: number | null): string =>
  [
    `请写明撤回哪一个议题，如：/议题 撤回 ${first ?? 5}。没有登记新的议题。`,
    ...open.map(topic => line(topic, false)),
    '要提的议题本身以“收回”“撤回”开头的，请在前面加“建议”，如：/议题 建议收回闲置校舍',
  ].join('\n')
export const one = (topic: Topic): string => line(topic, true)
export const noSuch = (numbers: readonly number[]): string =>
  `没有议题${numbers.map(number => `${number}号`).join('、')}。查看请发送：/议题`

export const needsNumber = '请写明议题号和会议号，如：/列入 5 会议3。查看议题请发送：/议题'
export const needsReason = (number: number): string => `请写明理由，如：/不列入 ${number} 已列入下次会议`
export const listedBefore = ({ number, meetingNumber }: Topic): string =>
  `议题${number}号已列入第${meetingNumber ?? ''}号会议，没有重复列入。`
export const putOn = (
  meeting: number,
  done: readonly { readonly topic: Topic; readonly number: number; readonly item: ItemWords }[],
  hearing: HearingByName,
): string =>
  [
    `已列入第${meeting}号会议议程：`,
    ...done.map(
      ({ topic, number, item }) => `议题${topic.number}号（${topic.proposerName}）→ ${sayItem(number, item)}`,
    ),
    proposers(hearing),
  ]
    .filter(line => line !== '')
    .join('\n')
/** Whoever proposed it knows of it, or does not. */
const proposers = (hearing: HearingByName): string => saidHeard(hearing, '已告知提出人')
export const declined = ({ number }: Topic, reason: string, hearing: HearingByName): string =>
  `议题${number}号不列入。理由：${withoutStop(reason)}。${proposers(hearing)}`
/** After what was said of the agenda. */
export const takenOff = (topics: readonly Topic[], hearing: HearingByName): string =>
  topics.length === 0 ? '' : `\n代表提出的${numbers(topics)}从该会议撤下。${proposers(hearing)}`
const numbers = (topics: readonly Topic[]): string =>
  `议题${topics.map(({ number }) => `${number}号`).join('、')}`
export const declinedBefore = ({ number }: Topic): string => `议题${number}号已这样办理，没有更改。`
export const isOnAgenda = ({ number, meetingNumber }: Topic): string =>
  `议题${number}号已列入第${meetingNumber ?? ''}号会议。要撤下，请先从议程中删去：/议程 ${meetingNumber ?? ''} 删 第几项`

/** To the proposer. */
export const tellListed = ({ number, words }: Topic, meeting: number, title: string, when: string): string =>
  `您提出的议题${number}号“${shortened(words, 30)}”已列入第${meeting}号会议${quoted(title)}（${when}）的议程。`
export const tellDeclined = ({ number, words }: Topic, reason: string): string =>
  `您提出的议题${number}号“${shortened(words, 30)}”本次不列入会议议程。理由：${withoutStop(reason)}。感谢您的意见。`
export const tellCalledOff = ({ number, words }: Topic, meeting: number): string =>
  `第${meeting}号会议已取消，您提出的议题${number}号“${shortened(words, 30)}”重新列为待研究。另行列入或会议恢复的，会告诉您。`
export const tellOnAgain = ({ number, words }: Topic, meeting: number): string =>
  `第${meeting}号会议恢复，您提出的议题${number}号“${shortened(words, 30)}”仍在该会议的议程中。`
export const tellTakenOff = ({ number, words }: Topic, meeting: number): string =>
  `您提出的议题${number}号“${shortened(words, 30)}”已从第${meeting}号会议的议程中撤下，可另行列入会议。`
/** To whoever has called the meeting off. */
export const waitAgain = (topics: readonly Topic[], hearing: HearingByName): string =>
  topics.length === 0
    ? ''
    : `\n议程中的${numbers(topics)}重新待研究。${proposers(hearing)}列入其他会议请发送：/列入 ${topics.map(({ number }) => number).join('、')} 会议号`
export const backAgain = (topics: readonly Topic[], hearing: HearingByName): string =>
  topics.length === 0 ? '' : `\n${numbers(topics)}仍在该会议的议程中。${proposers(hearing)}`

/** To the clerks, once, when the time is over. */
export const overList = (topics: readonly Topic[], words: string): string =>
  [
    `【征集议题】${words === '' ? '' : `“${shortened(words, 30)}”`}征集已截止，共收到${topics.length}个议题${topics.length === 0 ? '。' : '：'}`,
    ...topics.map(topic => line(topic, true)),
    ...(topics.length === 0
      ? []
      : ['列入会议请发送：/列入 议题号 会议号；不列入请发送：/不列入 议题号 理由']),
  ].join('\n')

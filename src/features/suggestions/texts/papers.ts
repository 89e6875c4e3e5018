import { cut } from '../../visits/texts/words.ts'
import { leastCosigners } from '../rules/awards.ts'
import type { Names, Stretch, Suggestion } from '../types.ts'
import { sayStretch } from './statistics.ts'
import { numberOf } from './words.ts'

/** What the commands for papers and figures are called, and what they say besides the figures. */

export const showRegister = {
  summary: '领取代表议案和批评、建议、意见记录簿（单聊）',
  usage: '/建议簿 [年]',
  examples: ['/建议簿', '/建议簿 2025年', '/建议簿 第十九届第三次会议'],
}
export const showForm = {
  summary: '领取一件建议的《代表建议表》文档（单聊）',
  usage: '/建议表 号',
  examples: ['/建议表 17', '/建议表 2026-017'],
}
export const showLetters = {
  summary: '领取一件建议的答复函文档（单聊）',
  usage: '/答复函 号 [承办单位] [第几次]',
  examples: ['/答复函 17', '/答复函 17 农业农村办', '/答复函 17 第一次'],
}
export const showStatistics = {
  summary: '查看建议的件数、面商率、答复率、满意率和办理结果',
  usage: '/建议统计 [年]',
  examples: ['/建议统计', '/建议统计 2025年'],
}
export const showAwards = {
  summary: '按办理记录列出可供评选优秀建议的名单（单聊）',
  usage: '/优秀建议 [年]',
  examples: ['/优秀建议', '/优秀建议 2025年'],
}

/** As they are typed, where the bot says how. */
export const typed = {
  register: '/建议簿',
  awards: '/优秀建议',
  form: '/建议表 17',
  letters: '/答复函 17',
} as const

export const registerHeading = (stretch: Stretch, isOwn: boolean): string =>
  `【${sayStretch(stretch)}建议记录簿】${isOwn ? '您提出、附议或承办的，不含保密件' : ''}`
export const statisticsHeading = (stretch: Stretch): string => `【${sayStretch(stretch)}建议统计】`
/** Said whether or not there is any. */
export const ofConfidential = (inGroup: boolean): string =>
  inGroup ? '以上不含保密件。' : '以上保密件只计您有权查看的。'
export const nothing = (stretch: Stretch): string => `${sayStretch(stretch)}还没有登记建议。`
export const officesHeading = '承办单位：'
export const inSingleChat = (said: string): string => `文档和名单只在单聊中提供，请单独给我发送“${said}”。`
export const unknownStretch = '没有看懂是哪一年。请写年份或会议，如：2025年、第十九届第三次会议'

export const notYours = (item: Suggestion): string =>
  `${numberOf(item)}的建议表和答复函由领衔、附议代表，承办单位和主席、副主席、联络员领取。`
export const formReady = (item: Suggestion): string =>
  `${numberOf(item)}的《代表建议表》：${cut(item.title, 40)}`
export const lettersReady = (item: Suggestion, offices: readonly string[]): string =>
  `${numberOf(item)}的答复函（${offices.join('、')}）：${cut(item.title, 40)}`
export const notAnswered = (item: Suggestion): string => `${numberOf(item)}还没有答复，答复后可以领取答复函。`
export const noSuchLetter = (item: Suggestion): string =>
  `没有查到${numberOf(item)}的这份答复。请发送“/答复函 ${item.series}-${item.number}”查看最近一次的全部答复。`

export const awardsHeading = (stretch: Stretch): string =>
  `【${sayStretch(stretch)}优秀建议参考名单】仅供参考`
export const awardsCriteria = `按办理记录列出同时符合四项的：办理结果为最好一类；全体提出代表对结果满意；附议代表${leastCosigners}人以上；按期答复。不含保密件。`
export const noAwards = '没有同时符合四项的建议。'
export const awardLine = (item: Suggestion, names: Names): string => {
  const [lead, ...others] = item.signers
  const who = lead === undefined ? '' : names.person(lead.personId)
  return `${numberOf(item)} ${cut(item.title, 40)}（${who}领衔，附议${others.length}人）`
}
export const moreAwards = (count: number): string => `另有${count}件符合，没有逐件列出。`
export const nearAwards = (count: number): string => `另有${count}件符合其中三项。`
export const awardsByPeople = '名单由记录算出，不是评选结果；评选和公示请按程序办理。'

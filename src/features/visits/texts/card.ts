import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { countLine } from '../../attachments/texts.ts'
import type { Visit, Visitor } from '../types.ts'
import { bareNumber, cut, satisfactionNames, sayStatus } from './words.ts'

/** What a matter's card says. */

export const rows = {
  visitor: '来访人',
  writer: '来信人',
  voters: '联系对象',
  people: '人次',
  topic: '事项',
  village: '村（社区）',
  category: '类别',
  handling: '处理',
  office: '承办',
  due: '期限',
} as const

export const received = (
  { kind, receivedOn, deputyName }: Pick<Visit, 'kind' | 'receivedOn' | 'deputyName'>,
  today: Day,
): string =>
  `${sayCalendarDay(receivedOn, today)}${
    deputyName === null ? '' : `  ${kind === 'contact' ? '' : '接待'}代表：${deputyName}`
  }`

/** The platform shows about 300 characters of a quote; the register has them all. */
const shownChars = 280

export function matter({ kind, matter: text }: Pick<Visit, 'kind' | 'matter'>): string {
  const label = kind === 'contact' ? '联系情况' : '反映事项'
  return Array.from(text.slice(0, shownChars + 1)).length <= shownChars
    ? `${label}：${text}`
    : `${label}：${cut(text, shownChars)}（共${Array.from(text).length}字，已全文登记）`
}

export function visitor({ name, phone }: Visitor, people: number): string {
  const who = [name ?? '未写姓名', phone].filter(part => part !== null).join(' ')
  return people > 1 ? `${who} 共${people}人次` : who
}
/** Of a contact how many they were is what counts; names are seldom written. */
export function voters({ name, phone }: Visitor, people: number): string {
  const who = [name, phone].filter(part => part !== null).join(' ')
  return who === '' ? votersMet(people) : `${who} 共${people}人`
}
export const whoCame = (who: string): string => `来访人：${who}`
export const visitorKept = (people: number): string => `已登记，共${people}人次`
export const votersMet = (voters: number): string => `选民${voters}人`
export const votersKept = (voters: number): string => `已登记，选民${voters}人`
export const peopleCame = (people: number): string => `${people}人次`

/** In a group: only words of closed lists, never the matter itself. */
export const topicInGroup = (topic: string | null): string =>
  topic === null ? '已登记，请在单聊中查看' : `“${topic}”等，全文请在单聊中查看`
export const notInGroup = '已登记，请在单聊中核对'
export const notSaid = '未写明'
export const uncategorised = '未分类'

export const outcome = ({ outcome: result, closedOn }: Visit, today: Day): string =>
  `${closedOn === null ? '' : `${sayCalendarDay(closedOn, today)}`}办结${result === null ? '' : `：${cut(result, 120)}`}`
export const closedInGroup = (closedOn: Day | null, today: Day): string =>
  `${closedOn === null ? '' : sayCalendarDay(closedOn, today)}办结`
export const followedUp = ({ followedUpOn, satisfaction }: Visit, today: Day): string =>
  `${followedUpOn === null ? '' : sayCalendarDay(followedUpOn, today)}回访${
    satisfaction === null ? '' : `：${satisfactionNames[satisfaction]}`
  }`

export const attachments = (visit: Visit, count: number, inGroup: boolean): string =>
  inGroup ? countLine(count) : `${countLine(count)}，查看请发送：/看附件 ${bareNumber(visit)}`

export const status = (visit: Visit, today: Day): string => sayStatus(visit, today)

export const howToCorrect = (visit: Visit): string =>
  `有误请在下面选择后点按钮更正，其他内容发送：/改来访 ${bareNumber(visit)} 村 村名（或期限、承办、人数等）`
export const howToClose = (visit: Visit): string => `办好后发送：/办结 ${bareNumber(visit)} 结果`
export const howToFollowUp = (visit: Visit): string => `告知群众后发送：/回访 ${bareNumber(visit)} 满意`
export const becameSuggestion = (called: string): string => `已转为${called}。`
/** Where its number is not for whoever looks on. */
export const aSuggestion = '代表建议'
export const isVoid = '这条登记已作废，号码保留，不再计数。'

export const chooseHandling = '处理方式'
export const chooseCategory = '类别'
export const buttons = {
  handling: '更正处理',
  toCategory: '改类别',
  category: '更正类别',
  toHandling: '返回',
  suggest: '转为建议',
  void: '作废',
  restore: '恢复',
  show: '查看',
} as const
export const anOffice = '承办单位'

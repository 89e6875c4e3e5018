import type { Day } from '../../../calendar/day.ts'
import { withoutStop } from '../../meetings/texts/quotation.ts'
import type { CallKind } from '../types.ts'

/** What is said about reception by itself: to those on duty, to the deputies, to the clerks. */

/** A day in words. */
export interface SaidDay {
  /** 3月16日（星期一）上午8:30至11:30 */
  readonly when: string
  readonly place: string
  /** Why it is not on the day of the rule: 3月15日为星期日，顺延至3月16日. */
  readonly shift: string | null
  /** Those who come. */
  readonly names: readonly string[]
}

const because = (shift: string | null): string => (shift === null ? '' : `（${shift}）`)
const onDuty = (names: readonly string[]): string => `值班代表：${names.join('、')}`
const answerHow = (botName: string): string =>
  `能参加的请发送“@${botName} 确认”，不能参加的发送“@${botName} 请假 原因”。`

export const leading = (name: string): string => `${name}（带班）`

export const dutyWeek = ({ when, place, shift, names }: SaidDay, botName: string): string =>
  `【值班通知】${when}，在${place}接待选民${because(shift)}。${onDuty(names)}。${answerHow(botName)}`

const nearly = { today: '今天', tomorrow: '明天', later: '' } as const

export const dutyNear = ({ when, place, names }: SaidDay, near: keyof typeof nearly): string =>
  `【值班提醒】${nearly[near]}接待选民：${when}，${place}。${onDuty(names)}。请准时到岗。`

export const dutyAfter = (when: string, botName: string): string =>
  `【接待登记】${when}的接待已结束。请值班代表把选民反映的事项逐件单独发给“${botName}”登记，如：/来访 杨树湾路灯坏了两个月，转城建办一周内修好。选民的姓名、电话不要发在群里。`

/** @param month 1 to 12 */
export const monthPlan = (month: number, days: readonly SaidDay[]): string =>
  [
    `【接待安排】${month}月代表接待选民日：`,
    ...days.map(
      ({ when, place, shift, names }) =>
        `${when}，${place}${because(shift)}；${names.length === 0 ? '值班代表另行通知' : onDuty(names)}`,
    ),
  ].join('\n')

export interface Change {
  /** As it was announced. */
  readonly before: { readonly when: string; readonly place: string }
  readonly after: SaidDay
  readonly what: 'time' | 'place' | 'both'
  readonly reason: string | null
}

const why = (reason: string | null): string => (reason === null ? '' : `原因：${withoutStop(reason)}。`)

export const moved = ({ before, after, what, reason }: Change, botName: string): string =>
  [
    `【接待日变更】原定${before.when}在${before.place}的代表接待选民日，`,
    what === 'place' ? '' : `时间改为${after.when}${because(after.shift)}`,
    what === 'both' ? '，' : '',
    what === 'time' ? '，地点不变' : `地点改为${after.place}${what === 'place' ? '，时间不变' : ''}`,
    `。${why(reason)}`,
    after.names.length === 0 ? '' : `${onDuty(after.names)}，原来的回复需重新确认。${answerHow(botName)}`,
  ].join('')

export const restored = (day: SaidDay, botName: string): string =>
  `【接待日恢复】代表接待选民日照常进行：${day.when}，${day.place}。${
    day.names.length === 0 ? '' : `${onDuty(day.names)}，请重新回复。${answerHow(botName)}`
  }`

export const cancelled = (before: Change['before'], reason: string | null): string =>
  `【接待日取消】原定${before.when}在${before.place}的代表接待选民日取消。${why(reason)}值班代表不用到岗。`

/** To the clerks alone. */

export const noticePosted = (when: string, inGroup: boolean): string =>
  `${when}的接待公告已${inGroup ? '发到代表群' : '逐一发给代表'}，请转各村张贴。要张贴的文档，发送“公告”领取。`

/** Where no group can be told. */
export const postYourself = (text: string): string =>
  `全体代表群没有配置消息推送，下面这条请您转发到群里：\n${text}`

export const noticeToPost = (text: string): string =>
  `全体代表群没有配置消息推送，下面的公告请您转发到群里并转各村张贴；要张贴的文档，发送“公告”领取：\n${text}`

/** @param date 3月16日 */
export const nobodyLeft = (when: string, date: string, next: string | null, allOnLeave: boolean): string =>
  `【值班缺人】${when}接待选民，${allOnLeave ? '值班代表都已请假' : '还没有安排值班代表'}。${
    next === null
      ? `请发送“/排班 ${date} 姓名”安排。`
      : `轮到的下一位是${next}，联系后请发送：/排班 ${date} ${next}`
  }`

/** @param swap who may be replaced by whom */
export const notConfirmed = (
  when: string,
  date: string,
  names: readonly string[],
  swap: { readonly from: string; readonly to: string } | null,
): string =>
  `【值班待确认】${when}接待选民，还没有确认的值班代表：${names.join('、')}。请联系本人。${
    swap === null
      ? ''
      : `不能到岗的可以换人，轮到的下一位是${swap.to}，请发送：/排班 ${date} 换 ${swap.from} ${swap.to}`
  }`

export const dateOf = ({ month, day }: Day): string => `${month}月${day}日`

export const withoutAccount = (name: string): string => `${name}（没有企业微信账号，收不到提醒）`

export const noTable = (year: number): string =>
  `${year}年的放假安排还没有录入，${year}年的代表接待日暂按周末推算。国务院办公厅公布后，请管理员用 liaison holidays add 录入，接待日自动重排，有变动的另行通知。`

/** @param moved 2月15日为春节假期，顺延至2月24日 @param more beside those */
export const retabled = (moved: readonly string[], more: number): string =>
  [
    '【接待日重排】新的放假安排已录入，今后的接待日已重排。',
    moved.length === 0 ? '今后没有遇休息日调整的接待日。' : '遇休息日调整的：',
    ...moved.map((line, index) => `${line}${index === moved.length - 1 && more === 0 ? '。' : '；'}`),
    ...(more === 0 ? [] : [`另有${more}次。`]),
    '已通知过的人会另行通知。全部日期请发送“接待日”查看。',
  ].join('\n')

const callNames: Readonly<Record<CallKind, string>> = {
  duty_week: '值班通知',
  public_notice: '接待公告',
  uncovered: '值班情况',
  duty_eve: '前一天晚上的提醒',
  duty_morning: '当天早上的提醒',
  duty_after: '接待登记的提醒',
  month_plan: '接待安排',
  moved: '变更通知',
  cancelled: '取消通知',
  contacts_due: '联系选民的提醒',
  no_table: '放假安排的提醒',
  retabled: '接待日重排的通知',
}

/** @param about the day or the month, in words */
export const leftOut = (
  lines: readonly { readonly about: string; readonly kinds: readonly CallKind[] }[],
): string =>
  [
    '【没有发出的提醒】服务中断期间，下列提醒过了时间，不再发出。需要的请您转告：',
    ...lines.map(({ about, kinds }) => `${about}：${kinds.map(kind => callNames[kind]).join('、')}`),
  ].join('\n')

export const aboutDay = (day: string): string => `${day}接待`
/** @param month 1 to 12 */
export const aboutMonth = (month: number): string => `${month}月`
export const aboutTables = '放假安排'
export const aboutYear = (year: string): string => `${year}年`

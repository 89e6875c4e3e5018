import { dayOfIso } from '../../../calendar/day.ts'
import type { DayRule } from '../../../calendar/recurrence.ts'
import { sayClock } from '../../../calendar/say.ts'
import type { HolidayPolicy } from '../../../calendar/shift.ts'
import type { ReceptionProblem } from '../../../language/reception-rule.ts'
import type { ReceptionRule, ReceptionSettings } from '../types.ts'

export const setReception = {
  summary: '设置代表接待日的日期、时间、地点和节假日安排',
  usage: '/接待设置 日期、时间、地点',
  examples: [
    '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延，电话：0571-88886666',
    '/接待设置 每周一上午9:00至11:00，地点：镇人大办公室',
    '/接待设置 农历逢三、八，遇节假日不接待',
  ],
}

/** Said alone: there is no reception any more. */
export const stopWords = new Set(['停止', '停用', '取消', '不再接待', '停止接待'])

const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const ordinals: Readonly<Record<number, string>> = {
  1: '第一个',
  2: '第二个',
  3: '第三个',
  4: '第四个',
  5: '第五个',
  [-1]: '最后一个',
}

/** 每月5日、20日; 每周一、周四; 每月第一个、第三个星期三. What it says is read again as the same rule. */
function sayDayRules(days: readonly DayRule[]): string {
  const monthdays = numbers(days.flatMap(day => (day.on === 'monthday' ? [day.day] : [])))
  const weekdaysSaid = numbers(days.flatMap(day => (day.on === 'weekday' ? [day.weekday] : [])))
  const said = [
    joined(
      '每月',
      monthdays.map(day => (day === 31 ? '最后一天' : `${day}日`)),
    ),
    joined(
      '每',
      weekdaysSaid.map(number => `周${weekdays[number - 1]}`),
    ),
    ...[1, 2, 3, 4, 5, 6, 7].map(number => {
      const nths = days.flatMap(day => (day.on === 'nth_weekday' && day.weekday === number ? [day.nth] : []))
      const names = numbers(nths.map(nth => (nth === -1 ? 6 : nth))).map(
        nth => ordinals[nth === 6 ? -1 : nth],
      )
      return names.length === 0 ? '' : `每月${names.join('、')}星期${weekdays[number - 1]}`
    }),
    ...days.flatMap(day => (day.on === 'market' ? [sayMarket(day)] : [])),
    ...days.flatMap(day => (day.on === 'every' ? [sayEvery(day)] : [])),
  ]
  return said.filter(part => part !== '').join('，')
}

const numbers = (all: readonly number[]): number[] => [...new Set(all)].sort((a, b) => a - b)
const joined = (prefix: string, parts: readonly string[]): string =>
  parts.length === 0 ? '' : prefix + parts.join('、')

const sayMarket = ({ calendar, ending }: Extract<DayRule, { on: 'market' }>): string =>
  `${calendar === 'lunar' ? '农历' : '公历'}逢${ending.map(digit => (digit === 0 ? '十' : '一二三四五六七八九'[digit - 1])).join('、')}`

function sayEvery({ days, from }: Extract<DayRule, { on: 'every' }>): string {
  const first = dayOfIso(from)
  return `每${days}天一次${first === null ? '' : `（自${first.year}年${first.month}月${first.day}日起）`}`
}

const policies: Readonly<Record<HolidayPolicy, string>> = {
  as_is: '遇休息日照常接待',
  next_working_day: '遇休息日顺延至下一个工作日',
  previous_working_day: '遇休息日提前至上一个工作日',
  skip: '遇休息日不接待',
}

export const sayRule = ({ days, policy }: ReceptionRule): string =>
  `${sayDayRules(days)}，${policies[policy]}`

/** 上午8:30至11:30, 上午9:00至下午4:00 */
export function sayHours({
  fromMinute,
  untilMinute,
}: Pick<ReceptionSettings, 'fromMinute' | 'untilMinute'>): string {
  const from = sayClock(Math.floor(fromMinute / 60), fromMinute % 60)
  const until = sayClock(Math.floor(untilMinute / 60), untilMinute % 60)
  const half = from.replace(/[0-9].*$/, '')
  return `${from}至${until.startsWith(half) ? until.slice(half.length) : until}`
}

export const saySettings = (settings: ReceptionSettings): string =>
  [
    `日期：${sayRule(settings.rule)}`,
    `时间：${sayHours(settings)}`,
    `地点：${settings.place}`,
    `电话：${settings.phone ?? '未填，公告中不写。补充请发送：/接待设置 电话：号码'}`,
  ].join('\n')

export const saved = (settings: string, next: string): string =>
  `代表接待日已设置。\n${settings}\n\n${next}\n\n下一步：排值班请发送“/排班”。`
export const present = (settings: string): string =>
  `现在的代表接待日设置：\n${settings}\n要修改，只写改动的部分，如：/接待设置 地点：代表联络站。不再接待请发送：/接待设置 停止`
export const notYet = `还没有设置代表接待日。请这样发送：${setReception.examples[0]}`
export const stoppedNow = '现在没有代表接待日。'
export const stopped =
  '代表接待日已停止，尚未开始的各次接待不再进行，已通知过的人会另行通知。恢复请重新发送“/接待设置”并写明日期。'
export const needsPlace = `还不知道接待地点。请连同地点再发一次，如：${setReception.examples[0]}`
export const nothingRead = `没有看出要设置什么。请写日期、时间或地点，如：${setReception.examples[0]}`
export const neverMatches = (rule: string): string =>
  `没有设置：按“${rule}”，今后一年里没有一天可以接待。请改日期，或改节假日安排，如：遇节假日照常。`

export const tooManyDays = (most: number): string =>
  `没有设置：日期太多，最多写${most}个。请只写几个日子，或改用“每周几”“逢几”的写法。`

export function sayProblem(problem: ReceptionProblem): string {
  switch (problem.kind) {
    case 'impossible_day':
      return `没有设置：没有“${problem.said}”这样的日子。请写1日至31日，如：每月15日。`
    case 'unread_days':
      return `没有设置：没有看懂“${problem.said}”。日期请写成“每月15日”“每周一、周四”“每月第一个周三”或“农历逢三、八”，各次接待的时间须相同。`
    case 'impossible_hours':
      return '没有设置：接待时间不对，结束要在开始之后，都在同一天内。如：上午8:30至11:30。'
    case 'hours_without_end':
      return '没有设置：接待时间只有开始，没有结束。请写完整，如：上午8:30至11:30。'
    case 'every_without_first':
      return '没有设置：还不知道从哪一天算起。如：每5天一次，从3月20日起。'
  }
}

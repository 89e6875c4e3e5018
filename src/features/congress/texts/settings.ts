import { hanNumber } from '../../../calendar/numerals.ts'
import { sayClock } from '../../../calendar/say.ts'
import { ruleNames } from '../../suggestions/rules/rule-words.ts'
import { sayRule } from '../../suggestions/texts/settings.ts'
import { openMattersMonths } from '../rules.ts'
import type { SettingPath } from '../settings.ts'
import type { CongressSettings, QuorumRule } from '../types.ts'

/** Every setting in words: what it is called, what it is now, and where its default comes from. */

/** `law`: a law says so; `practice`: what the towns commonly do; `habit`: this service has to begin with something. */
type Basis = { readonly kind: 'law'; readonly text: string } | { readonly kind: 'practice' | 'habit' }

export interface SettingWords {
  readonly name: string
  readonly say: (settings: CongressSettings) => string
  readonly basis: Basis
}

const law = (text: string): Basis => ({ kind: 'law', text })
const practice: Basis = { kind: 'practice' }
const habit: Basis = { kind: 'habit' }

const clock = (minute: number): string => sayClock(Math.floor(minute / 60), minute % 60)
const days = (count: number): string => `${count}天`
const before = (count: number): string => `提前${count}天`
const times = (count: number): string => (count === 0 ? '不要求' : `${count}次`)
const weekdays = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const

/** 过半数, 三分之二以上 */
function fraction({ numerator, denominator, bound }: QuorumRule): string {
  const isHalf = numerator === 1 && denominator === 2
  if (isHalf && bound === 'more_than') return '过半数'
  const part = `${hanNumber(denominator)}分之${hanNumber(numerator)}`
  return bound === 'at_least' ? `${part}以上` : `超过${part}`
}

const shortest = '个人信息保护法第十九条：保存期限应当为实现处理目的所必要的最短时间'
const afterYear = (months: number): string => `年度结束后${months}个月删除`

const organic = '地方各级人民代表大会和地方各级人民政府组织法'

type OfSuggestions = Extract<SettingPath, `suggestions.${string}`>

/** Those about suggestions are named where they are changed. */
const ofSuggestions: Readonly<Record<OfSuggestions, Basis>> = {
  'suggestions.months.normal': law('代表法（2025年）第五十一条：自交办之日起三个月内答复'),
  'suggestions.months.wide': law('代表法（2025年）第五十一条：涉及面广、处理难度大的，六个月内答复'),
  'suggestions.mostMonths': habit,
  'suggestions.secondRoundMonths': practice,
  'suggestions.clockStart': law('代表法（2025年）第五十一条：自交办之日起计算'),
  'suggestions.sessionEndedOn': habit,
  'suggestions.onHoliday': habit,
  'suggestions.assignWithinDays': practice,
  'suggestions.returnWithinDays': practice,
  'suggestions.ratingDays': habit,
  'suggestions.rateSoonDays': habit,
  'suggestions.talkAgainDays': habit,
  'suggestions.concludeDays': habit,
  'suggestions.rounds': practice,
  'suggestions.motionSigners': law(`${organic}：乡镇人大代表五人以上联名可以提出议案`),
  'suggestions.dueSoonDays': habit,
  'suggestions.ladder.office': practice,
  'suggestions.ladder.viceChair': practice,
  'suggestions.ladder.chair': practice,
  'suggestions.say': habit,
  'suggestions.listBeforeDays': habit,
  'suggestions.categories': habit,
  'suggestions.classes': practice,
  'suggestions.series': habit,
}

const others: Readonly<Record<Exclude<SettingPath, OfSuggestions>, SettingWords>> = {
  'quorum.presidium': {
    name: '主席团会议法定人数',
    say: ({ quorum }) => `主席团成员${fraction(quorum.presidium)}出席`,
    basis: practice,
  },
  'quorum.session': {
    name: '人代会法定人数',
    say: ({ quorum }) => `全体代表${fraction(quorum.session)}出席`,
    basis: law(organic),
  },
  'majority.presidium': {
    name: '主席团会议表决',
    say: ({ majority }) => `主席团全体成员${fraction(majority.presidium)}赞成`,
    basis: law(organic),
  },
  'majority.session': {
    name: '人代会表决',
    say: ({ majority }) => `全体代表${fraction(majority.session)}赞成`,
    basis: law(`${organic}：决议由全体代表的过半数通过`),
  },
  'session.noticeDays': {
    name: '人代会通知',
    say: ({ session }) => (session.noticeDays === null ? '没有规定天数' : before(session.noticeDays.days)),
    basis: habit,
  },
  'session.papersDays': {
    name: '人代会材料',
    say: ({ session }) => (session.papersDays === null ? '没有规定天数' : before(session.papersDays)),
    basis: practice,
  },
  'session.absences': {
    name: '未经批准不出席',
    say: ({ session }) => `本届累计${session.absences}次，代表资格终止`,
    basis: law('代表法（2025年）第六十二条'),
  },
  'sitting.checkInMinutes': {
    name: '开始签到',
    say: ({ sitting }) => `会前${sitting.checkInMinutes}分钟`,
    basis: practice,
  },
  'sitting.lateMinutes': {
    name: '迟到',
    say: ({ sitting }) => `开会后超过${sitting.lateMinutes}分钟`,
    basis: habit,
  },
  'sitting.rollCallMinutes': {
    name: '报告未到人员',
    say: ({ sitting }) => `开会后${sitting.rollCallMinutes}分钟`,
    basis: habit,
  },
  'sitting.lengthHours': {
    name: '没有写结束时间的会议',
    say: ({ sitting }) => `按${sitting.lengthHours}小时计`,
    basis: habit,
  },
  'reminders.beforeDeadlineHours': {
    name: '催未回复人员',
    say: ({ reminders }) => `回复截止前${reminders.beforeDeadlineHours}小时`,
    basis: habit,
  },
  'reminders.deadlineDay': {
    name: '截止当天再催',
    say: ({ reminders }) => clock(reminders.deadlineDayMinute),
    basis: habit,
  },
  'reminders.eve': {
    name: '会议前一天提醒',
    say: ({ reminders }) => clock(reminders.eveMinute),
    basis: habit,
  },
  'reminders.beforeStartMinutes': {
    name: '会前提醒',
    say: ({ reminders }) => `会前${reminders.beforeStartMinutes}分钟`,
    basis: habit,
  },
  'quietHours.from': {
    name: '免打扰开始',
    say: ({ quietHours }) => clock(quietHours.fromMinute),
    basis: habit,
  },
  'quietHours.until': {
    name: '免打扰结束',
    say: ({ quietHours }) => clock(quietHours.untilMinute),
    basis: habit,
  },
  'labels.presidiumMeeting': {
    name: '主席团会议的名称',
    say: ({ labels }) => labels.presidiumMeeting,
    basis: practice,
  },
  'labels.session': { name: '人代会的名称', say: ({ labels }) => labels.session, basis: practice },
  'reception.dutyWeekDays': {
    name: '通知值班代表',
    say: ({ reception }) => before(reception.dutyWeekDays),
    basis: habit,
  },
  'reception.publicNoticeDays': {
    name: '接待公告',
    say: ({ reception }) => before(reception.publicNoticeDays),
    basis: practice,
  },
  'reception.day': {
    name: '接待通知的发布时间',
    say: ({ reception }) => clock(reception.dayMinute),
    basis: habit,
  },
  'reception.uncovered': {
    name: '报告没有确认的值班',
    say: ({ reception }) => `公告当天${clock(reception.uncoveredMinute)}`,
    basis: habit,
  },
  'reception.eve': {
    name: '值班前一天提醒',
    say: ({ reception }) => clock(reception.eveMinute),
    basis: habit,
  },
  'reception.morning': {
    name: '值班当天提醒',
    say: ({ reception }) => clock(reception.morningMinute),
    basis: habit,
  },
  'visits.categories': {
    name: '来访事项类别',
    say: ({ visits }) => visits.categories.join('、'),
    basis: habit,
  },
  'visits.due': {
    name: '限办当天提醒',
    say: ({ visits }) => clock(visits.dueMinute),
    basis: habit,
  },
  'visits.overdueDays': {
    name: '逾期再提醒',
    say: ({ visits }) => `逾期${days(visits.overdueDays)}`,
    basis: habit,
  },
  'visits.contactsPerYear': {
    name: '代表联系选民',
    say: ({ visits }) => `每年${times(visits.contactsPerYear)}`,
    basis: practice,
  },
  'visits.votersPerYear': {
    name: '代表联系选民人数',
    say: ({ visits }) => (visits.votersPerYear === 0 ? '不要求' : `每年${visits.votersPerYear}人次`),
    basis: practice,
  },
  'visits.contactsDay': {
    name: '提醒联系不够的代表',
    say: ({ visits }) => `每年${visits.contactsDay.month}月${visits.contactsDay.day}日`,
    basis: habit,
  },
  'visits.contactsAt': {
    name: '提醒的时间',
    say: ({ visits }) => clock(visits.contactsDay.minute),
    basis: habit,
  },
  'decisions.beforeDays': {
    name: '决定到期前提醒',
    say: ({ decisions }) => before(decisions.beforeDays),
    basis: habit,
  },
  'decisions.at': { name: '提醒的时间', say: ({ decisions }) => clock(decisions.minute), basis: habit },
  'decisions.overdueWeekday': {
    name: '报告逾期的决定',
    say: ({ decisions }) => `每周${weekdays[decisions.overdueWeekday - 1] ?? ''}`,
    basis: practice,
  },
  'year.presidiumPerQuarter': {
    name: '主席团会议',
    say: ({ year }) => `每季度${times(year.presidiumPerQuarter)}`,
    basis: practice,
  },
  'year.sessionsPerYear': {
    name: '人代会',
    say: ({ year }) => `每年${times(year.sessionsPerYear)}`,
    basis: law(`${organic}：乡镇人大会议一般每年举行两次`),
  },
  'year.receptionPerMonth': {
    name: '代表接待选民',
    say: ({ year }) => `每月${times(year.receptionPerMonth)}`,
    basis: practice,
  },
  'year.presidiumStudiesPerQuarter': {
    name: '主席团学习',
    say: ({ year }) => `每季度${times(year.presidiumStudiesPerQuarter)}`,
    basis: practice,
  },
  'year.deputyStudiesPerYear': {
    name: '代表学习培训',
    say: ({ year }) => `每年${times(year.deputyStudiesPerYear)}`,
    basis: practice,
  },
  'year.groupActivitiesPerYear': {
    name: '代表小组活动',
    say: ({ year }) => `每组每年${times(year.groupActivitiesPerYear)}`,
    basis: practice,
  },
  'year.dutyReportsLeast': {
    name: '代表述职最少',
    say: ({ year }) => `每年${year.dutyReportsLeast}名`,
    basis: practice,
  },
  'year.dutyReportsMost': {
    name: '代表述职最多',
    say: ({ year }) => `每年${year.dutyReportsMost}名`,
    basis: practice,
  },
  'year.behindDay': {
    name: '报告落后项目',
    say: ({ year }) => `每季度最后一个月${year.behindDay}日`,
    basis: habit,
  },
  'dutyFile.publishes': {
    name: '在代表群公布履职次数',
    say: ({ dutyFile }) => (dutyFile.publishes ? '公布（不排名次）' : '不公布'),
    basis: habit,
  },
  'retention.visitorMonths': {
    name: '来访人姓名和电话的保存',
    say: ({ retention }) =>
      `${afterYear(retention.visitorMonths)}（当年还有事项没有办结的，最多再等${openMattersMonths}个月）`,
    basis: law(shortest),
  },
  'retention.leaveMonths': {
    name: '请假原因的保存',
    say: ({ retention }) => afterYear(retention.leaveMonths),
    basis: law(shortest),
  },
  'retention.contactMonths': {
    name: '离任代表电话的保存',
    say: ({ retention }) => `本届结束后${retention.contactMonths}个月删除`,
    basis: law(shortest),
  },
  'year.at': { name: '发布的时间', say: ({ year }) => clock(year.minute), basis: habit },
}

type OfOthers = keyof typeof others
const isOther = (path: string): path is OfOthers => Object.hasOwn(others, path)

const entries: readonly (readonly [SettingPath, SettingWords])[] = [
  ...Object.entries(others).flatMap(([path, words]) => (isOther(path) ? [[path, words] as const] : [])),
  ...ruleNames.map(({ path, names }) => {
    const key: OfSuggestions = `suggestions.${path}`
    const say = ({ suggestions }: CongressSettings) => sayRule(suggestions, path)
    return [key, { name: names[0] ?? '', say, basis: ofSuggestions[key] }] as const
  }),
]

/** Every setting there is, in the order of the page, by the way to it in the stored form. */
export const settingWords: ReadonlyMap<SettingPath, SettingWords> = new Map(entries)

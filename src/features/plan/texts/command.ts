import { hanNumber } from '../../../calendar/numerals.ts'
import { shortened } from '../../activities/texts/words.ts'
import type { Unreadable } from '../rules/read-item.ts'
import type { Held, PlanStanding, State } from '../rules/standing.ts'
import type { YearRuleSource, YearRules } from '../settings.ts'
import type { PlanEvent, PlanFields, PlanItem } from '../types.ts'
import { kindNames, sayMonthDay, sayPeriod, sayWhose, unitOf } from './words.ts'

export const face = {
  summary: '查看、起草年度工作计划，对照完成情况',
  usage: '/计划 [年] 或 /计划 生成、定稿、增、改、删、说明、完成 ……',
  examples: [
    '/计划',
    '/计划 生成',
    '/计划 增 5月 视察农田水利 第一代表小组',
    '/计划 改 7 6月',
    '/计划 删 7 与调研合并进行',
    '/计划 说明 7 因防汛推迟',
    '/计划 完成 7 会议3',
    '/计划 定稿',
  ],
}

export const more = (count: number): string => `……还有${count}项已完成或未到时间，没有列出。`

type GroupName = (id: number) => string | null

export const clerksOnly = '年度计划由主席、副主席和联络员办理，您可以发送“/计划”查看。'
export const notUnderstood = `没有读懂要办什么。可以发送：\n${face.examples.join('\n')}`
export const noPlan = (year: number, isClerk: boolean): string =>
  `还没有${year}年的工作计划。${isClerk ? `要起草请发送：/计划 生成 ${year}年` : ''}`

export const notFinal = (year: number, isClerk: boolean): string =>
  `${year}年工作计划尚未定稿。${isClerk ? '查看草案请单独给我发送：/计划' : ''}`

const stateNames: Readonly<Record<State, string>> = {
  done: '已完成',
  explained: '未完成，已说明',
  missed: '逾期未完成',
  due: '进行中',
  coming: '未到时间',
  dropped: '已删',
}

export const heading = (year: number, isFinal: boolean, { counts, items }: PlanStanding): string => {
  const all = items.length - counts.dropped
  const parts = (['done', 'explained', 'missed', 'due', 'coming'] as const)
    .filter(state => counts[state] > 0)
    .map(state => `${stateNames[state]}${counts[state]}项`)
  return `【${year}年工作计划】${isFinal ? '' : '（草案，未定稿）'}共${all}项${parts.length === 0 ? '。' : `：${parts.join('、')}。`}`
}

/** 第7项 5月 视察农田水利（第一代表小组，2次）：已完成1次 */
/** @param withReasons what was said about it by hand is for clerks alone */
export function itemLine(held: Held, groupName: GroupName, withReasons: boolean): string {
  return `第${held.item.number}项 ${said(held.item, groupName)}：${progress(held, withReasons)}`
}

export const said = (item: PlanItem, groupName: GroupName): string => saidFields(item, groupName)

/** 5月 视察农田水利（第一代表小组，2次） */
export function saidFields(item: Omit<PlanFields, 'origin'>, groupName: GroupName): string {
  const whose = sayWhose(item.whose, groupName)
  const facts = [
    ...(whose === null || item.title.includes(whose) ? [] : [whose]),
    ...(item.count > 1 || unitOf(item.kind) !== '次' ? [`${item.count}${unitOf(item.kind)}`] : []),
  ]
  return `${sayPeriod(item)} ${item.title}${facts.length === 0 ? '' : `（${facts.join('，')}）`}`
}

function progress({ item, events, state }: Held, withReasons: boolean): string {
  if (item.doneByHand !== null)
    return `${stateNames.done}${item.doneByHand.text === '' || !withReasons ? '（人工登记）' : `（${shortened(item.doneByHand.text, 40)}）`}`
  const had = events.length === 0 || item.count === 1 ? '' : `，已有${events.length}${unitOf(item.kind)}`
  if (state === 'explained')
    return `${stateNames.explained}${withReasons ? `（${shortened(item.explained ?? '', 40)}）` : ''}${had}`
  const first = events[0]
  const on = state === 'done' && item.count === 1 && first !== undefined ? `（${sayMonthDay(first.on)}）` : ''
  return `${stateNames[state]}${on}${had}`
}

export const unplannedLine = (events: readonly PlanEvent[]): string =>
  `计划外开展${events.length}项：${events
    .slice(0, 10)
    .map(({ kind, on, label }) => `${sayMonthDay(on)}${kindNames[kind]}“${shortened(label, 20)}”`)
    .join('、')}${events.length > 10 ? '等' : ''}。`

export const howTo = '没有完成的请说明：/计划 说明 项号 原因；自动没有对上的，可发送：/计划 完成 项号 会议号'

export const drafted = (year: number, added: number, from: readonly string[]): string =>
  added === 0
    ? `${year}年工作计划已包含规定和去年的各项，没有需要增加的。查看请发送：/计划 ${year}年`
    : `已起草${year}年工作计划，新增${added}项。${from.length === 0 ? '' : `依据：${from.join('；')}。`}\n请核对后增、改、删，再发送“/计划 定稿 ${year}年”。查看请发送：/计划 ${year}年`

const sourceNames: Readonly<Record<YearRuleSource, string>> = {
  law: '地方组织法',
  practice: '通行做法',
  congress: '本单位规定',
}

/** What the draft goes by, each rule with where it comes from. */
export function basis(
  rules: YearRules,
  sourceOf: (key: keyof YearRules) => YearRuleSource,
  isTown: boolean,
): string[] {
  const rule = (key: keyof YearRules, text: string) =>
    rules[key] === 0 ? [] : [`${text}（${sourceNames[sourceOf(key)]}）`]
  return [
    ...(isTown ? rule('sessionsPerYear', `人代会每年${rules.sessionsPerYear}次`) : []),
    ...(isTown ? rule('presidiumPerQuarter', `主席团会议每季度${rules.presidiumPerQuarter}次`) : []),
    ...rule('receptionPerMonth', `接待选民每月${rules.receptionPerMonth}次`),
    ...(isTown
      ? rule('presidiumStudiesPerQuarter', `主席团学习每季度${rules.presidiumStudiesPerQuarter}次`)
      : []),
    ...rule('deputyStudiesPerYear', `代表学习每年${rules.deputyStudiesPerYear}次`),
    ...rule('groupActivitiesPerYear', `小组活动每组每年${rules.groupActivitiesPerYear}次`),
    ...rule('dutyReportsLeast', `代表述职每年${rules.dutyReportsLeast}至${rules.dutyReportsMost}名`),
  ]
}

export const finalised = (year: number, count: number): string =>
  `${year}年工作计划已定稿，共${count}项。每月1日公布当月的工作安排；以后仍可增、改、删。`
export const alreadyFinal = (year: number): string => `${year}年工作计划已经定稿，没有变化。`

export const unreadable: Readonly<Record<Unreadable, string>> = {
  no_period:
    '没有读出时间。请先写时间再写内容，时间如：5月、3月18日、二季度、上半年、全年；如：/计划 增 5月 视察农田水利',
  no_title: '没有写内容。如：/计划 增 5月 视察农田水利 第一代表小组',
  long_title: '内容太长，请写在60字以内，具体安排在通知中写明。',
  too_many: '次数请写1至999之间的数。',
}

export const added = (item: Omit<PlanFields, 'origin'>, number: number, groupName: GroupName): string =>
  `已增加第${number}项：${saidFields(item, groupName)}，按“${kindNames[item.kind]}”对照完成情况。`
export const addedBefore = (item: PlanItem, groupName: GroupName): string =>
  `计划中已有这一项，没有重复增加：第${item.number}项 ${said(item, groupName)}`

export const needsNumber = (verb: string): string => `请写明第几项，如：/计划 ${verb} 7 ……`
export const noSuchItem = (year: number, number: number): string =>
  `${year}年工作计划没有第${number}项。查看请发送：/计划 ${year}年`
export const whichYear = (years: readonly number[], number: number, verb: string): string =>
  `${years.map(year => `${year}年`).join('、')}的工作计划都有第${number}项，没有更改。请写明是哪一年的，如：/计划 ${verb} ${years.at(-1)}-${number} ……`
export const isDropped = (number: number): string => `第${number}项已删。要恢复请发送：/计划 恢复 ${number}`

export const verbNames = {
  change: '改',
  drop: '删',
  restore: '恢复',
  explain: '说明',
  done: '完成',
  undone: '撤销完成',
} as const

export const nothingToChange =
  '没有读出要改什么。可以改时间、次数和内容，如：/计划 改 7 6月；/计划 改 7 3次；/计划 改 7 内容 视察道路养护'
export const changed = (before: string, after: string, number: number): string =>
  `第${number}项已由“${before}”改为“${after}”。`
export const sameAsBefore = (number: number): string => `第${number}项本来就是这样，没有变化。`
export const needsReason = (number: number): string =>
  `请写明删去的原因，如：/计划 删 ${number} 与调研合并进行`
export const dropped = (number: number, text: string, reason: string): string =>
  `已删去第${number}项“${text}”，原因：${shortened(reason, 60)}。要恢复请发送：/计划 恢复 ${number}`
/** Words behind what takes none. */
const notKept = (rest: string): string => (rest === '' ? '' : `“${shortened(rest, 40)}”没有登记。`)
export const restored = (number: number, text: string, rest: string): string =>
  `已恢复第${number}项“${text}”。${notKept(rest)}`
export const notDropped = (number: number): string => `第${number}项没有删，没有变化。`
export const needsExplanation = (number: number): string =>
  `请写明情况，如：/计划 说明 ${number} 因防汛推迟到七月`
export const explained = (number: number, text: string): string =>
  `已登记第${number}项的说明：${shortened(text, 60)}。`
export const noSuchMeeting = (number: number): string => `没有第${number}号通知，未登记。请核对号数。`
/** 还没有 is not done. */
export const notDoneYet = (number: number): string =>
  `没有登记第${number}项完成：看不出已经完成。完成以后请发送：/计划 完成 ${number}`
export const doneBy = (number: number, text: string): string =>
  `已登记第${number}项完成${text === '' ? '' : `：${shortened(text, 60)}`}。`
export const doneWith = (number: number, meeting: number): string =>
  `第${meeting}号通知已算作完成第${number}项。取消该次会议的，会自动不再计算。`
export const notHeldYet = (number: number, meeting: number): string =>
  `第${meeting}号通知已登记给第${number}项，举行后自动计为完成。`
export const takenFrom = (number: number, meeting: number): string =>
  `第${meeting}号通知原来计入第${number}项，现不再计入该项；要改回，请发送：/计划 完成 ${number} 会议${meeting}`
export const undone = (number: number, rest: string): string =>
  `已撤销第${number}项的人工登记，按实际开展情况计算。${notKept(rest)}`

export const draftTitles = {
  session: (nth: number): string => `召开第${hanNumber(nth)}次人民代表大会会议`,
  presidium: (quarter: number): string => `召开第${hanNumber(quarter)}季度主席团会议`,
  reception: '代表接待选民日',
  presidiumStudy: '主席团集中学习',
  deputyStudy: '代表集中学习培训',
  activities: (group: string): string => `${group}开展活动`,
  dutyReports: '代表向选民述职',
  contacts: (times: number): string => `代表联系选民，每名代表不少于${times}次`,
}

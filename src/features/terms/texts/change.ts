import type { Day } from '../../../calendar/day.ts'
import { hanNumber } from '../../../calendar/numerals.ts'
import { sayDate } from '../../../calendar/say.ts'
import { saidHeard } from '../../notes/texts.ts'
import type { HearingByName } from '../../notes/types.ts'
import type { HandedOver, TermChange } from '../rules/change.ts'

/** The change of term, and of who holds an office, in words. */

export const faces = {
  change: {
    summary: '换届：结束本届，开始新一届',
    usage: '/换届 [第几届 年月日]',
    examples: ['/换届', '/换届 第二十届 2026年12月15日'],
  },
  handOver: {
    summary: '主席、副主席、联络员交接：新任接手，原任同时卸任',
    usage: '/交接 职务 [原任] 接任人',
    examples: ['/交接 主席 张三', '/交接 副主席 李四 王五', '/交接 联络员 赵六'],
  },
}

const termName = (number: number): string => `第${hanNumber(number)}届`
export const inSingleChat = '换届请单独给我发送“/换届”办理，群里不办理。'
export const unread = '没有看懂。请写明新一届的届次和起始年月日，如：/换届 第二十届 2026年12月15日'
export const noTerm = '还没有登记本届。请先发送“/届次 第几届 起始年月”，如：/届次 第十九届 2021年12月'
export const notNext = (current: number): string =>
  `本届是${termName(current)}，下一届应是${termName(current + 1)}。届次登记有误的，请用“/届次”更正。`
export const tooEarly = (current: number, began: Day): string =>
  `${termName(current)}自${sayDate(began)}起，新一届应在这之后。请核对日期。`
export const already = (number: number, began: Day): string =>
  `${termName(number)}已登记，自${sayDate(began)}起。没有变化；日期有误的，请用“/届次”更正。`

export interface Situation {
  readonly deputies: number
  readonly termEnded: number
  readonly holders: Readonly<Record<HandedOver, readonly string[]>>
  readonly comingMeetings: number
}

const officeNames: Readonly<Record<HandedOver, string>> = {
  chair: '主席',
  vice_chair: '副主席',
  liaison: '联络员',
}

const people = ({ deputies, termEnded, holders, comingMeetings }: Situation): string[] => [
  `花名册现有在任代表${deputies}名${termEnded === 0 ? '' : `，届满离任${termEnded}名`}。`,
  ...(['chair', 'vice_chair', 'liaison'] as const)
    .filter(role => holders[role].length > 0)
    .map(role => `${officeNames[role]}：${holders[role].join('、')}`),
  ...(comingMeetings === 0 ? [] : [`尚未举行的会议${comingMeetings}次，参加人员随花名册变动。`]),
]

const whatFollows = [
  '随后请导入新一届花名册：不再担任的在“状态”列写“届满”，连任的照写，新当选的加行；花名册没有写到的人保持不变。',
  '主席、副主席、联络员换人的，请用“/交接 职务 接任人”。',
  '各届的记录、履职档案照常保留，可按届查看。',
]

export const present = (current: number, began: Day, situation: Situation): string =>
  [
    `本届：${termName(current)}，自${sayDate(began)}起。`,
    ...people(situation),
    `换届请发送“/换届 ${termName(current + 1)} 年月日”，先看后定。`,
  ].join('\n')

export const plainTitle = '换届'
export const notYours = '这张卡片已不再使用。办理换届请重新发送“/换届”。'
export const previewTitle = (number: number): string => `换届：${termName(number)}`
export const preview = (
  { number, from }: TermChange,
  lastOfOld: Day,
  situation: Situation,
  series: string | null,
): string =>
  [
    `${termName(number - 1)}到${sayDate(lastOfOld)}止，${termName(number)}自${sayDate(from)}起。`,
    ...people(situation),
    ...whatFollows,
    ...numbering(number, series),
  ].join('\n')
/** A number that names a session goes on naming it. @param series null: numbers are those of the year */
const numbering = (number: number, series: string | null): string[] =>
  series === null
    ? []
    : [
        `代表建议仍按${series}编号。要换成新一届的，请发送：/建议设置 编号 按届次 ${termName(number)}第一次会议`,
      ]
export const confirm = '确认换届'
export const cancel = '暂不办理'
export const cancelled = '没有办理换届。'
export const mine = '我的'

export const changed = ({ number, from }: TermChange, series: string | null): string =>
  [
    `已登记：${termName(number)}自${sayDate(from)}起，${termName(number - 1)}同时结束。`,
    ...whatFollows,
    ...numbering(number, series),
  ].join('\n')
export const toClerks = ({ number, from }: TermChange, by: string): string =>
  `${by}已登记换届：${termName(number)}自${sayDate(from)}起。`

export const handOverUnread =
  '请写明职务和接任人，如：/交接 主席 张三。可以交接的职务：主席、副主席、联络员；其他职务随花名册变动。'
export const noSuchPerson = (name: string): string =>
  name === '' ? handOverUnread : `花名册的在任人员中没有查到“${name}”，没有交接。请核对姓名，或先导入花名册。`
export const whichHolder = (role: HandedOver, names: readonly string[], to: string): string =>
  `${officeNames[role]}现有${names.join('、')}。请写明接替哪一位，如：/交接 ${officeNames[role]} ${names[0] ?? ''} ${to}`
export const notHolder = (role: HandedOver, name: string, holders: readonly string[]): string =>
  `${name}不是${officeNames[role]}，没有交接。${holders.length === 0 ? `现在没有${officeNames[role]}。` : `现任${officeNames[role]}：${holders.join('、')}。`}`
export const unchanged = (role: HandedOver, name: string): string =>
  `${name}已经是${officeNames[role]}，没有变化。`
export const handOverNoMore = '您的职务刚刚已经交接，这一次没有办理。'
export const lastClerk = (name: string): string =>
  `${name}还没有绑定企业微信账号，交接后将没有人能操作本机器人，没有交接。请先请${name}发送“我是 ${name}”并确认。`
export const handedOver = (
  role: HandedOver,
  from: string | null,
  to: string,
  hasAccount: boolean,
  hearing: HearingByName,
): string =>
  `已交接：${to}任${officeNames[role]}${from === null ? '' : `，${from}同时不再担任${officeNames[role]}`}。${saidHeard(hearing)}${hasAccount ? '' : `${to}还没有绑定企业微信账号，请其发送“我是 ${to}”认领。`}有误的，再用“/交接”改回。`
/** 地方组织法 says from among whom they are elected; a roster may be behind, so it is said and not refused. */
export const noDeputy = (role: HandedOver, name: string): string =>
  `${name}在花名册中不是本级代表，${officeNames[role]}依法从本级代表中选举产生，请核对。`
export const presidiumChanged = (
  before: number,
  after: number,
  come: readonly string[],
  gone: readonly string[],
): string =>
  `${[
    before === after
      ? `主席团成员有变动，仍为${after}人`
      : `主席团成员由${before}人变为${after}人，法定人数随之计算`,
    ...(gone.length === 0 ? [] : [`${gone.join('、')}不再计入`]),
    ...(come.length === 0
      ? []
      : [`${come.join('、')}计入，已发出的主席团会议通知请用“/改 号 增加 ${come.join('、')}”补发`]),
  ].join('；')}。`
export const toNew = (role: HandedOver, from: string | null, by: string): string =>
  `您已接任${officeNames[role]}${from === null ? '' : `（原任${from}）`}，由${by}登记。待办事项请发送“/待批”“/待办”“/异议”查看，用法请发送“/帮助”。`
export const toOld = (role: HandedOver, to: string, by: string): string =>
  `您的${officeNames[role]}职务已由${to}接任，由${by}登记。您名下的履职记录照常保留。如有出入，请与联络员联系。`

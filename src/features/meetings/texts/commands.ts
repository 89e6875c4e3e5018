import { saidHeard } from '../../notes/texts.ts'
import type { HearingByName } from '../../notes/types.ts'
import type { Nudged } from '../outreach/nudges.ts'
import type { Told } from '../outreach/people.ts'
import { quoted } from './quotation.ts'

/** What the commands on notices are called in the help, and what they answer. */

export const postNotice = {
  summary: '发会议通知，写一段话或粘贴整份通知都可以',
  usage: '/会议 时间 地点 议程',
  examples: ['/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目'],
}
export const publishDraft = {
  summary: '把拟好的草稿发到本群',
  usage: '/发布 [号]',
  examples: ['/发布 3'],
}
export const amendNotice = {
  summary: '更改通知的时间、地点、议程、要求、通知对象，并告知有关人员',
  usage: '/改 [号] 改动内容',
  examples: [
    '/改 3 时间改到3月20日下午3点',
    '/改 地点改在四楼会议室',
    '/改 3 增加 张三、李四',
    '/改 3 通知对象 第二代表小组',
    '/改 3 请着正装',
  ],
}
export const cancelNotice = {
  summary: '取消会议，并告知所有通知对象',
  usage: '/取消 [号] 原因',
  examples: ['/取消 3 与县里会议冲突'],
}
export const restoreNotice = {
  summary: '恢复已取消的会议',
  usage: '/恢复 [号]',
  examples: ['/恢复 3'],
}
export const showSheet = {
  summary: '查看回复情况；姓名由主席、副主席、联络员在单聊中查看',
  usage: '/名单 [号]',
  examples: ['/名单', '/名单 3'],
}
export const nudgeNow = {
  summary: '马上提醒还没有回复的人',
  usage: '/催 [号]',
  examples: ['/催', '/催 3'],
}
export const showMine = {
  summary: '查看您的通知、回复和新消息',
  usage: '/我的',
  examples: ['我的'],
}
export const attendCommand = {
  summary: '回复能够参加',
  usage: '参加',
  examples: ['参加', '第3号 参加'],
}
export const leaveCommand = {
  summary: '申请请假，由主席、副主席或联络员批准',
  usage: '请假 原因',
  examples: ['请假 住院', '请假 在县里开会'],
}
/** What the two commands say for the person, in the words that are understood without a slash too. */
export const asAttend = (rest: string): string => `参加 ${rest}`.trim()
export const asLeave = (rest: string): string => `请假 ${rest}`.trim()

export const proxyAnswer = {
  summary: '替打来电话的同志登记回复',
  usage: '/代 [号] 姓名 参加（或请假 原因）',
  examples: ['/代 张三 请假 住院', '/代 3 李四 参加'],
}
export const showPending = {
  summary: '在单聊中查看、批准请假',
  usage: '/待批',
  examples: ['待批'],
}
export const approveLeave = {
  summary: '批准请假',
  usage: '/准假 姓名',
  examples: ['/准假 张三', '/准假 张三 李四'],
}
export const refuseLeave = {
  summary: '不批准请假，须写明理由',
  usage: '/不准 姓名 理由',
  examples: ['/不准 张三 本次会议需表决，请到会'],
}

const numbers = (list: readonly number[]): string => list.map(number => `第${number}号`).join('、')

export const noticeNeedsWords = `请写明时间、地点和议程，如：\n${postNotice.examples[0]}\n也可以粘贴整份通知。`
export const noDraft = '没有待发布的草稿。要先拟草稿，请单独给我发送“/会议 时间 地点 议程”。'
export const noDraftOfNumber = (number: number): string => `没有第${number}号草稿。`
export const whichDraft = (list: readonly number[]): string =>
  `有几份草稿（${numbers(list)}），请写明号数，如：/发布 ${list.at(-1) ?? 1}`
export const publishedAlready = (number: number): string =>
  `第${number}号通知已经发出或已作废，不需要再处理。`
export const publishInGroup = (number: number, botName: string): string =>
  `请到要通知的群里发送“@${botName} /发布 ${number}”。群里还没有绑定的，请先发送“@${botName} /绑定”。`
const mostNames = 8

interface Unreached {
  readonly name: string
  /** Null: his account is not known. */
  readonly userid: string | null
}

/** To its chair, when the notice went out by itself. */
export function published(notice: {
  readonly number: number
  readonly title: string
  readonly when: string
  /** Those of each group that it goes to. */
  readonly groups: ReadonlyMap<string, readonly unknown[]>
  /** Those who get it alone. */
  readonly doors: ReadonlyMap<number, unknown>
  readonly unreached: readonly Unreached[]
  /** Who comes besides and is told by nobody here, as written. */
  readonly guests: readonly string[]
}): string {
  const { number, title, when, groups, doors, unreached, guests } = notice
  const inGroups = [...groups.values()].reduce((sum, people) => sum + people.length, 0)
  const ways = [
    groups.size === 0
      ? null
      : `发到${groups.size === 1 ? '群里' : `${groups.size}个群`}，通知对象${inGroups}人`,
    doors.size === 0 ? null : `逐一发给${doors.size}位同志`,
  ].filter(part => part !== null)
  return `第${number}号${quoted(title)}（${when}）已发布，正在${ways.join('，并')}。${untold(unreached)}${apart(guests)}查看回复请发送：/名单 ${number}`
}

const apart = (guests: readonly string[]): string =>
  guests.length === 0 ? '' : `通知中写明的${guests.map(one => `“${one}”`).join('、')}，请另行通知。`

function untold(unreached: readonly Unreached[]): string {
  const unknown = unreached.filter(person => person.userid === null)
  const distant = unreached.filter(person => person.userid !== null)
  return [
    unknown.length === 0 ? '' : `${names(unknown)}还没有企业微信账号，通知不到，请打电话告知。`,
    distant.length === 0 ? '' : `${names(distant)}不在群里，也没有单独给我发过消息，通知不到，请打电话告知。`,
  ].join('')
}

const names = (people: readonly Unreached[]): string =>
  `${people
    .slice(0, mostNames)
    .map(person => person.name)
    .join('、')}${people.length > mostNames ? `等${people.length}人` : ''}`

export const draftDropped = (number: number): string => `第${number}号草稿已作废。`
export const draftRestored = (number: number): string => `第${number}号草稿已恢复，可继续修改或发布。`

const amendExamples = (number: number): string =>
  [`/改 ${number} 时间改到3月20日下午3点`, `/改 ${number} 增加 张三、李四`, `/改 ${number} 请着正装`].join(
    '，或 ',
  )
export const amendNeedsWords = (number: number): string => `请写明改什么，如：${amendExamples(number)}`
export const nothingToAmend = (number: number): string =>
  `没有看出要改什么，第${number}号通知未变。请这样写：${amendExamples(number)}`
/** @param restorable else nothing is said of it: it would be refused */
const howToRestore = (number: number, restorable: boolean): string =>
  restorable ? `要恢复请发送：/恢复 ${number}` : ''
export const cancelledAlready = (number: number, restorable: boolean): string =>
  `第${number}号通知已经取消。${howToRestore(number, restorable)}`
export const overAlready = (number: number): string =>
  `第${number}号通知的会议已经开过，不能再更改或取消。要另开会议，请重新发送“/会议”。`
export const hasBegun = (number: number): string =>
  `第${number}号通知的会议已经开会或签到，时间没有改：没有开成的，请发送“/取消 ${number} 原因”后重新发通知；休会后另择日期继续开的，请重新发送“/会议”。`
export const cancelNeedsReason = (number: number): string =>
  `请写明取消原因，如：/取消 ${number} 与县里会议冲突`
export const cancelled = (number: number, title: string, told: Told, restorable: boolean): string =>
  `第${number}号${quoted(title)}已取消。${toldOrNot(told)}${howToRestore(number, restorable)}`
export const notCancelled = (number: number): string => `第${number}号通知没有取消，不需要恢复。`
export const tooLateToRestore = (number: number): string =>
  `第${number}号通知的开会时间已过，不能恢复。请重新发送“/会议”。`
/** What was said to it asks, denies or is not decided yet. */
export const draftStays = (number: number): string =>
  `第${number}号草稿没有发出，也没有改：这句话像是询问，或者还没有定下来。定下来后请直接写要补的内容。`
export const noticeCallsOff =
  '没有发出：这句话像是要取消会议。取消已发的通知请发送：/取消 号 原因；要发会议通知，请写明时间、地点和议程。'
export const draftNotYours = (number: number): string =>
  `第${number}号草稿没有发出：发通知由主席、副主席或联络员办理。`
export const heldAfterAll = (number: number, title: string, told: Told): string =>
  `第${number}号${quoted(title)}已恢复，会议已经开过，回复和到会情况照旧。${toldOrNot(told)}`
export const restored = (number: number, title: string, told: Told): string =>
  `第${number}号${quoted(title)}已恢复。${toldOrNot(told)}`

export const toldOrNot = ({ speaks, alone }: Told): string =>
  speaks ? `${alone > 0 ? '正在' : '正在群里'}逐一通知所有对象。` : '群里没有配置消息推送，请另行告知。'

export const notOpen = (number: number, status: string): string => `第${number}号通知${status}，不需要再催。`
export const tooLateToNudge = (number: number): string =>
  `现在是免打扰时间，到早上第${number}号通知的回复已截止，未发提醒。如有必要，请电话联系。`
export function nudged({ silent, called, unbound, speaks }: Nudged, later: boolean): string {
  if (silent === 0) return '大家都已回复，不需要再催。'
  const unboundNote = unbound === 0 ? '' : `另有${unbound}人未绑定企业微信，请电话联系。`
  if (!speaks) return `还有${silent}人未回复。群里没有配置消息推送，提醒发不出去，请另行告知。`
  if (called === 0) return `还有${silent}人未回复，今天都已提醒过（每人每天最多一次）。${unboundNote}`
  const repeated = silent - called - unbound
  const repeatedNote = repeated > 0 ? `${repeated}人今天已提醒过。` : ''
  return `${later ? '现在是免打扰时间，将在早上' : '正在'}提醒${called}位未回复的同志。${repeatedNote}${unboundNote}`
}

/** Over the notices of one, for somebody who has some of several. */
export const ofCongress = (name: string): string => `${name}人大：`
export const nothingForYou = '目前没有您的会议通知。'
export const yourMeetings = '您的会议通知：'
export const yourMeeting = (
  number: number,
  title: string,
  when: string,
  place: string,
  answer: string,
): string => `第${number}号${quoted(title)}：${when}，${place}。${answer}`
export const mineInSingleChat = '回复的内容，请单独给我发送“我的”查看。'
export const mineButton = '我的通知'
export const notYours = '没有这个通知，或不属于您所在的单位。'

export const helpExample = (situation: {
  readonly botName: string
  readonly origin: { readonly chat: { readonly type: string } }
}): string => (situation.origin.chat.type === 'group' ? `@${situation.botName} 帮助` : '帮助')

export const proxyNeedsName = `请先写姓名，再写回复，如：${proxyAnswer.examples.join('，或 ')}`
/** @param number of the notice that was named */
export const hasLeft = (name: string, number: number | null): string =>
  number === null
    ? `${name}已离任。要登记离任前的会议，请在姓名前写明号数。`
    : `${name}已离任，也不在第${number}号通知的名单中。`
export const proxyNeedsAnswer = (name: string): string =>
  `请写明${name}是参加还是请假，如：/代 ${name} 请假 住院`
export const nothingOpenFor = (name: string): string => `目前没有等${name}回复的通知。`
export const proxyWhich = (
  name: string,
  items: readonly { readonly number: number; readonly title: string; readonly when: string }[],
): string =>
  [
    `${name}有几个通知，请写明号数，如：/代 ${items[0]?.number ?? 1} ${name} 参加`,
    ...items.map(item => `第${item.number}号 ${item.title} ${item.when}`),
  ].join('\n')

export const pendingInGroup = (count: number): string =>
  count === 0 ? '没有待批的请假。' : `有${count}件请假待批。请单独给我发送“待批”处理。`
export const nothingPending = '没有待批的请假。'
/** What has become of a leave that waits no more. */
export const waitsNoMore = {
  other: '这件请假现在没有待批，请看现在的名单。',
  nothing_chosen: '没有选择请假，请先选择。',
  cancelled: '会议已取消，这件请假不用再批。',
  not_addressed: '本人已不在通知对象中，这件请假不用再批。',
  moved: '会议时间已改，原来的请假不再有效，没有批准；本人重新请假后再批。',
  attend: '本人已改为参加，没有准假。',
  approved: '这件请假在此之前已准假。',
  refused: '这件请假在此之前未准假。',
  over: '会议已过，这件请假没有批准。要补批，请发送“/准假 姓名”。',
} as const
export const askedAnew = (name: string): string =>
  `${name}刚才改了请假内容，还没有批准。下面是现在的内容，请核对后再点“准假”。`
export const refuseInWords = (number: number, name: string): string =>
  `不批准须写明理由，请发送：/不准 ${number} ${name} 理由`
export const approveNeedsName = '请写姓名，如：/准假 张三。有哪些请假待批，请单独给我发送“待批”查看。'
export const refuseNeedsName = '请写姓名和理由，如：/不准 张三 本次会议需表决，请到会'
export const refuseNeedsReason = (name: string): string =>
  `请写明理由，如：/不准 ${name} 本次会议需表决，请到会`
export const noRequest = (name: string): string => `${name}没有请假申请。`
export const whichRequest = (name: string, list: readonly number[]): string =>
  `${name}有几件请假（${numbers(list)}），请写明号数，如：/准假 ${list[0] ?? 1} ${name}`
export const approvedOwn = '本人批准本人的，日志中注明，其他主席、副主席、联络员也看得到。'
export const approved = (names: readonly string[], hearing: HearingByName): string =>
  `已准假：${names.join('、')}${willHear(names, hearing)}`
export const refused = (name: string, hearing: HearingByName): string =>
  `已登记：${name}的请假未批准${willHear([name], hearing)}`
/** Behind a list of names. */
const willHear = (names: readonly string[], hearing: HearingByName): string =>
  hearing.told.length === names.length ? '，将告知本人。' : `。${saidHeard(hearing, '将告知')}`

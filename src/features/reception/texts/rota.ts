import { type Day, dayOfIso } from '../../../calendar/day.ts'
import { sayCalendarDay, sayDate } from '../../../calendar/say.ts'
import type { RotaBy } from '../rules/rota-input.ts'
import type { LeaderRole, RotaSettings } from '../rules/rota-settings.ts'

/** `/排班`: the rota as it is shown and changed. */

export const rotaCommand = {
  summary: '排全年的接待值班表，查看、改动值班人员',
  usage: '/排班 [年份] 每次几人 按小组（按选区、按层级、不分组）',
  examples: [
    '/排班',
    '/排班 2027年 每次3人 按小组 组长带班',
    '/排班 12月15日 张三、李四',
    '/排班 12月15日 换 张三 李四',
    '/排班 固定 张三 李四',
    '/排班 不排 王五 6月至8月',
    '/排班 可排 王五',
  ],
}

const ways: Readonly<Record<RotaBy, string>> = {
  group: '按代表小组',
  village: '按选区',
  level: '按层级，县、乡代表同班',
  all: '不分组',
}
const leaderNames: Readonly<Record<LeaderRole, string>> = {
  chair: '主席',
  vice_chair: '副主席',
  presidium_member: '主席团成员',
  leader: '组长',
  deputy_leader: '副组长',
}

/** 按代表小组，每次3人，另由组长带班 */
export const sayRota = ({ by, persons, leaders }: RotaSettings): string =>
  [
    ways[by],
    `每次${persons}人`,
    ...(leaders.length === 0 ? [] : [`另由${leaders.map(role => leaderNames[role]).join('、')}轮流带班`]),
  ].join('，')

export const leads = (name: string): string => `${name}（带班）`
export const onLeave = (name: string): string => `${name}（请假）`
export const notConfirmed = (name: string): string => `${name}（未确认）`
export const hasLeft = (name: string): string => `${name}（已离任）`

export const withPlace = (name: string, place: string | null): string =>
  place === null ? name : `${name}（${place}）`

export const pair = (a: string, b: string): string => `${a}和${b}`
export const pairsLine = (pairs: readonly string[]): string => `固定搭档：${pairs.join('、')}。`
/** @param times none: not at all */
export const excluded = (name: string, times: readonly string[]): string =>
  times.length === 0 ? name : `${name}（${times.join('、')}）`
export const excludedLine = (people: readonly string[]): string => `不排：${people.join('、')}。`
export const inMonth = (month: number): string => `${month}月`
/** @param iso `2027-01-15` */
export const onDay = (iso: string): string => {
  const day = dayOfIso(iso)
  return day === null ? iso : sayDate(day)
}

export const dutyLine = (day: Day, today: Day, names: readonly string[]): string =>
  `${sayCalendarDay(day, today)}：${names.length === 0 ? '未排' : names.join('、')}`

export const comingHeading = (how: string | null): string =>
  how === null ? '今后的接待值班：' : `今后的接待值班（${how}）：`
export const yearHeading = (year: number, how: string | null): string =>
  how === null ? `${year}年接待值班表：` : `${year}年接待值班表（${how}）：`
export const more = (count: number, year: number, month: number): string =>
  `还有${count}次，请发送“/排班 ${year}年${month}月”查看。`
/** Behind the days that are shown. */
export const later = (year: number): string => `以后的请发送“/排班 ${year}年”查看。`
export const howToMake = `要自动排班，请这样发送：${rotaCommand.examples[1]}`
export const howToChange = (day: Day): string =>
  `改动某一次，如：/排班 ${day.month}月${day.day}日 张三、李四，或 /排班 ${day.month}月${day.day}日 换 张三 李四`

export const noDaysIn = (year: number, month: number | null): string =>
  `${year}年${month === null ? '' : `${month}月起`}没有接待日。`
export const noDaysAhead = (year: number, last: Day | null): string =>
  last === null
    ? `${year}年没有今后的接待日，未排班。`
    : `${year}年没有可排的接待日，未排班。接待日目前排到${sayDate(last)}，以后的逐月排出。`

export const needsPersons = `请写明每次几人，如：${rotaCommand.examples[1]}`
export const makeFirst = `还没有自动排班的办法，请先这样发送：${rotaCommand.examples[1]}`
export const personsOutOfRange = (most: number): string =>
  `未排班：每次人数应为1至${most}人，如：${rotaCommand.examples[1]}`
export const notRead = (words: string): string =>
  `没有看懂“${words}”，未排班。请这样写：${rotaCommand.examples[1]}`
export const noGroups = '未排班：花名册中没有代表小组。请改用“不分组”或“按选区”。'
export const noVillages = '未排班：花名册中没有选区。请改用“不分组”或“按小组”。'
export const levelNeedsTwo = '未排班：按层级是县、乡代表同班，每次至少2人。'
export const pairNeedsTwo =
  '未排班：固定搭档两人须同班，每次至少2人。请增加每次人数，或用“/排班 拆开 姓名”拆开搭档。'
export const nobody = '未排班：花名册中没有可以排班的代表。'
export const noLeaders = (roles: readonly LeaderRole[]): string =>
  `未排班：花名册中没有担任${roles.map(role => leaderNames[role]).join('、')}的代表可以带班。`

export const tooFew = (day: string, wanted: number, found: number): string =>
  `未排班：${day}需要${wanted}人，能排的只有${found}人。请减少每次人数，或用“/排班 可排 姓名”恢复不排的代表。`
export const pairsDoNotFit = (day: string): string =>
  `未排班：${day}的名额放不下固定搭档（两人须同班）。请调整每次人数，或用“/排班 拆开 姓名”拆开搭档。`
export const pairsUneven = (persons: number): string =>
  `未排班：固定搭档较多，每次${persons}人时有人会比别人多排两次以上。请调整每次人数，或用“/排班 拆开 姓名”拆开搭档。`
export const nobodyLeads = (day: string): string =>
  `未排班：${day}没有人可以带班。请用“/排班 可排 姓名”恢复，或增加带班人员。`

export interface Made {
  readonly how: string
  readonly days: number
  /** Of each year the fewest and the most turns of those who may come on every day. */
  readonly spans: readonly { readonly year: number; readonly least: number; readonly most: number }[]
  /** Days that people know of or that were decided by hand. */
  readonly settled: number
}

export const made = ({ how, days, spans, settled }: Made): string =>
  [
    `已排班：${how}，共${days}次。`,
    `${saySpans(spans)}。`,
    settled === 0 ? '' : `其中${settled}次已通知、已回复或由人工排定，没有改动。`,
    spans.some(({ least, most }) => most - least > 1) ? unevenBecause : '',
    '以后的接待日排出后，按同样办法接着排。',
  ].join('')
/** 2027年每人0至1次; where all years are alike 每年每人0至1次. */
function saySpans(spans: Made['spans']): string {
  const times = spans.map(({ least, most }) => `每人${least === most ? least : `${least}至${most}`}次`)
  const [first = ''] = times
  if (times.length > 1 && times.every(each => each === first)) return `每年${first}`
  return spans.map(({ year }, nth) => `${year}年${times[nth]}`).join('，')
}

const unevenBecause = '次数相差较多，是因为有人工排定的、固定搭档，或部分日期不排的人。'

export const byHandNow = '已停止自动排班，已经排好的不变，以后的接待日请用“/排班 日期 姓名”安排。'
export const byHandAlready = `现在没有自动排班。${howToMake}`

export const needsPair = `请写两位搭档的姓名，如：${rotaCommand.examples[4]}`
export const needsName = (example: string): string => `请写姓名，如：${example}`
export const excludeExample = '/排班 不排 王五 6月至8月'
export const includeExample = '/排班 可排 王五'
export const unpairExample = '/排班 拆开 张三'
export const notADeputy = (name: string): string => `${name}不是代表，不能排班。`
export const leaderInPair = (name: string): string => `未排班：${name}轮流带班，不能固定搭档。`
export const timesNotRead = (words: string): string =>
  `没有看懂“${words}”，未排班。请写月份或日期，如：${excludeExample}`

/** One day by hand. */

export const notADay = (said: string): string => `没有“${said}”这一天，请核对日期。`
export const whichDay = (said: string): string => `“${said}”不是确定的一天，请写日期，如：12月15日。`
export const weekdayMismatch = (said: string): string => `“${said}”的日期和星期对不上，请核对。`
export const noReceptionOn = (day: string, next: string | null): string =>
  `${day}不是接待日，未改动。${next === null ? '请先发送“/接待设置”设置接待日。' : `最近的接待日是${next}，请改写日期再发一次。`}`
export const isCancelled = (day: string): string => `${day}的接待已取消。恢复请发送：/接待日 日期 恢复`
export const isOver = (day: string): string => `${day}的接待已经开始或结束，值班不能再改。`
export const needsNames = (day: Day): string =>
  `请写值班代表的姓名，如：/排班 ${day.month}月${day.day}日 张三、李四`
export const needsTwoNames = (day: Day): string =>
  `请写清谁换成谁，如：/排班 ${day.month}月${day.day}日 换 张三 李四`
export const unreadNames = (words: string): string => `没有看懂“${words}”，未改动。请只写姓名，用“、”隔开。`
export const setDone = (line: string, told: boolean): string => `已改为：${line}。${toldOrLater(told)}`
export const unchanged = (line: string): string => `值班人员与此相同，没有变化：${line}。`
export const notOnDuty = (name: string, day: string): string => `${name}不在${day}的值班名单中，未改动。`
export const onDutyAlready = (name: string, day: string): string => `${name}已在${day}的值班名单中，未改动。`
const toldOrLater = (told: boolean): string => (told ? '有变动的人员将单独告知。' : '到时将通知值班人员。')

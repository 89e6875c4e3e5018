/**
 * What three towns must hear of reception in 2026, worked out from the rules and the notice of the State Council by
 * other means than the service's: days are ISO texts, the lunar months stand here as the almanac prints them, and
 * every sentence is written once more.
 */
import { almanac, dayMs, notice2026, plus, weekday } from '../../support/almanac.ts'

/** The first days of the lunar months. */
const lunarMonths = [
  '2025-11-20',
  '2025-12-20',
  '2026-01-19',
  '2026-02-17',
  '2026-03-19',
  '2026-04-17',
  '2026-05-17',
  '2026-06-15',
  '2026-07-14',
  '2026-08-13',
  '2026-09-11',
  '2026-10-10',
  '2026-11-09',
  '2026-12-09',
  '2027-01-08',
]

const { works, holiday } = almanac(notice2026)
const lunarDay = (day: string): number => {
  const first = lunarMonths.filter(month => month <= day).at(-1) ?? ''
  return (Date.parse(day) - Date.parse(first)) / dayMs + 1
}

export interface Town {
  readonly name: string
  /** Hours as they are said, and the start as a clock shows it. */
  readonly hours: string
  readonly start: string
  readonly end: string
  readonly ruleText: string
  readonly names: (day: string) => boolean
  readonly dayOff: 'next' | 'as_is' | 'skip'
  /** Names of the deputies, with the levels that the board shows. */
  readonly deputies: readonly { readonly name: string; readonly userid: string; readonly level: string }[]
  readonly liaison: string
  /** Those on duty have confirmed. */
  readonly confirmed: boolean
}

export const rules = {
  fifteenth: (day: string) => day.endsWith('-15'),
  mondays: (day: string) => weekday(day) === 1,
  market: (day: string) => [3, 8].includes(lunarDay(day) % 10),
}

export interface Line {
  /** `2026-03-13 09:00` */
  readonly at: string
  /** The group's text with the names called; or, to the liaison alone, the note. */
  readonly text: string
}

/** The days on which voters come, soonest first, and why. */
function receptions(town: Town): { nominal: string; day: string; shift: string | null }[] {
  const found: { nominal: string; day: string; shift: string | null }[] = []
  for (let nominal = '2025-12-01'; nominal < '2027-02-01'; nominal = plus(nominal, 1)) {
    if (!town.names(nominal)) continue
    let day = nominal
    if (town.dayOff === 'skip' && !works(day)) continue
    while (town.dayOff === 'next' && !works(day)) day = plus(day, 1)
    if (found.some(other => other.day === day)) continue
    found.push({ nominal, day, shift: day === nominal ? null : sayShift(nominal, day) })
  }
  return found
}

const sayShift = (nominal: string, day: string): string =>
  `${monthDay(nominal)}为${holiday(nominal) ? `${holiday(nominal)}假期` : sayWeekday(nominal)}，顺延至${monthDay(day)}`

const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const sayWeekday = (day: string): string => `星期${'日一二三四五六'[weekday(day)]}`
const beforeHoliday = (day: string): string => {
  let moved = day
  if (holiday(day)) while (!works(moved)) moved = plus(moved, -1)
  return moved
}

/** Which two of the four are on duty, the leading one first. */
export function dutyOf(day: string): readonly [number, number] {
  const nth = (Date.parse(day) / dayMs) % 4
  return [nth, (nth + 1) % 4]
}

/** @returns what the group and the liaison hear from 2026-01-01 to 2026-12-31 */
export function expectedYear(town: Town): { group: Line[]; liaison: Line[] } {
  const group: Line[] = []
  const liaison: Line[] = []
  const call = (at: string, text: string, userids: readonly string[]) =>
    group.push({ at, text: [text, userids.map(userid => `@${userid}`).join(' ')].filter(Boolean).join('\n') })
  const tell = (at: string, text: string) => {
    liaison.push({ at, text })
    call(at, '您有新消息，请单独给“联络员”发送“我的”查看。', [town.liaison])
  }
  const days = receptions(town).map(reception => {
    const duty = dutyOf(reception.day).map(n => town.deputies[n])
    const names = duty.map((deputy, n) => `${deputy?.name}${n === 0 ? '（带班）' : ''}`).join('、')
    const board = duty
      .map((deputy, n) => `${deputy?.name}（${deputy?.level}${n === 0 ? '，带班' : ''}）`)
      .join('、')
    return { ...reception, duty, names, board, userids: duty.map(deputy => deputy?.userid ?? '') }
  })
  const when = (day: string, now: string): string =>
    `${day.slice(0, 4) === now.slice(0, 4) ? '' : `${day.slice(0, 4)}年`}${monthDay(day)}（${sayWeekday(day)}）${town.hours}`
  const because = (shift: string | null) => (shift === null ? '' : `（${shift}）`)

  /** Of those who are free that day: the fewest turns in its year, then whose last one is longest ago. */
  const nextFor = (day: string): string => {
    const turnsOf = (n: number) =>
      days.filter(other => other.day.slice(0, 4) === day.slice(0, 4) && dutyOf(other.day).includes(n))
    const free = [0, 1, 2, 3].filter(n => !dutyOf(day).includes(n))
    const [first] = free.toSorted(
      (a, b) =>
        turnsOf(a).length - turnsOf(b).length ||
        Date.parse(turnsOf(a).at(-1)?.day ?? '1970-01-01') -
          Date.parse(turnsOf(b).at(-1)?.day ?? '1970-01-01'),
    )
    return town.deputies[first ?? 0]?.name ?? ''
  }
  for (const { day, shift, names, board, duty, userids } of days) {
    const week = beforeHoliday(plus(day, -7))
    const notice = beforeHoliday(plus(day, -3))
    const eve = plus(day, -1)
    call(
      `${week} 09:00`,
      `【值班通知】${when(day, week)}，在代表联络站接待选民${because(shift)}。值班代表：${names}。能参加的请发送“@联络员 确认”，不能参加的发送“@联络员 请假 原因”。`,
      userids,
    )
    call(
      `${notice} 09:00`,
      [
        `${town.name}人大代表接待选民日公告`,
        '',
        `为密切人大代表同人民群众的联系，听取意见和建议，${town.name}人大代表定期接待选民（${town.ruleText}）。现将本次接待安排公告如下：`,
        `接待时间：${day.slice(0, 4)}年${when(day, day)}${because(shift)}`,
        '接待地点：代表联络站',
        `接待代表：${board}`,
        '联系电话：0571-88886666',
        '欢迎广大选民前来反映情况，提出意见和建议。',
        '',
        `${town.name}人民代表大会主席团`,
        `${notice.slice(0, 4)}年${monthDay(notice)}`,
      ].join('\n'),
      [],
    )
    tell(
      `${notice} 09:00`,
      `${when(day, notice)}的接待公告已发到代表群，请转各村张贴。要张贴的文档，发送“公告”领取。`,
    )
    if (!town.confirmed)
      tell(
        `${notice} 09:30`,
        `【值班待确认】${when(day, notice)}接待选民，还没有确认的值班代表：${duty.map(deputy => deputy?.name).join('、')}。请联系本人。不能到岗的可以换人，轮到的下一位是${nextFor(day)}，请发送：/排班 ${monthDay(day)} 换 ${duty[0]?.name} ${nextFor(day)}`,
      )
    const near = (at: string, word: string) =>
      `【值班提醒】${word}接待选民：${when(day, at)}，代表联络站。值班代表：${names}。请准时到岗。`
    call(`${eve} 19:00`, near(eve, '明天'), userids)
    if (town.start >= '08:15') call(`${day} 08:00`, near(day, '今天'), userids)
    call(
      `${day} ${town.end}`,
      `【接待登记】${when(day, day)}的接待已结束。请值班代表把选民反映的事项逐件单独发给“联络员”登记，如：/来访 杨树湾路灯坏了两个月，转城建办一周内修好。选民的姓名、电话不要发在群里。`,
      userids,
    )
  }

  for (let month = 1; month <= 12; month++) {
    const key = `2026-${String(month).padStart(2, '0')}`
    let on = `${key}-01`
    if (holiday(on)) while (!works(on)) on = plus(on, 1)
    const ofMonth = days.filter(({ day }) => day.startsWith(key))
    const last = ofMonth.at(-1)
    if (last === undefined || `${last.day} ${town.start}` <= `${on} 09:00`) continue
    const lines = ofMonth
      .filter(({ day }) => `${day} ${town.start}` > `${on} 09:00`)
      .map(({ day, shift, names }) => `${when(day, on)}，代表联络站${because(shift)}；值班代表：${names}`)
    call(`${on} 09:00`, [`【接待安排】${month}月代表接待选民日：`, ...lines].join('\n'), [])
  }
  tell(
    '2026-12-01 09:00',
    '2027年的放假安排还没有录入，2027年的代表接待日暂按周末推算。国务院办公厅公布后，请管理员用 liaison holidays add 录入，接待日自动重排，有变动的另行通知。',
  )
  return { group: ofTheYear(group), liaison: ofTheYear(liaison) }
}

const ofTheYear = (lines: readonly Line[]): Line[] => inOrder(lines.filter(({ at }) => at.startsWith('2026')))

export const inOrder = (lines: readonly Line[]): Line[] =>
  lines.toSorted((a, b) => (`${a.at} ${a.text}` < `${b.at} ${b.text}` ? -1 : 1))

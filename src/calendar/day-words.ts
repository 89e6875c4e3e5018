/** How people write days. Order matters: the first pattern that matches and reads wins. */
import type { DateMeaning, DayMeaning, Reader } from './elements.ts'
import { hanDigit, smallNumber as N, readNumber } from './numerals.ts'

const sticky = (source: string) => new RegExp(source, 'y')
const fixed = (source: string, meaning: DayMeaning): Reader => ({
  pattern: sticky(source),
  read: () => meaning,
})

/** What follows a figure and 号 or 日 and makes it a house, a room, a document or a length of time. */
const notARoom =
  '(?! ?(?:[楼门厅院桌馆车店路柜窗机]|线|会议室|会议厅|报告厅|教室|食堂|文件|文(?!化)|仓库|台|地块|提案|议案|建议|令|公告))'
const notAPeriod = '(?![内游报均志历程产]|之内|以内|常)'
const notACount = '(?! ?(?:[个次人名位条件项场元万亿%份年季届页家户组]|度))'
const notDocument = '(?<![0-9第〕\\]a-z./:])'

const yearRefs = new Map([
  ['今年', 0],
  ['本年度', 0],
  ['本年', 0],
  ['当年', 0],
  ['明年', 1],
  ['来年', 1],
  ['后年', 2],
  ['去年', -1],
  ['上年', -1],
  ['前年', -2],
])
const yearRef = [...yearRefs.keys()].join('|')
const monthRef = '本月份?|这个?月|当月|次月|下{1,2}个?月|上{1,2}个?月'
/** 二O二六, 二OO六: with the letter in place of 〇. */
export const typedYear = '二[o〇零○][o〇零○一二三四五六七八九]{2}'
const writtenYear = `(?:${typedYear}|[0-9〇零○一二三四五六七八九]{4}|[0-9]{2}|${hanDigit}{2})`
/**
 * A year with a figure too many or too few is no year, and is not to be passed over either. Before six figures and more
 * that end in a year stands something else: 会议室3012026年.
 */
const mistypedYear = '[0-9]{5}|[0-9]{6,9}(?<!20[0-9]{2})|[0-9]{3}'
const range = '(?:-{1,2}|~{1,2}|至|到)'
const week = '(?:周|星期|礼拜)'
const weekRef = '(?:下{1,3}一?个?|上{1,2}一?个?|这一?个?|本|当)'

function readYear(written: string | undefined): number | null {
  if (written === undefined) return null
  const year = readNumber(written.replace(/o/g, '〇'))
  return year < 100 ? 2000 + year : year
}

function monthDay(
  month: string | undefined,
  day: string | undefined,
  year: DateMeaning['year'],
): DateMeaning | null {
  const numbers = [readNumber(month ?? ''), readNumber(day ?? '')] as const
  return numbers.some(Number.isNaN) ? null : { kind: 'date', year, month: numbers[0], day: numbers[1] }
}

/** 下下 = 2, 下 = 1, 上 = -1, 本 and 这 = 0 */
function stepsOf(reference: string | undefined): number | null {
  if (reference === undefined || reference === '') return null
  if (reference.startsWith('次')) return 1
  const count = reference.length - reference.replace(/^(?:下+|上+)/, '').length
  return reference.startsWith('上') ? -count : count
}

function weekdayNumber(written: string): number {
  if (/[0-9]/.test(written)) return Number(written)
  return '日天'.includes(written) ? 7 : '一二三四五六'.indexOf(written) + 1
}

/** 2026年3月18日, 3月18, 今年三月十八号. */
const dateInWords: Reader = {
  pattern: sticky(
    `(?:(${writtenYear}|${mistypedYear}) ?年 ?,? ?|(${yearRef})的? ?,? ?)?(?<![0-9])(${N}) ?月份? ?的?(${N})(?: ?[日号]${notARoom}${notAPeriod}|(?! ?[0-9〇零○一二三四五六七八九十廿卅点时:日号])${notACount})`,
  ),
  read: ([, year, reference, month, day]) => {
    const fromThisYear = yearRefs.get(reference ?? '')
    return monthDay(month, day, fromThisYear === undefined ? readYear(year) : { fromThisYear })
  },
}

/** 本月18日, 下个月二十号 */
const dateByMonthRef: Reader = {
  pattern: sticky(`(${monthRef})(?:的|,)? ?(${N}) ?[日号]${notARoom}${notAPeriod}`),
  read: ([, reference, day]) => {
    const number = readNumber(day ?? '')
    if (Number.isNaN(number)) return null
    return { kind: 'date', year: null, month: { fromThisMonth: stepsOf(reference) ?? 0 }, day: number }
  },
}

/** 2026.3.18, 26.3.26, 2026-03-18, 2026/3/24, 20260318 */
const dateInFigures: Reader[] = [
  ...['\\.', '/', '-'].map(
    (mark): Reader => ({
      pattern: sticky(
        `(?<![0-9${mark}])'?(20[0-9]{2}|[23][0-9]) ?${mark} ?([0-9]{1,2}) ?${mark} ?([0-9]{1,2})(?![0-9])(?![./][0-9])(?: ?[日号])?`,
      ),
      read: ([, year, month, day]) => monthDay(month, day, readYear(year)),
    }),
  ),
  {
    pattern: sticky('(?<![0-9])(20[2-4][0-9])(0[1-9]|1[0-2])([0-2][0-9]|3[01])(?![0-9])'),
    read: ([, year, month, day]) => monthDay(month, day, readYear(year)),
  },
]

/** 3.18, 3/18; 3-18 only where a weekday, a half day or a clock follows, else it is a range of something. */
const shortDate: Reader[] = [
  ...['\\.', '/'].map(
    (mark): Reader => ({
      pattern: sticky(
        `(?<![0-9./]|[0-9]:)([0-9]{1,2})${mark}([0-9]{1,2})(?![0-9%])(?!${mark}[0-9])(?! ?(?:万|亿|元|亩|公里|千|米|吨|级|版|个|倍|人|户|岁|折|平方|小时))[日号]?`,
      ),
      read: ([, month, day], { previous, gap }) => {
        // after 上午 or a day, 9.30 is a clock time
        const kind = previous?.meaning.kind
        if (gap.trim() === '' && (kind === 'half' || kind === 'date')) return null
        return Number(month) <= 12 && Number(month) > 0 && Number(day) <= 31
          ? monthDay(month, day, null)
          : null
      },
    }),
  ),
  {
    pattern: sticky(
      '(?<![0-9./:-])([0-9]{1,2})-([0-9]{1,2})(?= ?(?:[(,]? ?(?:周|星期|礼拜)[一二三四五六日天]|上午|下午|中午|早上|晚上|[0-9]{1,2}:[0-9]{2}))',
    ),
    read: ([, month, day]) => (Number(month) <= 12 && Number(day) <= 31 ? monthDay(month, day, null) : null),
  },
]

/** 18号, 廿六日; the 18 of 18-20日, 18或19日 */
const dayOfMonth: Reader[] = [
  `(${N}) ?[日号]${notARoom}${notAPeriod}`,
  `(${N})(?= ?(?:${range}|、|,|或者?|/) ?${N} ?[日号]${notARoom}${notAPeriod})`,
].map(source => ({
  pattern: sticky(notDocument + source),
  read: ([, day]) => {
    const number = readNumber(day ?? '')
    return Number.isNaN(number) ? null : { kind: 'date', year: null, month: null, day: number }
  },
}))

/** 下周三, 这个星期五, 周五, 礼拜天, 周3; 每周三 is no single day. */
const weekday: Reader = {
  pattern: sticky(
    `(每个?|隔)?(${weekRef})?${week}([一二三四五六日天末]|[1-7](?! ?[0-9点时:月天年次个]))(?![次届])`,
  ),
  read: ([, every, reference, written]) => {
    if (every || written === '末') return { kind: 'vague', week: null }
    return { kind: 'weekday', week: stepsOf(reference), weekday: weekdayNumber(written ?? '') }
  },
}

/** 3月第三个星期五, 下个月第一个周一, 本月最后一个星期五 */
const nthWeekday: Reader = {
  pattern: sticky(
    `(?:(${monthRef})|(${N}) ?月份?)?的?(?:第([一二三四五1-5])|(最后一|最末一|倒数第一))个?${week}([一二三四五六日天])`,
  ),
  read: ([, reference, month, nth, , weekdayWritten]) => {
    const number = month === undefined ? null : readNumber(month)
    if (Number.isNaN(number)) return null
    return {
      kind: 'nth_weekday',
      month: reference === undefined ? number : { fromThisMonth: stepsOf(reference) ?? 0 },
      nth: nth === undefined ? -1 : readNumber(nth),
      weekday: weekdayNumber(weekdayWritten ?? ''),
    }
  },
}

const vagueWords = [
  '(?:上|中|下)旬',
  '(?:上|下)半[年月]',
  '[本这上下当]{0,2}个?季度[初末中]?',
  `[本这上下当]{0,2}个?[月年季](?:底|初|末|中)(?!心|国)`,
  '岁末|近期|近日|近几天|日内|不日|最近|临近|改天|改日|改期再|择日|择期|择时|适时|稍后|过(?:几|两|些|一)(?:天|日)|过段时间|过阵子|[这近那][几两些]天',
  '[这那本下上]?个?周内|年内|月内|年前|年后|开春后?|春耕后?|秋收后?|麦收后?|秋后|夏收后?|汛期|暑假|寒假|假期|假后|节前|节后|节日期间',
  '[赶逢](?:集|场|圩|墟|街)[日天]|[圩墟]日|半个月(?:以后|之后|后)|清明|国庆|元旦|劳动节|小长假|长假',
  '有空|抽空|待定|待通知|另行通知|未定',
  '第[一二三四1-4]季度',
  '前(?:几|些)天|后(?:几|些)天',
]

export const dayReaders: { readonly figures: readonly Reader[]; readonly words: readonly Reader[] } = {
  figures: [
    fixed(`${N}月初[一二三四五六七八九十]`, { kind: 'lunar', markOnly: false }),
    fixed(`${N}月[廿卅][一二三四五六七八九]?(?! ?[日号一二三四五六七八九])`, {
      kind: 'lunar',
      markOnly: false,
    }),
    fixed(`[七]月半`, { kind: 'lunar', markOnly: false }),
    nthWeekday,
    dateInWords,
    ...dateInFigures,
    ...shortDate,
    {
      pattern: sticky(`过?(${N})天(?:以后|之后|后)`),
      read: ([, days]) => ({ kind: 'offset', days: readNumber(days ?? '') }),
    },
    ...dayOfMonth,
    fixed(`(?:${writtenYear}年 ?)?${N} ?月份?(?:上旬|中旬|下旬|底|初|末|中(?!心))?`, {
      kind: 'vague',
      week: null,
    }),
    fixed('[一二三四1-4]季度[初末]?', { kind: 'vague', week: null }),
    fixed('五一(?=节|劳动|前|后|期间|假|放|小|$)|十一(?=假|期间|长假|国庆|黄金|节)', {
      kind: 'vague',
      week: null,
    }),
    fixed(`(?:两|一|二|三|几|半|[1-9])(?:周|个?星期|个?礼拜|个月|个?季度)(?:以后|之后|后)`, {
      kind: 'vague',
      week: null,
    }),
    fixed(`[0-9]{4}年(?:底|初|末)?`, { kind: 'vague', week: null }),
  ],
  words: [
    fixed('农历|阴历|旧历|古历|老历', { kind: 'lunar', markOnly: true }),
    fixed(`(?:正月|腊月|冬月|闰${N}?月)(?:初?${N})?(?: ?[日号])?`, { kind: 'lunar', markOnly: false }),
    fixed('初[一二三四五六七八九十](?![中小高年级步])', { kind: 'lunar', markOnly: false }),
    fixed('除夕|大年(?:三十|初[一二三四五六七八九])|元宵|端午|中秋|重阳|七夕|春节', {
      kind: 'lunar',
      markOnly: false,
    }),
    nthWeekday,
    dateInWords,
    dateByMonthRef,
    weekday,
    fixed('大前[天日]', { kind: 'offset', days: -3 }),
    fixed('(?<!提)前[天日]', { kind: 'offset', days: -2 }),
    fixed('昨(?:[天日儿]|(?=[晚夜早]))', { kind: 'offset', days: -1 }),
    fixed('今(?:[天日儿]|(?=[早晚晨夜]))', { kind: 'offset', days: 0 }),
    fixed('(?<![说证表声])明(?:[天日儿]|(?=[早晚晨夜]))|翌[日晨]|次日', { kind: 'offset', days: 1 }),
    fixed('大大后[天日]', { kind: 'offset', days: 4 }),
    fixed('大后[天日]', { kind: 'offset', days: 3 }),
    fixed('(?<!今)后(?:天(?!的?努力)|日|儿(?=上|下|早|晚|[0-9]))', { kind: 'offset', days: 2 }),
    {
      pattern: sticky(`过(${N})天(?!来)`),
      read: ([, days]) =>
        /^[一两二三]$/.test(days ?? '')
          ? { kind: 'vague', week: null }
          : { kind: 'offset', days: readNumber(days ?? '') },
    },
    {
      pattern: sticky(`(${weekRef})(?:周|星期|礼拜)(?!年|边|围|期)`),
      read: ([, reference]) => ({ kind: 'vague', week: stepsOf(reference) }),
    },
    ...vagueWords.map(source => fixed(source, { kind: 'vague', week: null })),
    fixed(`${monthRef}|${yearRef}`, { kind: 'vague', week: null }),
  ],
}

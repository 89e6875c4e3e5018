/** How people write half days and clock times. Order matters: the first pattern that matches and reads wins. */
import type { Half, Meaning, Reader } from './elements.ts'
import { smallNumber as N, readNumber } from './numerals.ts'

const sticky = (source: string) => new RegExp(source, 'y')

/** 3点建议, 两点要求 and 9时间 are no clock times. */
const notPoints =
  '(?!建议|意见|要求|希望|说明|体会|想法|思考|内容|措施|原因|注意|任务|工作|位|评(?![议审估比选])|名|数|赞|做法|认识|感受|启示|经验|问题|共识|[子缀燃])'
const notAWord = '(?!间|候|段|期|代|常|刻|效|速|装|限|政|事|髦)'
const notAnotherUnit = '(?! ?[楼号日月年层室人个名位届次幢栋组分])'
const range = '(?:-{1,2}|~{1,2}|至|到)'
const minutes = `(?:(半)(?![天年月小])|(${N}) ?刻(?:钟)?|过?(${N}) ?分(?![之管别组会钟])|([0-9]{2}|[〇零○一二三四五][〇零○一二三四五六七八九十]{1,2}|十[一二三四五六七八九]?|[二三四五]十)(?![0-9])${notAnotherUnit}|[整许])`
const clockUnit = `(?:点(?:钟|整)?${notPoints}|时${notAWord})`

const halfWords: readonly (readonly [source: string, half: Half])[] = [
  ['凌晨', 'dawn'],
  ['早上|早晨|清晨|清早|一?大清?早|一早|早间|早起', 'early'],
  ['上午|前晌', 'morning'],
  ['中午|正午|午间|晌午|午时', 'noon'],
  ['下午|午后|后晌', 'afternoon'],
  ['傍晚|黄昏|晚上|晚间|夜里|夜间|夜晚|当晚', 'evening'],
]

function clock(hour: string, minute: number): Meaning | null {
  const hours = readNumber(hour)
  if (Number.isNaN(hours) || Number.isNaN(minute)) return null
  return { kind: 'clock', hour: hours, minute, padded: /^0[0-9]$/.test(hour) }
}

/** 9点, 九时三十分, 2点半, 九点三刻, 14时30, 8点20 */
const inWords: Reader = {
  pattern: sticky(`(?<![0-9第差])(${N}) ?${clockUnit}(?: ?${minutes})?`),
  read: ([matched, hour = '', half, quarters, spelled, bare], { gap, previous }) => {
    // 一点 is mostly "a little": 早一点, 提前一点
    const attached = previous !== undefined && /^[ ,()的至到~-]{0,3}$/.test(gap)
    if (/^一点$/.test(matched) && !attached) return null
    if (half) return clock(hour, 30)
    if (quarters) return clock(hour, readNumber(quarters) * 15)
    return clock(hour, spelled || bare ? readNumber(spelled ?? bare ?? '') : 0)
  },
}

/** 差5分9点, 差一刻三点 */
const minutesBefore: Reader = {
  pattern: sticky(`差(?:(一)刻|(${N})分)(?:钟)?(?:到)?(${N})点`),
  read: ([, quarter, spelled, hour = '']) => {
    const before = quarter ? 15 : readNumber(spelled ?? '')
    return clock(String(readNumber(hour) - 1), 60 - before)
  },
}

/** 14:30, 14 : 30, 9:00:00 */
const withColon: Reader = {
  pattern: sticky('(?<![0-9.]|[0-9] ?:)([0-9]{1,2}) ?: ?([0-9]{2})(?: ?: ?[0-9]{2})?(?![0-9:])'),
  read: ([, hour = '', minute = '']) => clock(hour, Number(minute)),
}

/** 上午9.30, 3月18日 14.30: only right after a half day or a date */
const withDot: Reader = {
  pattern: sticky('(?<![0-9:.])([0-9]{1,2})\\.([0-9]{2})(?![0-9.%])(?! ?(?:万|亿|元|亩|公里|千|米|吨|级))'),
  read: ([, hour = '', minute = ''], { previous, gap }) => {
    const kind = previous?.meaning.kind
    if (!/^[ ()]{0,2}$/.test(gap) || (kind !== 'half' && kind !== 'date' && kind !== 'weekday')) return null
    return clock(hour, Number(minute))
  },
}

/** the 2 of 2-4点 and 下午2至5时 */
const beforeRange: Reader = {
  pattern: sticky(`(?<![0-9第:.])(${N})(?= ?${range} ?${N} ?${clockUnit})`),
  read: ([, hour = '']) => clock(hour, 0),
}

/** 9am, 2:30pm */
const latin: Reader = {
  pattern: sticky('(?<![0-9])([0-9]{1,2})(?::([0-9]{2}))? ?([ap])\\.?m(?![a-z])'),
  read: ([, hour = '', minute, letter]) =>
    clock(String((Number(hour) % 12) + (letter === 'p' ? 12 : 0)), Number(minute ?? '0')),
}

const halves: Reader[] = halfWords.map(([source, half]) => ({
  pattern: sticky(source),
  read: () => ({ kind: 'half', half }),
}))

/** 明早, 3月18日晚, 晚7点; not 晚一点, 早点来 */
const shortHalf: Reader = {
  pattern: sticky('(?<![傍早迟提])([早晨晚夜])(?![点些于到一])'),
  read: ([matched], { previous, gap }) => {
    const afterDay =
      gap === '' &&
      previous !== undefined &&
      previous.meaning.kind !== 'clock' &&
      previous.meaning.kind !== 'half'
    if (!afterDay) return null
    return { kind: 'half', half: matched === '早' || matched === '晨' ? 'early' : 'evening' }
  },
}
const shortHalfBeforeClock: Reader = {
  pattern: sticky(`([早晚])(?! ?一点(?!半|[0-9三四五]|钟))(?= ?${N} ?(?:[点时:]))`),
  read: ([, letter]) => ({ kind: 'half', half: letter === '早' ? 'early' : 'evening' }),
}

/** 两小时后, 半小时后 */
const later: Reader = {
  pattern: sticky(`过?(${N}|半)个?(半)?(小时|钟头|分钟)(?:以后|之后|后)`),
  read: ([, count = '', andHalf, unit]) => {
    const number = (count === '半' ? 0.5 : readNumber(count)) + (andHalf ? 0.5 : 0)
    return Number.isNaN(number)
      ? null
      : { kind: 'later', minutes: Math.round(number * (unit === '分钟' ? 1 : 60)) }
  },
}

export const hourReaders: { readonly figures: readonly Reader[]; readonly words: readonly Reader[] } = {
  figures: [later, latin, inWords, withColon, withDot, beforeRange],
  words: [later, ...halves, shortHalfBeforeClock, shortHalf, minutesBefore],
}

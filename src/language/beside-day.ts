/** What was written beside a day where one was asked for: 资金由县里出 of 期限：6月30日，资金由县里出. */
import type { Day } from '../calendar/day.ts'
import { normalise, originalSlice } from './normalise.ts'
import { findDue } from './visit-due.ts'

const behind =
  '[\\s,;。:()]|含|当[天日]|下班|[上下]午|[之以]?[前内]|止|为止|期间|完成|办结|落实|到位|办好|办完|完毕'
/** What belongs to the day and says nothing else: 前完成, (含当日). */
const behindDay = new RegExp(`^(?:${behind})*$`)
/** 务必于, and 2026年 where the rest of it was read. */
const beforeDay = new RegExp(
  `^(?:${behind}|请|务必|必须|应当|应该|应|须|要|在|于|为|是|到|至|限|最迟|最晚|不晚于|不迟于|截止到?|截至|\\d{4}年|[今明后本]年|[〇零一二三四五六七八九]{4}年)*$`,
)
const ending =
  /^(?:\((?:含|周|星期)[^()]{0,4}\)|下班|[之以]?[前内]|止|为止|之?前?(?:完成|办结|落实|到位|办好|办完|完毕))*/
const gap = /^[\s,;。)]+/

/**
 * What was written beside a day: 资金由县里出 of 6月30日，资金由县里出. Where it cannot be taken from the day, 6月30日前完成并验收,
 * the whole of it.
 */
export function besideDay(said: string, today: Day): string {
  const source = normalise(said)
  const { text } = source
  const span = findDue(text, today, true)?.span
  // One that was read with its 内 supplied, or as a promise, reaches to its end.
  if (span === undefined || span.to > text.length)
    return beforeDay.test(text.replace(promised, '')) ? '' : said.trim()
  const before = text.slice(0, span.from)
  const after = text.slice(span.to)
  if (beforeDay.test(before) && behindDay.test(after)) return ''
  if (!beforeDay.test(before)) return said.trim()
  const end = ending.exec(after)?.[0].length ?? 0
  const rest = after.slice(end)
  const mark = gap.exec(rest)?.[0].length ?? 0
  if (mark === 0 && end > 0) return said.trim()
  return originalSlice(source, span.to + end + mark, text.length)
}

const promised =
  /\d{1,4}年|[今明后本]年|(?:\d{1,2}|[一二两三四五六七八九十]{1,3}) ?(?:个?(?:半)?月份?|个?周|个?星期|天|日|号|年|个?工作日|个?季度)|[上下]半年|半年|[上中下]旬|年|[底末]/g

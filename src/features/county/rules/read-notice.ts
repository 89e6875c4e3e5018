/** What a clerk of a county has written for its towns: until when, and what is to be reported. */
import { readSettledWhen, readWhen } from '../../../calendar/when.ts'
import { dayOf, instantOf } from '../../../calendar/zone.ts'
import type { Terms } from './notice.ts'

export type NoticeTrouble = 'empty' | 'too_long' | 'past' | 'unclear'

/** A sheet of A4, and what a message of any of the ways holds. */
const mostChars = 1_500

const report = '(?:回报|上报|报送|回复|反馈|提交)'
const asked = new RegExp(
  `(?:^|[\\n。；;！!])[ \\t]*(?:请)?(?:[^\\n。；;！!：:]{1,40}?前)?[，,]?(?:统一|书面|及时|并)?${report}(?:内容|事项|要求)?[ \\t]*[:：][ \\t]*([^\\n]+)`,
  'u',
)
const labelled = /(?:截止(?:时间|日期)?|期限)[ \t]*[:：]?[ \t]*([^\n。；;，,]{2,40})/gu
/** 3月25日前 and, behind it, what is to be done by then. */
const before =
  /(?:(?<=(?:^|[\n。；;，,])([^\n。；;，,]{2,40}))(?:之?前|以前))(?=[，,]?(?:请|将|把|务必|统一|书面)*[^\n。；;，,]{0,16}?(?:上报|报送|报告|回复|反馈|回报|完成|落实|报|提交|提供|上交|送交|送达|送|发[至到送给]|交[至到]|寄|传|填写|告知|汇总|反映))/gu

/** Every piece of the words that may say until when, those that say so plainly first. */
const saidUntil = (words: string): string[] =>
  [...words.matchAll(labelled), ...words.matchAll(before)].map(([, said = '']) => said)

export function readCountyNotice(
  text: string,
  now: Date,
  zone: string,
): { readonly terms: Terms; readonly trouble: NoticeTrouble | null; readonly hasUnreadDay: boolean } {
  const words = text.trim()
  const asks = asked.exec(words)?.[1]?.trim() ?? null
  const due = firstDated(
    saidUntil(words).map(said => deadlineIn(said, now, zone)),
    now,
  )
  const terms = { words, asks, dueAt: due === 'unclear' ? null : (due?.toISOString() ?? null) }
  return {
    terms,
    trouble: troubleOf(words, due, now),
    hasUnreadDay: due === null && namesDay(words, now, zone),
  }
}

/** 截止2月底已有3个乡镇报送，请其余乡镇3月25日前报送: what is over is the deadline only where nothing else is. */
function firstDated(found: readonly (Date | 'unclear' | null)[], now: Date): Date | 'unclear' | null {
  const dated = found.filter(one => one instanceof Date)
  return dated.find(one => one > now) ?? dated[0] ?? found.find(one => one === 'unclear') ?? null
}

/** Whether a day stands in the words, whatever it is about. */
const namesDay = (words: string, now: Date, zone: string): boolean =>
  readWhen(words, now, zone).start !== null

function troubleOf(words: string, due: Date | 'unclear' | null, now: Date): NoticeTrouble | null {
  if (!/\p{L}/u.test(words)) return 'empty'
  if (Array.from(words).length > mostChars) return 'too_long'
  if (due === 'unclear') return 'unclear'
  return due !== null && due <= now ? 'past' : null
}

/** A deadline said alone: 4月1日. */
export function readDeadline(
  said: string,
  now: Date,
  zone: string,
): { readonly dueAt: Date } | { readonly trouble: NoticeTrouble } {
  const due = deadlineIn(said, now, zone)
  if (due === null || due === 'unclear') return { trouble: 'unclear' }
  return due <= now ? { trouble: 'past' } : { dueAt: due }
}

/** A day without an hour lasts until its end. @returns null where no time is named at all */
function deadlineIn(said: string, now: Date, zone: string): Date | 'unclear' | null {
  const { start, certain, problem } = readSettledWhen(said, now, zone)
  if (start === null) return problem === null ? null : 'unclear'
  if (problem !== null && problem !== 'past') return 'unclear'
  return certain === 'day' ? instantOf({ ...dayOf(start, zone), hour: 23, minute: 59 }, zone) : start
}

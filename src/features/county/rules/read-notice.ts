/** What a clerk of a county has written for its towns: until when, and what is to be reported. */
import { readWhen } from '../../../calendar/when.ts'
import { dayOf, instantOf } from '../../../calendar/zone.ts'
import type { Terms } from './notice.ts'

export type NoticeTrouble = 'empty' | 'too_long' | 'past' | 'unclear'

/** A sheet of A4, and what a message of any of the ways holds. */
const mostChars = 1_500

const asked =
  /(?:^|[\n。；;！!])[ \t]*(?:请)?(?:回报|上报|报送|回复|反馈)(?:内容|事项|要求)?[ \t]*[:：][ \t]*([^\n]+)/u
const labelled = /(?:截止(?:时间|日期)?|期限)[ \t]*[:：]?[ \t]*([^\n。；;，,]{2,40})/u
const before =
  /([^\n。；;，,]{2,40}?)(?:之?前|以前)[，,]?(?:请|将|把|务必|统一|书面)*[^\n。；;，,]{0,16}?(?:上报|报送|报告|回复|反馈|回报|完成|落实|报)/u

export function readCountyNotice(
  text: string,
  now: Date,
  zone: string,
): { readonly terms: Terms; readonly trouble: NoticeTrouble | null } {
  const words = text.trim()
  const asks = asked.exec(words)?.[1]?.trim() ?? null
  const said = labelled.exec(words)?.[1] ?? before.exec(words)?.[1] ?? null
  const due = said === null ? null : deadlineIn(said, now, zone)
  const terms = { words, asks, dueAt: due === 'unclear' ? null : (due?.toISOString() ?? null) }
  return { terms, trouble: troubleOf(words, due, now) }
}

function troubleOf(words: string, due: Date | 'unclear' | null, now: Date): NoticeTrouble | null {
  if (!/\p{L}/u.test(words)) return 'empty'
  if (Array.from(words).length > mostChars) return 'too_long'
  if (due === 'unclear') return 'unclear'
  return due !== null && due <= now ? 'past' : null
}

/** A day without an hour lasts until its end. @returns null where no time is named at all */
function deadlineIn(said: string, now: Date, zone: string): Date | 'unclear' | null {
  const { start, certain, problem } = readWhen(said, now, zone)
  if (start === null) return problem === null ? null : 'unclear'
  if (problem !== null && problem !== 'past') return 'unclear'
  return certain === 'day' ? instantOf({ ...dayOf(start, zone), hour: 23, minute: 59 }, zone) : start
}

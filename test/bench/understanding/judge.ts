/** The judging rules of the corpora: which fields of a line were understood. */
import { Converter } from 'opencc-js/t2cn'
import { z } from 'zod'
import type { CorpusName, Got } from './answers.ts'

const simplify = Converter({ from: 't', to: 'cn' })

/** Full width to half width, traditional to simplified, no spaces and punctuation. */
function plain(text: string): string {
  return simplify(text.normalize('NFKC'))
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .toLowerCase()
}

const nullable = z.string().nullable()
const noticeSchema = z.object({
  kind: z.string(),
  title: nullable,
  starts_at: nullable,
  ends_at: nullable,
  place: nullable,
  agenda: z.array(z.string()),
  reply_by: nullable,
  audience: nullable,
  problems: z.array(z.string()),
})
const dateSchema = z.object({ start: nullable, end: nullable, certain: nullable, problem: nullable })
const replySchema = z.object({
  answer: z.string(),
  reason: nullable,
  leave_kind: nullable,
  proxy_for: nullable,
  item: z.number().nullable(),
})

/** @returns each judged field and whether it is right */
export function judge(name: CorpusName, expected: unknown, got: Got, text: string): Record<string, boolean> {
  switch (name) {
    case 'notices':
      return judgeNotice(noticeSchema.parse(expected), noticeSchema.parse(got))
    case 'dates':
      return judgeDate(dateSchema.parse(expected), dateSchema.parse(got), text)
    case 'replies':
      return judgeReply(replySchema.parse(expected), replySchema.parse(got))
  }
}

function judgeNotice(
  expected: z.infer<typeof noticeSchema>,
  got: z.infer<typeof noticeSchema>,
): Record<string, boolean> {
  return {
    kind: expected.kind === got.kind,
    title: sameTitle(expected.title, got.title),
    starts_at: sameInstant(expected.starts_at, got.starts_at),
    ends_at: sameInstant(expected.ends_at, got.ends_at),
    place: sameText(expected.place, got.place),
    agenda: sameAgenda(expected.agenda, got),
    reply_by: sameInstant(expected.reply_by, got.reply_by),
    audience: sameAudience(expected.audience, got.audience),
    problems: sameProblems(expected, got),
  }
}

function sameInstant(expected: string | null, got: string | null): boolean {
  if (expected === null || got === null) return expected === got
  if (expected.slice(11, 16) === '23:59') return expected.slice(0, 10) === got.slice(0, 10)
  return Date.parse(expected) === Date.parse(got)
}

const sameText = (expected: string | null, got: string | null) =>
  expected === null || got === null ? expected === got : plain(expected) === plain(got)

const contains = (one: string, other: string) =>
  plain(one).includes(plain(other)) || plain(other).includes(plain(one))

function sameTitle(expected: string | null, got: string | null): boolean {
  if (expected === null || got === null) return expected === got
  return Math.min(plain(expected).length, plain(got).length) >= 2 && contains(expected, got)
}

function sameAgenda(expected: readonly string[], { agenda, title }: z.infer<typeof noticeSchema>): boolean {
  const [only] = agenda
  if (expected.length === 0 && agenda.length === 1 && only !== undefined && title !== null)
    return contains(only, title)
  return (
    expected.length === agenda.length && expected.every((item, index) => contains(item, agenda[index] ?? ''))
  )
}

function sameAudience(expected: string | null, got: string | null): boolean {
  if (!expected?.startsWith('named:') || !got?.startsWith('named:')) return sameText(expected, got)
  const names = (list: string) => list.slice(7, -1).split(',').map(plain).sort().join()
  return names(expected) === names(got)
}

function sameProblems(expected: z.infer<typeof noticeSchema>, got: z.infer<typeof noticeSchema>): boolean {
  const wanted = new Set(expected.problems)
  const missing = (problem: string) => problem.startsWith('missing_')
  const placeStandsIn =
    wanted.has('placeholder') &&
    !got.problems.includes('placeholder') &&
    got.problems.includes('missing_place')
  if (placeStandsIn) wanted.delete('placeholder')
  const extra = got.problems.filter(problem => !wanted.has(problem))
  const lacking = [...wanted].filter(problem => !got.problems.includes(problem))
  return (
    lacking.length === 0 &&
    extra.every(problem => expected.problems.includes('placeholder') && missing(problem))
  )
}

function judgeDate(
  expected: z.infer<typeof dateSchema>,
  got: z.infer<typeof dateSchema>,
  text: string,
): Record<string, boolean> {
  if (/农历|阴历|正月|腊月|初[一二三四五六七八九十]/.test(text) && expected.start !== null) {
    return {
      line:
        got.problem === 'ambiguous' ||
        (got.problem === null && got.start?.slice(0, 10) === expected.start.slice(0, 10)),
    }
  }
  if (expected.problem !== got.problem) return { line: false }
  if (expected.problem === 'ambiguous' || expected.problem === 'impossible') return { line: true }
  if (expected.start !== null && expected.certain !== got.certain) return { line: false }
  const same = (one: string | null, other: string | null) => sameByCertainty(one, other, expected.certain)
  return { line: same(expected.start, got.start) && same(expected.end, got.end) }
}

function sameByCertainty(expected: string | null, got: string | null, certain: string | null): boolean {
  if (expected === null || got === null) return expected === got
  if (certain === 'minute') return Date.parse(expected) === Date.parse(got)
  const side = (instant: string) => (Number(instant.slice(11, 13)) < 12 ? 'before noon' : 'after noon')
  return expected.slice(0, 10) === got.slice(0, 10) && (certain === 'day' || side(expected) === side(got))
}

function judgeReply(
  expected: z.infer<typeof replySchema>,
  got: z.infer<typeof replySchema>,
): Record<string, boolean> {
  const judgesReason = expected.answer === 'leave' || expected.answer === 'attend'
  return {
    answer: expected.answer === got.answer,
    leave_kind: expected.leave_kind === got.leave_kind,
    proxy_for: expected.proxy_for === got.proxy_for,
    item: expected.item === got.item,
    reason: !judgesReason || sameReason(expected.reason, got.reason),
  }
}

function sameReason(expected: string | null, got: string | null): boolean {
  if (expected === null || got === null) return expected === got
  const given = plain(got)
  const wanted = [...plain(expected)]
  return wanted.filter(char => given.includes(char)).length >= 0.6 * wanted.length
}

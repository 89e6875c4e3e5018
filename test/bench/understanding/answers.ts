/** What the project makes of a corpus line, in the form of the corpus's `expect`. */
import { z } from 'zod'
import { readWhen } from '../../../src/calendar/when.ts'
import { isoInZone } from '../../../src/calendar/zone.ts'
import { type Audience, readNotice } from '../../../src/language/notice.ts'
import { type ReplyContext, readReply } from '../../../src/language/reply.ts'

export const corpusNames = ['notices', 'dates', 'replies'] as const
export type CorpusName = (typeof corpusNames)[number]

const now = new Date('2026-03-11T10:00:00+08:00')
const zone = 'Asia/Shanghai'

const lineSchema = z.object({ id: z.string(), text: z.string(), context: z.string().optional() })

const contexts: Readonly<Record<string, ReplyContext>> = {
  'one open meeting asked for a reply': 'one',
  'reception duty asked': 'duty',
  'several open items (numbered)': 'several',
  'no open item': 'none',
}

export type Got = Readonly<Record<string, unknown>>

export function answersFor(name: CorpusName, lines: readonly unknown[]): { id: string; got: Got }[] {
  return lines.map(line => {
    const parsed = lineSchema.parse(line)
    return { id: parsed.id, got: answer(name, parsed) }
  })
}

function answer(name: CorpusName, { text, context }: z.infer<typeof lineSchema>): Got {
  switch (name) {
    case 'dates':
      return dateAnswer(text)
    case 'notices':
      return noticeAnswer(text)
    case 'replies':
      return replyAnswer(text, contexts[context ?? ''] ?? 'one')
  }
}

const iso = (instant: Date | null) => (instant === null ? null : isoInZone(instant, zone))

function dateAnswer(text: string): Got {
  const { start, end, certain, problem } = readWhen(text, now, zone)
  return { start: iso(start), end: iso(end), certain, problem }
}

function noticeAnswer(text: string): Got {
  const reading = readNotice(text, now, zone)
  return {
    kind: reading.kind,
    title: reading.title,
    starts_at: iso(reading.startsAt),
    ends_at: iso(reading.endsAt),
    place: reading.place,
    agenda: reading.agenda,
    reply_by: iso(reading.replyBy),
    audience: audienceAnswer(reading.audience),
    problems: reading.problems,
  }
}

function audienceAnswer(audience: Audience | null): string | null {
  if (audience === null) return null
  switch (audience.to) {
    case 'group':
      return `group:${audience.name}`
    case 'office':
      return `office:${audience.name}`
    case 'several': {
      // 主席团成员、各代表小组组长: the corpus has a word for one body, and none for who is asked besides.
      const bodies = audience.parts.filter(({ to }) => to !== 'named')
      return bodies.length === 1 ? audienceAnswer(bodies[0] ?? null) : 'several'
    }
    case 'named':
      return `named:[${audience.names.join(',')}]`
    case 'presidium':
    case 'deputies':
      return audience.to
  }
}

function replyAnswer(text: string, context: ReplyContext): Got {
  const { answer, reason, leaveKind, proxyFor, item } = readReply(text, context)
  return { answer, reason, leave_kind: leaveKind, proxy_for: proxyFor, item }
}

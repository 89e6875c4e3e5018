/**
 * What the simulated town ought to be: kept in plain objects, with rules written down anew. It knows nothing of SQL, of the
 * service's rules or of time zones; where both agree, either both are right or both were misread in the same way.
 */
import type { Answer, Seen } from './seen.ts'

interface Line {
  answer: 'attend' | 'leave'
  kind: string | null
  timeVersion: number
}

export interface Notice {
  readonly number: number
  status: 'open' | 'closed' | 'cancelled'
  startsAt: Date
  timeVersion: number
  readonly lines: Map<string, Line>
  /** Answers that were written down. */
  entries: number
  /** How often the clock has closed it. */
  closings: number
}

export class Model {
  readonly notices = new Map<number, Notice>()
  /** Messages whose effect is committed. */
  readonly heard = new Set<string>()
  suggestions = 0
  /** Reminders that were seen done: `meeting kind instant`. */
  readonly reminded = new Set<string>()

  announce(number: number, startsAt: Date): void {
    this.notices.set(number, {
      number,
      status: 'open',
      startsAt,
      timeVersion: 1,
      lines: new Map(),
      entries: 0,
      closings: 0,
    })
  }

  answer(number: number, userid: string, answer: Answer): void {
    const notice = this.notices.get(number)
    if (notice === undefined || notice.status === 'cancelled') return
    const line = notice.lines.get(userid)
    const counts = line !== undefined && line.timeVersion === notice.timeVersion
    const same = counts && line.answer === answer.answer
    if (same && (answer.kind === null || answer.kind === line.kind)) return
    const kind = answer.answer === 'attend' ? null : (answer.kind ?? (same ? line.kind : null))
    notice.lines.set(userid, { answer: answer.answer, kind, timeVersion: notice.timeVersion })
    notice.entries += 1
  }

  move(number: number, startsAt: Date, now: Date): void {
    const notice = this.notices.get(number)
    if (notice === undefined || notice.status === 'cancelled' || isOver(notice, now)) return
    if (startsAt.getTime() === notice.startsAt.getTime()) return
    notice.startsAt = startsAt
    notice.timeVersion += 1
    notice.status = 'open'
  }

  cancel(number: number, now: Date): void {
    const notice = this.notices.get(number)
    if (notice !== undefined && !isOver(notice, now)) notice.status = 'cancelled'
  }

  restore(number: number, now: Date): void {
    const notice = this.notices.get(number)
    if (notice?.status !== 'cancelled' || notice.startsAt <= now) return
    notice.status = 'open'
  }

  /** @param surely every replica looked at the clock and none broke */
  tick(now: Date, seen: Seen, surely: boolean): void {
    for (const notice of this.notices.values()) {
      if (notice.status !== 'open' || notice.startsAt > now) continue
      if (!surely && seen.notices.find(({ number }) => number === notice.number)?.status === 'open') continue
      notice.status = 'closed'
      notice.closings += 1
    }
  }
}

/** A day after its beginning nothing is changed in it any more. */
const isOver = ({ startsAt }: Notice, now: Date): boolean =>
  startsAt.getTime() + 24 * 3_600_000 <= now.getTime()

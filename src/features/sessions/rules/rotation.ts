/**
 * A session's id changes while it is used, so that one that was overheard is soon worth nothing.
 *
 * The browser is sent the next id and may come back with either: only when it has come back with the next one does the
 * old one end, some seconds later, because requests that are under way still have it. So nobody is signed out by two
 * requests at once, nor by an answer that was lost on its way.
 */
const rotateAfterMs = 15 * 60_000
/** Whoever was sent a new id and still comes with the old one after so long has not got it. */
const arrivesWithinMs = 30_000
export const earlierLivesMs = 30_000
/** `seen_at` is not written more often. */
const seenEveryMs = 60_000

export interface Rotating {
  /** Which of the session's ids the request has. */
  readonly held: 'current' | 'next' | 'earlier'
  readonly rotatedAt: Date
  readonly nextAt: Date | null
  readonly seenAt: Date
}

/**
 * What a request does to its session. `promote`: the next id has arrived and is the current one now; `issue`: a new one
 * is sent; `touch`: it was used.
 */
export type Step = 'promote' | 'issue' | 'touch' | 'nothing'

export function stepOf({ held, rotatedAt, nextAt, seenAt }: Rotating, now: Date): Step {
  const since = (then: Date): number => now.getTime() - then.getTime()
  if (held === 'next') return 'promote'
  const isDue = held === 'current' && since(rotatedAt) >= rotateAfterMs
  if (isDue && (nextAt === null || since(nextAt) >= arrivesWithinMs)) return 'issue'
  return since(seenAt) >= seenEveryMs ? 'touch' : 'nothing'
}

/** When a matter is closed: answered on the spot it is at once; a contact that brought nothing needs no handling. */
import type { Day } from '../../../calendar/day.ts'
import { fold } from '../../../language/normalise.ts'
import type { VisitReading } from '../../../language/visit-reading.ts'
import type { Visit, VisitHandling, VisitKind } from '../types.ts'

type Ending = Pick<Visit, 'status' | 'outcome' | 'closedOn'>

const open: Ending = { status: 'open', outcome: null, closedOn: null }

/** @param day when it was received */
export function startOf(
  kind: VisitKind,
  {
    handling,
    office,
    due,
    answer,
    asks,
  }: Pick<VisitReading, 'handling' | 'office' | 'due' | 'answer' | 'asks'>,
  day: Day,
): Ending {
  if (handling === 'answered') return { status: 'closed', outcome: answer, closedOn: day }
  const wantsNothing = handling === null && office === null && due === null && !asks
  return kind === 'contact' && wantsNothing ? { status: 'closed', outcome: null, closedOn: day } : open
}

/** Another handling: answered closes, and what was closed only by having been answered is open again. */
export function withHandling(visit: Visit, handling: VisitHandling, today: Day): Visit {
  if (handling === visit.handling) return visit
  if (handling === 'answered')
    return visit.status === 'closed'
      ? { ...visit, handling }
      : { ...visit, handling, status: 'closed', closedOn: today }
  const closedByItself =
    visit.status === 'closed' && (visit.handling === 'answered' || visit.handling === null)
  return { ...visit, handling, ...(closedByItself ? open : {}) }
}

/** A closed matter is taken up again; what was said after closing is in its entries. */
export const reopened = (visit: Visit): Visit => ({
  ...visit,
  ...open,
  followedUpOn: null,
  satisfaction: null,
})

/** `/作废来访 12 恢复`: voiding is to be taken back. */
export const asksBack = (words: string): boolean => /恢复|还原/.test(fold(words))

/** The steps that the law and the rules of procedure ask of a session (domain 2, S2). Pure. */
import type { Day as SittingDay } from '../../attendance/store/day.ts'

/** In the order in which they come. What the service knows by itself is not ticked off by hand. */
export const steps = [
  'notice',
  'papers',
  'eligibility',
  'preparatory',
  'first_presidium',
  'quorum',
  'government_report',
  'congress_report',
  'budget',
  'motions',
  'majority',
  'record',
] as const
export type Step = (typeof steps)[number]

export type StepState =
  | { readonly kind: 'done' | 'open' | 'unlawful' }
  | { readonly kind: 'ticked'; readonly note: string | null; readonly at: Date }

export interface Known {
  /** Days between the first notice and the first sitting; null: not announced. */
  readonly noticeDays: number | null
  readonly neededNoticeDays: number | null
  readonly papersDays: number | null
  readonly neededPapersDays: number | null
  /** Of the sittings that were held; empty: none was yet. */
  readonly quorums: readonly SittingDay['quorum'][]
  readonly ticked: ReadonlyMap<string, { readonly note: string | null; readonly at: Date }>
}

/** What somebody has ticked off or explained counts before what the service reckons. */
export function stateOf(step: Step, known: Known): StepState {
  const ticked = known.ticked.get(step)
  if (ticked !== undefined) return { kind: 'ticked', ...ticked }
  switch (step) {
    case 'notice':
      return inTime(known.noticeDays, known.neededNoticeDays)
    case 'papers':
      return inTime(known.papersDays, known.neededPapersDays)
    case 'quorum':
      if (known.quorums.length === 0) return { kind: 'open' }
      return { kind: known.quorums.every(quorum => quorum?.met !== false) ? 'done' : 'unlawful' }
    default:
      return { kind: 'open' }
  }
}

function inTime(days: number | null, needed: number | null): StepState {
  if (days === null) return { kind: 'open' }
  return { kind: needed === null || days >= needed ? 'done' : 'unlawful' }
}

/** What is unlawful about a meeting that is called to order. It is said and recorded, and refuses nothing. Pure. */
import { type Day, daysBetween } from '../../../calendar/day.ts'
import type { NoticeKind } from '../../../language/notice.ts'
import type { Quorum } from '../../congress/types.ts'
import type { Warning } from '../types.ts'

export interface Convened {
  readonly kind: NoticeKind
  readonly title: string
  readonly startsOn: Day
  /** The day it was announced first. */
  readonly announcedOn: Day
  /** The day the papers were sent; null: nobody has said so. */
  readonly papersOn: Day | null
  /** Null where the law asks for none. */
  readonly quorum: Quorum | null
}

/** Days that the law of the place asks for; null: it asks for none. */
export interface ConveningRules {
  readonly noticeDays: { readonly days: number; readonly source: string } | null
  readonly papersDays: number | null
}

/** A special session is exempt from the days (domain 2, S2). */
const special = /临时|紧急|特别/u

export function unlawful(of: Convened, rules: ConveningRules): Warning[] {
  const { quorum } = of
  const found: Warning[] = []
  if (quorum !== null && !quorum.met)
    found.push({ kind: 'below_quorum', present: quorum.present, needed: quorum.needed, total: quorum.total })
  if (of.kind !== 'session' || special.test(of.title)) return found
  const { noticeDays, papersDays } = rules
  const days = daysBetween(of.announcedOn, of.startsOn)
  if (noticeDays !== null && days < noticeDays.days)
    found.push({ kind: 'short_notice', days, needed: noticeDays.days, province: noticeDays.source })
  if (papersDays === null) return found
  if (of.papersOn === null) return [...found, { kind: 'papers_not_sent' }]
  const papers = daysBetween(of.papersOn, of.startsOn)
  return papers < papersDays ? [...found, { kind: 'papers_late', days: papers, needed: papersDays }] : found
}

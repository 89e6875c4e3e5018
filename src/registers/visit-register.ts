import { dayOf } from '../calendar/zone.ts'
import type { Tx } from '../db/tx.ts'
import { attachmentCounts } from '../features/attachments/store.ts'
import type { Congress } from '../features/congress/types.ts'
import type { RowWindow } from '../features/registers/types.ts'
import {
  countVisits,
  registerSize,
  registerVisits,
  type VisitCounts,
} from '../features/visits/store/counts.ts'
import { nobodyKnown, visitorsOf } from '../features/visits/store/visitors.ts'
import * as words from '../features/visits/texts/register.ts'
import type { Period } from '../features/visits/types.ts'
import type { PaperTable } from './paper-table.ts'
import { defineRegister, yearOf } from './register.ts'
import { signLine, unitLine } from './texts.ts'

export interface VisitRegister {
  readonly counts: VisitCounts
  readonly table: PaperTable
  readonly rowCount: number
}

/**
 * Register ②, visits and letters with the contacts, as it is filed: a line each number, with who came.
 * @param whose null: of the congress, for chair, vice-chair and liaison; a deputy's: those that he received
 * @param now the moment to write on it
 */
export async function visitRegister(
  tx: Tx,
  congress: Congress,
  period: Period,
  whose: { readonly personId: number; readonly name: string } | null,
  now: Date,
  window?: RowWindow,
): Promise<VisitRegister> {
  const scope = { congressId: congress.id, deputyId: whose?.personId ?? null }
  const visits = await registerVisits(tx, scope, period, window)
  const visitors = await visitorsOf(
    tx,
    visits.map(visit => visit.id),
  )
  // What was entered by mistake tells nothing but its number.
  const counted = visits.filter(visit => visit.status !== 'void').map(visit => visit.id)
  const attachments = await attachmentCounts(tx, 'visit', counted)
  const counts = await countVisits(tx, scope, period, dayOf(now, congress.zone))
  const size = await registerSize(tx, scope, period)
  const table = {
    title: words.registerTitle(period),
    lines: [
      unitLine(congress),
      ...(whose === null ? [] : [words.ownLine(whose.name)]),
      words.totalsLine(counts),
    ],
    columns: words.registerColumns,
    rows: [
      ...visits.map(visit =>
        words.registerRow(visit, visitors.get(visit.id) ?? nobodyKnown, attachments.get(visit.id) ?? 0),
      ),
      words.totalsRow(counts, size.attachments),
    ],
    lastLine: signLine(now, congress.zone),
  }
  return { counts, table, rowCount: size.rows }
}

export const visitsRegister = defineRegister({
  key: 'visits',
  who: 'members',
  takes: 'year',
  async read(tx, congress, period, whose, now, window) {
    const { counts, table, rowCount } = await visitRegister(
      tx,
      congress,
      { year: yearOf(period), month: null },
      whose,
      now,
      window,
    )
    return { figures: counts, table, rowCount }
  },
})

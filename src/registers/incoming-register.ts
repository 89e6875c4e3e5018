import { dayOf } from '../calendar/zone.ts'
import type { Tx } from '../db/tx.ts'
import { attachmentCounts } from '../features/attachments/store.ts'
import { settingsOf } from '../features/congress/settings.ts'
import type { Congress } from '../features/congress/types.ts'
import { bookSize, countPapers, papersOfYear } from '../features/incoming-papers/store/papers.ts'
import * as words from '../features/incoming-papers/texts/register.ts'
import { registerTitle } from '../features/registers/texts/names.ts'
import type { RegisterPeriod, RowWindow } from '../features/registers/types.ts'
import { defineRegister, type Made, yearOf } from './register.ts'
import { signLine, unitLine } from './texts.ts'

/** Register ③: every paper that came in, under its number. Secret ones with their titles: it is for clerks alone. */
export const incomingRegister = defineRegister({
  key: 'incoming',
  who: 'clerks',
  takes: 'year',
  read: (tx, congress, period, _whose, now, window) => incoming(tx, congress, period, now, window),
})

async function incoming(
  tx: Tx,
  congress: Congress,
  period: RegisterPeriod,
  now: Date,
  window?: RowWindow,
): Promise<Made> {
  const year = yearOf(period)
  const papers = await papersOfYear(tx, congress.id, year, window)
  // What was entered by mistake tells nothing but its number.
  const counted = papers.filter(({ state }) => state !== 'void').map(({ id }) => id)
  const attachments = await attachmentCounts(tx, 'incoming_paper', counted)
  const figures = await countPapers(tx, congress.id, year, dayOf(now, congress.zone))
  const size = await bookSize(tx, congress.id, year)
  const table = {
    title: registerTitle('incoming', period, settingsOf(congress).labels),
    lines: [unitLine(congress), words.totalsLine(figures)],
    columns: words.registerColumns,
    rows: [
      ...papers.map(paper => words.registerRow(paper, attachments.get(paper.id) ?? 0)),
      words.totalsRow(figures, size.attachments),
    ],
    lastLine: signLine(now, congress.zone),
  }
  return { figures, table, rowCount: size.rows }
}

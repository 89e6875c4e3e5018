import { dayOf } from '../calendar/zone.ts'
import type { Tx } from '../db/tx.ts'
import { attachmentCounts } from '../features/attachments/store.ts'
import { settingsOf } from '../features/congress/settings.ts'
import type { Congress } from '../features/congress/types.ts'
import type { CarriedFigures } from '../features/suggestions/rules/carried.ts'
import type { Statistics } from '../features/suggestions/rules/statistics.ts'
import { readFigures } from '../features/suggestions/store/figures.ts'
import { readNames } from '../features/suggestions/store/names.ts'
import * as words from '../features/suggestions/texts/register.ts'
import { carriedLine, statisticsLines } from '../features/suggestions/texts/statistics.ts'
import type { Stretch } from '../features/suggestions/types.ts'
import type { PaperTable } from './paper-table.ts'
import { defineRegister } from './register.ts'
import { signLine, unitLine } from './texts.ts'

export interface SuggestionRegister {
  readonly figures: Statistics
  readonly carried: CarriedFigures
  readonly table: PaperTable
}

/**
 * Register ④, motions with suggestions, criticism and opinions, as it is filed: a row an item, those refused and
 * withdrawn too; above it the figures of the year as they stand in the chat.
 * @param whose null: of the congress, for chair, vice-chair and liaison; else what somebody signed or his offices
 * handle, without anything confidential
 * @param now the moment to write on it
 */
export async function suggestionRegister(
  tx: Tx,
  congress: Congress,
  stretch: Stretch,
  whose: { readonly personId: number; readonly officeIds: readonly number[]; readonly name: string } | null,
  now: Date,
): Promise<SuggestionRegister> {
  const scope = { congressId: congress.id, whose, reader: null }
  const { suggestions: rules } = settingsOf(congress)
  const today = dayOf(now, congress.zone)
  const { items, figures, carried } = await readFigures(tx, scope, stretch, rules, today)
  const left = carriedLine(carried)
  const names = await readNames(tx, congress.id)
  const ids = items.map(({ id }) => id)
  const attachments = await attachmentCounts(tx, 'suggestion', ids)
  const table = {
    title: words.registerTitle(stretch),
    lines: [
      unitLine(congress),
      ...(whose === null ? [] : [words.ownLine(whose.name)]),
      ...statisticsLines(figures),
      ...(left === null ? [] : [left]),
      ...(items.some(words.isShortened) ? [words.wholeTexts] : []),
    ],
    columns: words.registerColumns,
    rows: [
      ...items.map(item =>
        words.registerRow(item, names, {
          attachments: attachments.get(item.id) ?? 0,
          classes: rules.classes,
        }),
      ),
      words.totalsRow(figures),
    ],
    lastLine: signLine(now, congress.zone),
  }
  return { figures, carried, table }
}

export const suggestionsRegister = defineRegister({
  key: 'suggestions',
  who: 'members',
  takes: 'session',
  async read(tx, congress, period, whose, now) {
    if (period === null) throw new Error('this register is of a year or a session')
    const { figures, carried, table } = await suggestionRegister(tx, congress, period, whose, now)
    return { figures: { ...figures, carried }, table }
  },
})

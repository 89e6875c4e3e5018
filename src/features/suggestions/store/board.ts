import { dayOf } from '../../../calendar/zone.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { holidayTable } from '../../holidays/store.ts'
import { type Board, type BoardWish, boardOf } from '../rules/board.ts'
import { maySee, type Standing } from '../rules/standing.ts'
import { openItems } from './lists.ts'
import { selectSuggestions } from './suggestions.ts'
import { suggestionsIn } from './yearly.ts'

type Of = Pick<Congress, 'id' | 'zone' | 'province' | 'settings'>

/** The board of a congress as this person may see it: as many statements for a thousand items as for one. */
export async function readBoard(
  tx: Tx,
  congress: Of,
  who: Standing,
  wish: BoardWish,
  now: Date,
): Promise<Board> {
  const { id } = congress
  const items =
    wish.year === null
      ? await openItems(tx, [id])
      : await suggestionsIn(
          tx,
          { congressId: id, whose: null, reader: { who, inGroup: false } },
          { year: wish.year },
        )
  const table = await holidayTable(tx)
  const rules = settingsOf(congress).suggestions
  return boardOf(items, wish, { who, rules, today: dayOf(now, congress.zone), table })
}

/** In which years something was handed in that this person may see, the latest first. */
export async function yearsOfSuggestions(tx: Tx, congressId: number, who: Standing): Promise<number[]> {
  const rows = await tx.sql<{ year: number }[]>`
    select distinct extract(year from submitted_on)::int as year from suggestion
    where congress_id = ${congressId} and not confidential`
  const confidential = await selectSuggestions(
    tx,
    tx.sql.part`where s.congress_id = ${congressId} and s.confidential`,
  )
  const seen = confidential.filter(item => maySee(item, who))
  const years = [...rows.map(({ year }) => year), ...seen.map(({ submittedOn }) => submittedOn.year)]
  return [...new Set(years)].toSorted((a, b) => b - a)
}

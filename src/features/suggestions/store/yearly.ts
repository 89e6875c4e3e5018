import { isoDay } from '../../../calendar/day.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import { type Carried, isPromised } from '../rules/carried.ts'
import { replay } from '../rules/evolve.ts'
import { isOver } from '../rules/outcome.ts'
import { mayRead, type Reader } from '../rules/standing.ts'
import type { Stretch, Suggestion } from '../types.ts'
import { selectHistories, selectSuggestions } from './suggestions.ts'

/** Of a congress all; or what somebody signed or handles, and of that nothing confidential. */
export interface Scope {
  readonly congressId: number
  readonly whose: { readonly personId: number; readonly officeIds: readonly number[] } | null
  /** Who is shown them, or told how many they are; null: they are for clerks alone, or somebody's own. */
  readonly reader: Reader | null
}

/** In the order in which they were handed in. */
export async function suggestionsIn(tx: Tx, scope: Scope, stretch: Stretch): Promise<Suggestion[]> {
  return (await handedIn(tx, within(tx, scope), stretch)).filter(item => isRead(item, scope))
}

/** All of many congresses at once; `congressId` tells whose each is. */
export const suggestionsOf = (
  tx: Tx,
  congressIds: readonly number[],
  stretch: Stretch,
): Promise<Suggestion[]> =>
  handedIn(tx, tx.sql.part`s.congress_id = any(${[...congressIds]}::int[])`, stretch)

function handedIn(tx: Tx, whose: Part, stretch: Stretch): Promise<Suggestion[]> {
  const those =
    'year' in stretch
      ? tx.sql.part`s.submitted_on >= ${firstOf(stretch.year)}::date
                    and s.submitted_on < ${firstOf(stretch.year + 1)}::date`
      : tx.sql.part`s.series = ${stretch.series}`
  return selectSuggestions(
    tx,
    tx.sql.part`where ${whose} and ${those} order by s.submitted_on, s.series, s.number, s.id`,
  )
}

/** What was open when the year began, each as it was then and as it is. */
export async function carriedInto(tx: Tx, scope: Scope, year: number): Promise<Carried[]> {
  const first = firstOf(year)
  const histories = await selectHistories(
    tx,
    tx.sql.part`
      where ${within(tx, scope)} and s.submitted_on < ${first}::date
        and (s.state not in ('closed', 'archived', 'rejected', 'withdrawn') or s.promised_until is not null
             or exists (select from suggestion_entry e where e.suggestion_id = s.id and e.day >= ${first}::date))
      order by s.id`,
  )
  return histories
    .map(({ head, entries }) => ({
      before: replay(
        head,
        entries.filter(({ on }) => on.year < year),
      ),
      now: replay(head, entries),
    }))
    .filter(({ before, now }) => (!isOver(before) || isPromised(before)) && isRead(now, scope))
}

const isRead = (item: Suggestion, { reader }: Scope): boolean => reader === null || mayRead(item, reader)

function within(tx: Tx, { congressId, whose }: Scope): Part {
  if (whose === null) return tx.sql.part`s.congress_id = ${congressId}`
  return tx.sql.part`
    s.congress_id = ${congressId} and not s.confidential and (
      exists (select from suggestion_signer n where n.suggestion_id = s.id and n.person_id = ${whose.personId})
      or exists (select from suggestion_party a where a.suggestion_id = s.id
                   and a.office_id = any(${[...whose.officeIds]}::int[])))`
}

const firstOf = (year: number): string => isoDay({ year, month: 1, day: 1 })

/** What waiting words are about, as it is now: read once for all that is asked of them. */
import type { Tx } from '../../../db/tx.ts'
import { holdersOfAll } from '../../decisions/outreach.ts'
import { selectDecisions } from '../../decisions/store/decisions.ts'
import { selectPapers } from '../../incoming-papers/store/papers.ts'
import type { Ask, Right } from '../../notes/types.ts'
import { selectSuggestions } from '../../suggestions/store/suggestions.ts'
import { receiversOf } from '../../visits/store/visits.ts'

export type Matters = Awaited<ReturnType<typeof mattersOf>>

/** By id; who has it or received it only of those that the rights are about. */
export async function mattersOf(tx: Tx, rights: readonly Right[], asks: readonly Ask[]) {
  const { part } = tx.sql
  const asked = (of: Ask['of']) => asks.flatMap(ask => (ask.of === of && 'id' in ask ? [ask.id] : []))
  const suggestionIds = rights.flatMap(right => ('suggestion' in right ? [right.suggestion] : []))
  const decisionIds = rights.flatMap(right => ('decision' in right ? [right.decision] : []))
  const paperIds = rights.flatMap(right => ('paper' in right ? [right.paper] : []))
  const visitIds = rights.flatMap(right => ('visit' in right ? [right.visit] : []))
  const suggestions = await byId([...suggestionIds, ...asked('suggestion')], ids =>
    selectSuggestions(tx, part`where s.id = any(${ids}::int[])`),
  )
  const decisions = await byId([...decisionIds, ...asked('decision')], ids =>
    selectDecisions(tx, part`where d.id = any(${ids}::int[])`),
  )
  const papers = await byId([...paperIds, ...asked('paper')], ids =>
    selectPapers(tx, part`where i.id = any(${ids}::int[])`),
  )
  return {
    suggestions,
    decisions,
    papers,
    decisionHolders: await holdersOfAll(tx, those(decisions, decisionIds)),
    paperHolders: await holdersOfAll(tx, those(papers, paperIds)),
    receivers: await receiversOf(tx, [...new Set(visitIds)]),
  }
}

async function byId<T extends { readonly id: number }>(
  ids: readonly number[],
  select: (ids: number[]) => Promise<T[]>,
): Promise<ReadonlyMap<number, T>> {
  const rows = ids.length === 0 ? [] : await select([...new Set(ids)])
  return new Map(rows.map(row => [row.id, row]))
}

const those = <T>(all: ReadonlyMap<number, T>, ids: readonly number[]): T[] =>
  [...new Set(ids)].flatMap(id => all.get(id) ?? [])

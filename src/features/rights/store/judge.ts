/** Whether what waits for somebody is still for him: asked when it is handed out or pushed, and answered as things are then. */
import type { Tx } from '../../../db/tx.ts'
import { both, verdictOfAll } from '../../notes/rules.ts'
import type { Judge, Right, Verdict } from '../../notes/types.ts'
import { maySee, partsOf, type Standing } from '../../suggestions/rules/standing.ts'
import { readStandings } from '../../suggestions/store/standing.ts'
import { noLongerYours } from '../../suggestions/texts/steps.ts'
import { asksOfAll } from './asks.ts'
import { type Matters, mattersOf } from './matters.ts'

export const judgeIn =
  (tx: Tx, now: Date): Judge =>
  async asked => {
    const judged = asked.filter(one => one.rights.length + one.asks.length > 0)
    if (judged.length === 0) return asked.map(() => 'holds')
    const standings = await readStandings(
      tx,
      judged.map(({ personId }) => personId),
    )
    const matters = await mattersOf(
      tx,
      judged.flatMap(one => one.rights),
      judged.flatMap(one => one.asks),
    )
    const onAsks = await asksOfAll(tx, now, { notes: judged, standings, matters })
    return asked.map(one => {
      const who = standings.get(one.personId)
      const his = one.rights.map(right => (who === undefined ? 'ended' : verdictOn(right, who, matters)))
      return both(verdictOfAll(his), onAsks(one))
    })
  }

function verdictOn(right: Right, who: Standing, matters: Matters): Verdict {
  switch (right.as) {
    case 'former': {
      const item = matters.suggestions.get(right.suggestion)
      if (item === undefined) return 'ended'
      return maySee(item, who) ? 'holds' : { instead: noLongerYours(item) }
    }
    default:
      return holds(right, who, matters) ? 'holds' : 'ended'
  }
}

function holds(right: Exclude<Right, { as: 'former' }>, who: Standing, matters: Matters): boolean {
  const { personId } = who
  if (personId === null) return false
  switch (right.as) {
    case 'clerk':
      return who.isClerk
    case 'part': {
      const item = matters.suggestions.get(right.suggestion)
      if (item === undefined || !maySee(item, who)) return false
      const parts = partsOf(item, who)
      return right.parts.length === 0 || right.parts.some(part => parts.has(part))
    }
    case 'holder':
      return matters.decisionHolders.get(right.decision)?.includes(personId) ?? false
    case 'concerned': {
      const paper = matters.papers.get(right.paper)
      const isHolder = matters.paperHolders.get(right.paper)?.includes(personId) ?? false
      return isHolder || (paper?.readers.includes(personId) ?? false)
    }
    case 'receiver':
      return matters.receivers.get(right.visit) === personId
    case 'asker':
      return (
        (who.isClerk || !right.isClerk) && right.officeIds.every(officeId => who.officeIds.includes(officeId))
      )
  }
}

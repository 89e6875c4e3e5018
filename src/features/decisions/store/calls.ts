import type { Tx } from '../../../db/tx.ts'
import { callStore } from '../../calls/store.ts'
import { followUpKinds } from '../../calls/types.ts'
import type { Decision } from '../types.ts'
import { selectDecisions } from './decisions.ts'

/** What is to be said of decisions by itself. */
export const decisionCalls = callStore('decision_call', 'decision_id', followUpKinds)

/** Decisions of which something is to be said now, locked; those that another replica speaks of are passed over. */
export const takeDueDecisions = (tx: Tx, now: Date, limit: number): Promise<Decision[]> =>
  selectDecisions(
    tx,
    tx.sql.part`where d.id in ${decisionCalls.dueSubjects(tx, now, limit)}
                order by d.congress_id, d.due_on, d.id for no key update of d skip locked`,
  )

import type { Tx } from '../../../db/tx.ts'
import { callStore } from '../../calls/store.ts'
import { followUpKinds } from '../../calls/types.ts'
import type { IncomingPaper } from '../types.ts'
import { selectPapers } from './papers.ts'

/** What is to be said of papers by itself, as of decisions. */
export const paperCallStore = callStore('incoming_paper_call', 'paper_id', followUpKinds)

/** Papers of which something is to be said now, locked; those that another replica speaks of are passed over. */
export const takeDuePapers = (tx: Tx, now: Date, limit: number): Promise<IncomingPaper[]> =>
  selectPapers(
    tx,
    tx.sql.part`where i.id in ${paperCallStore.dueSubjects(tx, now, limit)}
                order by i.congress_id, i.due_on, i.id for no key update of i skip locked`,
  )

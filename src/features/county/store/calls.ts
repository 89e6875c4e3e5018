import type { Tx } from '../../../db/tx.ts'
import { callStore } from '../../calls/store.ts'
import { callKinds } from '../rules/calls.ts'
import type { CountyNotice } from '../types.ts'
import { selectNotices } from './notices.ts'

/** What is to be said about a county's notices by itself. */
export const countyCalls = callStore('county_call', 'notice_id', callKinds)

/** Notices of which something is to be said now, locked; those that another replica speaks of are passed over. */
export const takeDueNotices = (tx: Tx, now: Date, limit: number): Promise<CountyNotice[]> =>
  selectNotices(
    tx,
    tx.sql.part`where n.id in ${countyCalls.dueSubjects(tx, now, limit)}
                order by n.id for no key update of n skip locked`,
  )

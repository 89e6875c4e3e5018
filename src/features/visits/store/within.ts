import { isoDay } from '../../../calendar/day.ts'
import type { Part } from '../../../db/sql.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Period, Scope } from '../types.ts'

/** The condition on `visit v` for a stretch of the register, by the day of receiving. */
export function within(tx: Tx, { congressId, deputyId }: Scope, { year, month }: Period): Part {
  const from = isoDay({ year, month: month ?? 1, day: 1 })
  return tx.sql.part`
    v.congress_id = ${congressId} and (${deputyId}::int is null or v.deputy_id = ${deputyId}::int)
    and v.received_on >= ${from}::date
    and v.received_on < ${from}::date + make_interval(months => ${month === null ? 12 : 1})`
}

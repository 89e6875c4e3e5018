import type { Tx } from '../../../db/tx.ts'
import { canonical, readRule } from '../rules/rule.ts'
import type { ReceptionSettings } from '../types.ts'

/** @returns null when the congress has not decided how it receives voters. */
export async function findReception(tx: Tx, congressId: number): Promise<ReceptionSettings | null> {
  const [row] = await tx.sql<(Omit<ReceptionSettings, 'rule'> & { rule: string })[]>`
    select congress_id as "congressId", rule, from_minute as "fromMinute", until_minute as "untilMinute", place, phone
    from reception_rule where congress_id = ${congressId}`
  return row === undefined ? null : { ...row, rule: readRule(row.rule) }
}

/**
 * Stores how the congress receives voters, in place of what it said before. Its days are planned anew by the
 * next beat of the schedule, or at once by `planCongress` (store/planning.ts).
 * @param by the person who says so; null: the operator
 */
export async function saveReception(
  tx: Tx,
  settings: ReceptionSettings,
  by: number | null,
  now: Date,
): Promise<void> {
  const { congressId, rule, fromMinute, untilMinute, place, phone } = settings
  await tx.sql`
    insert into reception_rule as r (congress_id, rule, from_minute, until_minute, place, phone, updated_at, updated_by)
    values (${congressId}, ${canonical(rule)}, ${fromMinute}, ${untilMinute}, ${place}, ${phone}, ${now}, ${by})
    on conflict (congress_id) do update set
      rule = excluded.rule, from_minute = excluded.from_minute, until_minute = excluded.until_minute,
      place = excluded.place, phone = excluded.phone, updated_at = excluded.updated_at, updated_by = excluded.updated_by,
      planned_with = null`
}

/** @returns false when the congress has no reception to make a rota for. */
export async function saveRota(tx: Tx, congressId: number, rota: unknown): Promise<boolean> {
  const { count } = await tx.sql`
    update reception_rule set rota = ${rota === null ? null : tx.sql.json(rota)} where congress_id = ${congressId}`
  return count === 1
}

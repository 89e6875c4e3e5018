import type { Tx } from '../../../db/tx.ts'
import type { Congress } from '../../congress/types.ts'
import { type RotaSettings, readRotaSettings } from '../rules/rota-settings.ts'

/**
 * Which rotas have to be looked at again. A rota remembers the plan that it was made with, so that asking costs one
 * comparison for each congress and not a look at all its days.
 */
export interface StaleRota {
  readonly tenant: Pick<Congress, 'id' | 'zone' | 'settings' | 'province'>
  readonly rota: RotaSettings
}

/**
 * Congresses whose days or people have changed since their rota was made, and that have a day ahead with nobody on
 * duty or with somebody who has left. Those that have changed are noted as made; the caller makes them.
 */
export async function staleRotas(
  tx: Tx,
  now: Date,
  limit: number,
): Promise<{ readonly looked: number; readonly needed: readonly StaleRota[] }> {
  const rows = await tx.sql<(StaleRota['tenant'] & { rota: unknown; needed: boolean })[]>`
    select c.id, c.zone, c.settings, c.province, r.rota, exists (
      select from reception_day d
      where d.congress_id = r.congress_id and d.status = 'planned' and d.starts_at > ${now}
        and d.day >= (r.rota->>'from')::date
        and (not exists (select from reception_duty u where u.day_id = d.id)
          or exists (
            select from reception_duty u join person p on p.id = u.person_id
            where u.day_id = d.id and not p.active))
    ) as needed
    from reception_rule r join congress c on c.id = r.congress_id
    where r.rota is not null and r.planned_with is not null and r.rota->>'madeWith' is distinct from r.planned_with
    order by r.congress_id limit ${limit} for update of r skip locked`
  if (rows.length > 0)
    await tx.sql`
      update reception_rule set rota = jsonb_set(rota, '{madeWith}', to_jsonb(planned_with))
      where congress_id = any(${rows.map(row => row.id)}::int[])`
  const needed = rows
    .filter(row => row.needed)
    .map(({ needed: _, rota, ...tenant }) => ({ tenant, rota: readRotaSettings(rota) }))
  return { looked: rows.length, needed }
}

/** The rota is looked at again by the next beat: people have come or gone. */
export async function lookAtRotaAgain(tx: Tx, congressId: number): Promise<void> {
  await tx.sql`
    update reception_rule set rota = jsonb_set(rota, '{madeWith}', 'null')
    where congress_id = ${congressId} and rota is not null`
}

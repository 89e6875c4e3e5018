import { places } from '../../../db/sealed-columns.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Duty } from '../types.ts'

/** Who is on duty on these days: the leading one first, then in the order of the roster. */
export async function dutiesOf(tx: Tx, dayIds: readonly number[]): Promise<Duty[]> {
  const rows = await tx.sql<Duty[]>`
    select u.day_id as "dayId", u.person_id as "personId", p.name, p.userid, p.levels, p.active, u.leads, u.source,
           case when u.answered_version = d.version and u.answer is not null then u.answer else 'silent' end as standing,
           case when u.answered_version = d.version then u.reason end as reason,
           case when u.answered_version = d.version then u.answered_at end as "answeredAt"
    from reception_duty u
    join reception_day d on d.id = u.day_id
    join person p on p.id = u.person_id
    where u.day_id = any(${[...dayIds]}::int[])
    order by u.day_id, u.leads desc, u.person_id`
  const { vault } = tx.sql
  return rows.map(duty => ({ ...duty, reason: vault.open(places.duty(duty.dayId), duty.reason) }))
}

export interface NewDuty {
  readonly dayId: number
  readonly personId: number
  readonly leads: boolean
}

/** By whom and because of what duties change. */
export interface DutyCause {
  readonly source: Duty['source']
  readonly at: Date
  /** Null: the service itself. */
  readonly enteredBy: number | null
  readonly message?: { readonly bot: string; readonly msgid: string }
}

/**
 * Puts these people on duty on these days, and nobody else: who stays keeps his answer. What could not be said
 * about a day because nobody was on duty is said as soon as somebody is.
 * @param dayIds the days that are decided; one without duties has nobody
 */
export async function setDuties(
  tx: Tx,
  dayIds: readonly number[],
  duties: readonly NewDuty[],
  { source, at, enteredBy, message }: DutyCause,
): Promise<{ readonly assigned: number; readonly removed: number }> {
  const days = [...dayIds]
  await lockCongresses(tx, days)
  const wanted = tx.sql.json(duties.filter(duty => days.includes(duty.dayId)))
  const bot = message?.bot ?? null
  const msgid = message?.msgid ?? null
  const [changed] = await tx.sql<{ assigned: number; removed: number }[]>`
    with wanted as (
      select * from jsonb_to_recordset(${wanted}) as w("dayId" int, "personId" int, leads boolean)
    ), gone as (
      delete from reception_duty u where u.day_id = any(${days}::int[])
        and not exists (select from wanted w where w."dayId" = u.day_id and w."personId" = u.person_id)
      returning u.day_id, u.person_id
    ), come as (
      insert into reception_duty (day_id, person_id, leads, source)
      select "dayId", "personId", leads, ${source} from wanted w
      where not exists (select from reception_duty u where u.day_id = w."dayId" and u.person_id = w."personId")
      returning day_id, person_id
    ), led as (
      update reception_duty u set leads = w.leads from wanted w
      where u.day_id = w."dayId" and u.person_id = w."personId" and u.leads <> w.leads
    ), noted as (
      insert into duty_entry (day_id, person_id, answer, entered_by, at, bot, msgid)
      select day_id, person_id, answer, ${enteredBy}::int, ${at}, ${bot}, ${msgid}
      from (select *, 'assigned' as answer from come union all select *, 'removed' from gone) as change
    )
    select (select count(*) from come) as assigned, (select count(*) from gone) as removed`
  await tx.sql`
    update reception_call c set done_at = null, outcome = null
    where c.day_id = any(${days}::int[]) and c.outcome = 'nobody' and c.kind <> 'uncovered' and c.not_after > ${at}
      and exists (select from reception_duty u where u.day_id = c.day_id)
      and c.slot = (select d.nominal || '.' || d.version from reception_day d where d.id = c.day_id)`
  return changed ?? { assigned: 0, removed: 0 }
}

/** The same by somebody's decision about one day, which the rota leaves alone from then on. */
export async function decideByHand(
  tx: Tx,
  dayId: number,
  duties: readonly NewDuty[],
  cause: Omit<DutyCause, 'source'>,
): Promise<{ readonly assigned: number; readonly removed: number }> {
  const changed = await setDuties(tx, [dayId], duties, { ...cause, source: 'hand' })
  await tx.sql`update reception_duty set source = 'hand' where day_id = ${dayId} and source = 'rota'`
  return changed
}

/** One after the other for each congress, as `lockDay`. */
async function lockCongresses(tx: Tx, dayIds: readonly number[]): Promise<void> {
  await tx.sql`
    select from reception_rule r
    where r.congress_id in (select d.congress_id from reception_day d where d.id = any(${[...dayIds]}::int[]))
    order by r.congress_id for update`
}

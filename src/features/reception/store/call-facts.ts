import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { CongressKind, QuietHours } from '../../congress/types.ts'
import { chatSpeaks } from '../../reach/store.ts'
import { clerksOf } from '../../roster/store/clerks.ts'
import { groupedBy } from '../rules/grouped.ts'
import { readRule } from '../rules/rule.ts'
import type { Duty, ReceptionDay, ReceptionRule } from '../types.ts'
import { selectDays } from './days.ts'
import { dutiesOf } from './duties.ts'

/** A congress as its announcements need it. */
export interface Announcer {
  readonly id: number
  readonly name: string
  readonly kind: CongressKind
  readonly county: string | null
  readonly zone: string
  readonly quietHours: QuietHours
  readonly rule: ReceptionRule
  readonly phone: string | null
  /** The group of all deputies, when it speaks. */
  readonly chatId: number | null
  /** The deputies whom the app reaches alone, where that group does not speak; else nobody. */
  readonly deputyIds: readonly number[]
  /** Chair, vice-chair and liaison. */
  readonly clerkIds: readonly number[]
}

/** A reception day with who is on duty, the leading one first. */
export interface StaffedDay {
  readonly day: ReceptionDay
  readonly duties: readonly Duty[]
}

interface Row extends Omit<Announcer, 'quietHours' | 'rule' | 'clerkIds'> {
  readonly rule: string
  readonly province: string | null
  readonly settings: unknown
}

/** In two statements, however many there are. */
export async function readAnnouncers(
  tx: Tx,
  congressIds: readonly number[],
): Promise<ReadonlyMap<number, Announcer>> {
  const ids = [...new Set(congressIds)]
  const rows = await tx.sql<Row[]>`
    select c.id, c.name, c.kind, c.county, c.zone, c.province, c.settings, r.rule, r.phone, voice.id as "chatId",
           case when voice.id is null and exists (select from open_way where name = 'app')
                then array(select p.id from person p
                           where p.congress_id = c.id and p.active and p.userid is not null and cardinality(p.levels) > 0
                           order by p.id)
                else '{}' end as "deputyIds"
    from congress c join reception_rule r on r.congress_id = c.id
    cross join lateral (
      select min(ch.id) as id from chat ch
      where ch.congress_id = c.id and ch.purpose = 'deputies' and ${chatSpeaks(tx)}
    ) voice
    where c.id = any(${ids}::int[])`
  const clerks = groupedBy(await clerksOf(tx, ids), clerk => clerk.congressId)
  return new Map(
    rows.map(({ rule, province, settings, ...row }) => [
      row.id,
      {
        ...row,
        rule: readRule(rule),
        quietHours: settingsOf({ province, settings }).quietHours,
        clerkIds: (clerks.get(row.id) ?? []).map(clerk => clerk.personId),
      },
    ]),
  )
}

/** By their ids. */
export async function readStaffedDays(
  tx: Tx,
  dayIds: readonly number[],
): Promise<ReadonlyMap<number, StaffedDay>> {
  return new Map(
    (await staffed(tx, await selectDays(tx, whichDays(tx, dayIds)))).map(one => [one.day.id, one]),
  )
}

const whichDays = (tx: Tx, dayIds: readonly number[]) =>
  tx.sql.part`d.id = any(${[...new Set(dayIds)]}::int[])`

/** The days of these months (`2026-03`) that are planned and to come, soonest first. */
export async function readMonths(
  tx: Tx,
  months: readonly { readonly congressId: number; readonly month: string }[],
  now: Date,
): Promise<readonly StaffedDay[]> {
  if (months.length === 0) return []
  const days = await selectDays(
    tx,
    tx.sql.part`d.id in (
        select o.id from jsonb_to_recordset(${tx.sql.json(months)}) as m("congressId" int, month text)
        join reception_day o on o.congress_id = m."congressId" and o.status = 'planned'
          and o.day >= (m.month || '-01')::date and o.day < (m.month || '-01')::date + interval '1 month'
        where o.starts_at > ${now})
      order by d.day`,
  )
  return staffed(tx, days)
}

async function staffed(tx: Tx, days: readonly ReceptionDay[]): Promise<StaffedDay[]> {
  const duties = groupedBy(
    await dutiesOf(
      tx,
      days.map(day => day.id),
    ),
    duty => duty.dayId,
  )
  return days.map(day => ({ day, duties: duties.get(day.id) ?? [] }))
}

import { places } from '../../../db/sealed-columns.ts'
import type { Tx } from '../../../db/tx.ts'
import type { DutyIntent, Turn } from '../rules/duty-answer.ts'
import type { ReceptionDay } from '../types.ts'
import { selectDays } from './days.ts'
import { dutiesOf } from './duties.ts'

/** A person's turns on days that are not over, soonest first. */
export async function turnsOf(tx: Tx, personId: number, now: Date): Promise<Turn[]> {
  const days = await selectDays(
    tx,
    tx.sql.part`d.status = 'planned' and d.ends_at > ${now}
      and exists (select from reception_duty u where u.day_id = d.id and u.person_id = ${personId})
      order by d.day`,
  )
  const duties = await dutiesOf(
    tx,
    days.map(day => day.id),
  )
  return days.flatMap(day => {
    const duty = duties.find(one => one.dayId === day.id && one.personId === personId)
    return duty === undefined ? [] : [{ day, duty }]
  })
}

/** The message that an answer came in. */
export interface AnswerSource {
  readonly bot: string
  readonly msgid: string
}

/** Writes an answer down, and in the log of answers; the day is locked (`lockDay`), and the person is on duty. */
export async function writeDutyAnswer(
  tx: Tx,
  day: Pick<ReceptionDay, 'id' | 'version'>,
  personId: number,
  { answer, reason, enteredBy }: DutyIntent,
  at: Date,
  { bot, msgid }: AnswerSource,
): Promise<void> {
  const sealed = tx.sql.vault.seal(places.duty(day.id), reason)
  await tx.sql`
    with changed as (
      update reception_duty
      set answer = ${answer}, reason = ${sealed}, answered_version = ${day.version}, answered_at = ${at},
          entered_by = ${enteredBy}
      where day_id = ${day.id} and person_id = ${personId} returning day_id, person_id
    ), reopened as (
      -- A reason that comes after those of this day were erased has its time, too.
      update reception_day set reasons_erased_at = null
      where id = ${day.id} and reasons_erased_at is not null and ${sealed}::text is not null
    )
    insert into duty_entry (day_id, person_id, answer, reason, entered_by, at, bot, msgid)
    select day_id, person_id, ${answer}, ${sealed}, ${enteredBy}::int, ${at}, ${bot}, ${msgid} from changed`
}

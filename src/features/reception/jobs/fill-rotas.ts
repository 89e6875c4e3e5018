import type { Tick } from '../../../bot/job.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byName } from '../../notes/outreach.ts'
import { asClerk } from '../../notes/rules.ts'
import { clerkIds } from '../../roster/store/clerks.ts'
import { sayWhen, type Telling, tellOfDay, tellOfTurns } from '../outreach/turns.ts'
import { isOpen, makeYears } from '../rules/rota-year.ts'
import { dutiesOf } from '../store/duties.ts'
import { readRotaYears, rotaBegins, writeMadeYears } from '../store/rota.ts'
import { type StaleRota, staleRotas } from '../store/stale-rotas.ts'
import { filledByRota } from '../texts/turns.ts'
import type { Duty, ReceptionDay } from '../types.ts'

/** Congresses looked at in one transaction. */
const batch = 100

/**
 * Rotas go on by themselves: days that were planned since are filled, and who has left office is replaced. What people
 * were asked for and what was decided by hand stays. @returns how many congresses were looked at
 */
export async function fillRotas({ tx, clock, now, botName }: Tick): Promise<number> {
  const { looked, needed } = await staleRotas(tx, now, batch)
  for (const { rota, tenant } of needed) await fill({ tx, clock, now, botName, tenant }, rota)
  return looked
}

async function fill(telling: Telling, rota: StaleRota['rota']): Promise<void> {
  const { tx, now, tenant } = telling
  const begins = rotaBegins(rota, now, tenant.zone)
  const years = (await readRotaYears(tx, tenant.id, rota, begins, now)).filter(year =>
    year.days.some(day => isOpen(day, year)),
  )
  const made = makeYears(years, 'all')
  const changed = made.flatMap(year => year.changed.map(({ day }) => day))
  if (changed.length === 0) return
  const before = years.flatMap(year => year.duties)
  await writeMadeYears(tx, made, { at: now, enteredBy: null })
  await recordDeeds(tx, [
    {
      congressId: tenant.id,
      at: now,
      userid: null,
      action: 'rota.fill',
      outcome: 'done',
      subject: 'reception',
      detail: { days: changed.length },
    },
  ])
  for (const day of changed.filter(({ told }) => told !== null)) await tell(telling, day, before)
}

/** Of a day that was announced already: those who come, those who do not any more, and the clerks. */
async function tell(telling: Telling, day: ReceptionDay, all: readonly Duty[]): Promise<void> {
  const before = all.filter(duty => duty.dayId === day.id)
  const after = await dutiesOf(telling.tx, [day.id])
  const hearing = await byName(telling.tx, await tellOfTurns(telling, day, before, after))
  const missingIn = (list: readonly Duty[]) => (duty: Duty) =>
    !list.some(({ personId }) => personId === duty.personId)
  const come = after.filter(missingIn(before)).map(duty => duty.name)
  const gone = before.filter(missingIn(after)).map(duty => duty.name)
  const clerks = await clerkIds(telling.tx, telling.tenant.id)
  if (clerks.length > 0)
    await tellOfDay(telling, day, clerks, filledByRota(sayWhen(telling, day), gone, come, hearing), asClerk)
}

import { sayPeriod } from '../../../calendar/say.ts'
import type { Clock } from '../../../clock.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { tellPrivately } from '../../notes/outreach.ts'
import { forHimself, heardTogether, unheard } from '../../notes/rules.ts'
import type { Ask, Hearing, Right } from '../../notes/types.ts'
import * as words from '../texts/turns.ts'
import type { Duty, ReceptionDay } from '../types.ts'

/** Where and when something is told; a command's context is one. */
export interface Telling {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Date
  readonly botName: string
  readonly tenant: Pick<Congress, 'id' | 'zone' | 'settings' | 'province'>
}

/** Tells people something about a day, each alone: those on duty, unless it is said as what they are told it. */
export function tellOfDay(
  { tx, clock, now, botName, tenant }: Telling,
  day: Pick<ReceptionDay, 'id'>,
  personIds: readonly number[],
  text: string,
  rights: readonly Right[] = forHimself,
  asks: readonly Ask[] = [],
): Promise<Hearing> {
  const { quietHours } = settingsOf(tenant)
  const word = { congressId: tenant.id, personIds, text, rights, asks, subject: `reception:${day.id}` }
  return tellPrivately(tx, clock, now, word, { zone: tenant.zone, quietHours, botName })
}

/** Tells those who have come on duty on a day, and those who are not any more. @returns how all of them hear of it */
export async function tellOfTurns(
  telling: Telling,
  day: ReceptionDay,
  before: readonly Duty[],
  after: readonly Duty[],
): Promise<Hearing> {
  const missingIn = (list: readonly Duty[]) => (duty: Duty) =>
    duty.active && !list.some(({ personId }) => personId === duty.personId)
  const [come, gone] = [after.filter(missingIn(before)), before.filter(missingIn(after))]
  const idsOf = (duties: readonly Duty[]) => duties.map(({ personId }) => personId)
  const when = sayWhen(telling, day)
  const names = after.map(duty => duty.name)
  return heardTogether([
    come.length > 0
      ? await tellOfDay(telling, day, idsOf(come), words.onDuty(when, day.place, names))
      : unheard,
    gone.length > 0 ? await tellOfDay(telling, day, idsOf(gone), words.offDuty(when, names)) : unheard,
  ])
}

/** 12月15日（星期二）上午8:30至11:30 */
export const sayWhen = (
  { now, tenant }: Pick<Telling, 'now' | 'tenant'>,
  { startsAt, endsAt }: Pick<ReceptionDay, 'startsAt' | 'endsAt'>,
): string => sayPeriod(startsAt, endsAt, now, tenant.zone)

import { sayPeriod } from '../../../calendar/say.ts'
import type { Clock } from '../../../clock.ts'
import type { Tx } from '../../../db/tx.ts'
import { settingsOf } from '../../congress/settings.ts'
import type { Congress } from '../../congress/types.ts'
import { tellPrivately } from '../../notes/outreach.ts'
import { forHimself } from '../../notes/rules.ts'
import type { Ask, Right } from '../../notes/types.ts'
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
): Promise<void> {
  const { quietHours } = settingsOf(tenant)
  const word = { congressId: tenant.id, personIds, text, rights, asks, subject: `reception:${day.id}` }
  return tellPrivately(tx, clock, now, word, { zone: tenant.zone, quietHours, botName })
}

/** Tells those who have come on duty on a day, and those who are not any more. */
export async function tellOfTurns(
  telling: Telling,
  day: ReceptionDay,
  before: readonly Duty[],
  after: readonly Duty[],
): Promise<void> {
  const missingIn = (list: readonly Duty[]) => (duty: Duty) =>
    duty.active && !list.some(({ personId }) => personId === duty.personId)
  const come = after.filter(missingIn(before)).map(duty => duty.personId)
  const gone = before.filter(missingIn(after)).map(duty => duty.personId)
  const when = sayWhen(telling, day)
  const names = after.map(duty => duty.name)
  if (come.length > 0) await tellOfDay(telling, day, come, words.onDuty(when, day.place, names))
  if (gone.length > 0) await tellOfDay(telling, day, gone, words.offDuty(when, names))
}

/** 12月15日（星期二）上午8:30至11:30 */
export const sayWhen = (
  { now, tenant }: Pick<Telling, 'now' | 'tenant'>,
  { startsAt, endsAt }: Pick<ReceptionDay, 'startsAt' | 'endsAt'>,
): string => sayPeriod(startsAt, endsAt, now, tenant.zone)

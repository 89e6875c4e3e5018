import type { Tick } from '../../bot/job.ts'
import { dayOf } from '../../calendar/zone.ts'
import { openMattersMonths } from '../congress/rules.ts'
import { settingsOf } from '../congress/settings.ts'
import { firstKeptYear } from './rules/due.ts'
import {
  forgetContacts,
  forgetDutyReasons,
  forgetMeetingReasons,
  forgetVisitors,
  keepersOf,
} from './store/forget.ts'
import { sweepOnce } from './store/sweep.ts'
import { erased } from './texts/words.ts'

/** Encrypts what lies there from before, or under an older key. */
export const sealOld = ({ tx, now, log }: Tick): Promise<number> =>
  sweepOnce(tx, now, found =>
    log?.warn({ event: 'data_seal', ...found }, 'something encrypted cannot be read, and is left as it is'),
  )

/** At night in China, every ten minutes: nobody waits for it, and a service that was down has the next night. */
const isTheHour = (now: Date): boolean =>
  now.getUTCHours() >= 18 && now.getUTCHours() < 21 && now.getUTCMinutes() % 10 === 7

const dayMs = 86_400_000
/** The first of them, in China's night. */
const firstHourMs = (18 * 60 + 7) * 60_000

/**
 * The nights that a clock which is run forward stops at: that with which a month begins, because months are what the rules count,
 * and the last one, for what was closed meanwhile.
 */
export function nextNight(after: Date, until: Date): Date | null {
  const at = (day: number) => new Date(day * dayMs + firstHourMs)
  const next = Math.floor((after.getTime() - firstHourMs) / dayMs) + 1
  const last = Math.floor((until.getTime() - firstHourMs) / dayMs)
  for (let day = next; day < last; day++) if (new Date((day + 1) * dayMs).getUTCDate() === 1) return at(day)
  return next > last ? null : at(last)
}

const batch = 200

/** Erases what has been kept as long as the congress's rule says (settings `retention`). @returns how much */
export const forgetByRule = async (tick: Tick): Promise<number> =>
  isTheHour(tick.now) ? await forgetDue(tick) : 0

/** The same at any hour. */
export async function forgetDue({ tx, now }: Pick<Tick, 'tx' | 'now'>): Promise<number> {
  let done = 0
  for (const keepers of await keepersOf(tx)) {
    const settings = keepers.retention === null ? {} : { retention: keepers.retention }
    const { visitorMonths, leaveMonths, contactMonths } = settingsOf({ province: null, settings }).retention
    const today = dayOf(now, keepers.zone)
    const leaveYear = firstKeptYear(today, leaveMonths)
    const visitorYears = {
      beforeYear: firstKeptYear(today, visitorMonths),
      anywayBeforeYear: firstKeptYear(today, visitorMonths + openMattersMonths),
    }
    done += await forgetMeetingReasons(tx, keepers, leaveYear, erased, now, batch)
    done += await forgetDutyReasons(tx, keepers, leaveYear, erased, now, batch)
    done += await forgetVisitors(tx, keepers, visitorYears, erased, now)
    done += await forgetContacts(tx, keepers, contactMonths, now, batch)
  }
  return done
}

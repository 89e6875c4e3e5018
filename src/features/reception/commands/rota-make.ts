import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { type Day, dayNumber, isoDay } from '../../../calendar/day.ts'
import type { RotaMaking } from '../../../language/rota-words.ts'
import { mostPersons, type RotaSettings } from '../rules/rota-settings.ts'
import { isOpen, type MadeYear, makeYears, type RotaYear } from '../rules/rota-year.ts'
import {
  findRotaSettings,
  lastPlannedDay,
  readRotaYears,
  rotaBegins,
  saveRotaSettings,
  writeMadeYears,
} from '../store/rota.ts'
import * as words from '../texts/rota.ts'
import { today } from './coming-days.ts'
import { causeOf, note } from './noted.ts'
import { withMembers } from './rota-members.ts'
import { showRota } from './rota-shown.ts'
import { troubleWith } from './rota-trouble.ts'

/** Makes the rota with what was said over what was said before, or says why it cannot be. */
export async function makeRotaNow(context: Context, said: RotaMaking): Promise<Reply> {
  const { tx, tenant, now } = context
  if (said.unread !== '') return say(words.notRead([...said.unread].slice(0, 40).join('')))
  const settings = await settingsFrom(context, said)
  if (typeof settings === 'string') return say(settings)
  const begins = rotaBegins(settings, now, tenant.zone)
  const years = (await readRotaYears(tx, tenant.id, settings, begins, now)).filter(
    year => (said.year === null || yearOf(year) === said.year) && year.days.some(day => isOpen(day, year)),
  )
  if (years.length === 0)
    return say(words.noDaysAhead(said.year ?? begins.year, await lastPlannedDay(tx, tenant.id)))
  const made = makeYears(years, 'asked')
  const trouble = troubleWith(years, made, today(context))
  if (trouble !== null) return say(trouble)
  await saveRotaSettings(tx, tenant.id, settings)
  await writeMadeYears(tx, made, causeOf(context))
  await note(context, 'rota.make', null, { by: settings.by, persons: settings.persons })
  return say(`${sayMade(settings, years, made)}\n${await showRota(context, said.year, null)}`)
}

const yearOf = ({ days }: RotaYear): number | undefined => days[0]?.day.year

function sayMade(settings: RotaSettings, years: readonly RotaYear[], made: readonly MadeYear[]): string {
  const spans = made.map(({ rota }, index) => {
    const year = years[index]
    return { year: year === undefined ? undefined : yearOf(year), least: rota.least, most: rota.most }
  })
  return words.made({
    how: words.sayRota(settings),
    days: years.reduce((sum, year) => sum + year.days.filter(day => isOpen(day, year)).length, 0),
    spans: spans.flatMap(({ year, ...span }) => (year === undefined ? [] : [{ year, ...span }])),
    settled: made.reduce((sum, year) => sum + year.settled.length, 0),
  })
}

/** What is said over what was said before; a sentence when something of it cannot be. */
async function settingsFrom(context: Context, said: RotaMaking): Promise<RotaSettings | string> {
  const { tx, tenant } = context
  const before = await findRotaSettings(tx, tenant.id)
  const persons = said.persons ?? before?.persons ?? null
  if (persons === null)
    return said.by === null && said.leaders === null && said.year === null
      ? words.makeFirst
      : words.needsPersons
  if (!(persons >= 1 && persons <= mostPersons)) return words.personsOutOfRange(mostPersons)
  // Who is never on duty or always with whom changes the rota that there is; how it is made begins one.
  const onlyMembers = [said.year, said.persons, said.by, said.leaders].every(each => each === null)
  const known = {
    by: said.by ?? before?.by ?? 'all',
    persons,
    leaders: [...(said.leaders ?? before?.leaders ?? [])],
    pairs: before?.pairs ?? [],
    exclusions: before?.exclusions ?? [],
    from: onlyMembers && before !== null ? before.from : isoDay(beginning(said.year, today(context))),
  }
  return withMembers(context, known, said)
}

/** A year to come begins with its first day, this one today. */
function beginning(year: number | null, now: Day): Day {
  const first = { year: year ?? now.year, month: 1, day: 1 }
  return dayNumber(first) > dayNumber(now) ? first : now
}

import type { Day } from '../../../calendar/day.ts'
import { sayCalendarDay } from '../../../calendar/say.ts'
import { isDeputy, type MadeYear, mayLead, type RotaYear } from '../rules/rota-year.ts'
import * as words from '../texts/rota.ts'

/** Why a rota cannot be filled, with what to change; null when it is. */
export function troubleWith(
  years: readonly RotaYear[],
  made: readonly MadeYear[],
  today: Day,
): string | null {
  const [year] = years
  const ofPeople = year === undefined ? null : troubleWithPeople(year)
  if (ofPeople !== null) return ofPeople
  for (const { rota } of made) {
    const [short] = rota.short
    if (short === undefined) continue
    const day = years.flatMap(each => each.days).find(({ id }) => id === short.dayId)
    const said = day === undefined ? '' : sayCalendarDay(day.day, today)
    switch (short.why) {
      case 'people':
        return words.tooFew(said, short.wanted, short.found)
      case 'pairs':
        return words.pairsDoNotFit(said)
      case 'leader':
        return words.nobodyLeads(said)
    }
  }
  return year !== undefined && made.some(each => each.pairsInTheWay)
    ? words.pairsUneven(year.rota.persons)
    : null
}

function troubleWithPeople({ rota, people }: RotaYear): string | null {
  const deputies = people.filter(isDeputy)
  if (deputies.length === 0) return words.nobody
  if (rota.by === 'group' && deputies.every(({ groupName }) => groupName === null)) return words.noGroups
  if (rota.by === 'village' && deputies.every(({ district }) => district === null)) return words.noVillages
  const uppers = deputies.filter(({ levels }) => levels.some(level => level !== 'town')).length
  if (rota.by === 'level' && rota.persons < 2 && uppers > 0 && uppers < deputies.length)
    return words.levelNeedsTwo
  if (rota.persons < 2 && rota.pairs.length > 0) return words.pairNeedsTwo
  if (rota.leaders.length > 0 && !deputies.some(person => mayLead(person, rota)))
    return words.noLeaders(rota.leaders)
  return null
}

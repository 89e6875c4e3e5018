import type { Context } from '../../../bot/command.ts'
import { isoDay } from '../../../calendar/day.ts'
import { readRotaTimes } from '../../../language/rota-times.ts'
import type { RotaMaking } from '../../../language/rota-words.ts'
import { activePeople } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import type { Exclusion } from '../rules/rota-input.ts'
import type { RotaSettings } from '../rules/rota-settings.ts'
import { isDeputy, mayLead } from '../rules/rota-year.ts'
import * as words from '../texts/rota.ts'
import { readNames } from './said-names.ts'

type Members = Pick<RotaMaking, 'pairs' | 'unpaired' | 'excluded' | 'included'>

/** The settings with the people who were named: pairs and who is not to be on duty. A sentence for what cannot be. */
export async function withMembers(
  context: Context,
  settings: RotaSettings,
  said: Members,
): Promise<RotaSettings | string> {
  const people = await activePeople(context.tx, context.tenant.id)
  let { pairs, exclusions } = settings
  for (const text of said.unpaired) {
    const named = namedIn(people, text, words.unpairExample)
    if (typeof named === 'string') return named
    pairs = pairs.filter(pair => !named.people.some(({ id }) => pair.includes(id)))
  }
  for (const text of said.pairs) {
    const named = namedIn(people, text, '')
    if (typeof named === 'string') return named
    const leader = named.people.find(person => mayLead(person, settings))
    if (leader !== undefined) return words.leaderInPair(leader.name)
    const added = couples(named.people)
    if (added === null || named.rest !== '') return words.needsPair
    const ids = added.flat()
    pairs = [...pairs.filter(pair => !pair.some(id => ids.includes(id))), ...added]
  }
  for (const text of said.included) {
    const named = namedIn(people, text, words.includeExample)
    if (typeof named === 'string') return named
    exclusions = exclusions.filter(({ personId }) => !named.people.some(({ id }) => id === personId))
  }
  for (const text of said.excluded) {
    const named = namedIn(people, text, words.excludeExample)
    if (typeof named === 'string') return named
    const times = readRotaTimes(named.rest, context.now, context.tenant.zone)
    if (times.unread !== '') return words.timesNotRead(times.unread.slice(0, 20))
    const ids = new Set(named.people.map(({ id }) => id))
    const always = times.months.length + times.days.length === 0
    const added = named.people.flatMap(({ id: personId }): Exclusion[] =>
      always
        ? [{ personId, when: 'never' }]
        : [
            ...times.months.map(month => ({ personId, when: 'month' as const, month })),
            ...times.days.map(day => ({ personId, when: 'day' as const, day: isoDay(day) })),
          ],
    )
    // Who was not to come at all is to come again but for these days.
    exclusions = [
      ...exclusions.filter(one => !ids.has(one.personId) || (one.when !== 'never' && !always)),
      ...added,
    ]
  }
  return { ...settings, pairs: pairs.map(([a, b]) => [a, b]), exclusions: [...exclusions] }
}

/** @returns null when they are not two by two */
function couples(people: readonly Person[]): [number, number][] | null {
  const found: [number, number][] = []
  for (let index = 0; index < people.length; index += 2) {
    const [a, b] = [people[index], people[index + 1]]
    if (a === undefined || b === undefined) return null
    found.push([a.id, b.id])
  }
  return found.length === 0 ? null : found
}

function namedIn(people: readonly Person[], text: string, example: string) {
  const named = readNames(people, text)
  if (typeof named === 'string') return named
  if (named.people.length === 0) return example === '' ? words.needsPair : words.needsName(example)
  const stranger = named.people.find(person => !isDeputy(person))
  return stranger === undefined ? named : words.notADeputy(stranger.name)
}

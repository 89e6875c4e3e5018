/** Whose file and of which time, as a command's words say. */
import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { whichPerson } from '../../activities/texts/lists.ts'
import { nameInFront } from '../../roster/rules/name-in-front.ts'
import { personWithRoles, wholeRoster } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { hasFileFor, isOver, wasDeputy } from '../rules/whose.ts'
import { readEntries } from '../store/files.ts'
import { periodSaid } from '../store/periods.ts'
import * as words from '../texts/chat.ts'
import type { Entry, Period } from '../types.ts'

export const isGroup = ({ origin }: Pick<Context, 'origin'>): boolean => origin.chat.type === 'group'

/** Today. */
export const isDeputy = ({ levels }: Pick<Person, 'levels'>): boolean => levels.length > 0

export const isPeriod = (found: Period | Reply): found is Period =>
  found.kind === 'year' || found.kind === 'term'

/** The period that words name; this year where there are none. */
export async function pickPeriod(
  { tx, tenant, now }: Pick<Context, 'tx' | 'tenant' | 'now'>,
  text: string,
): Promise<Period | Reply> {
  const period = await periodSaid(tx, tenant, text, now)
  if (period === 'unread') return say(words.unreadPeriod)
  return period === 'no_term' ? say(words.noTerm) : period
}

/**
 * The deputy that words begin with, and the period behind his name. Who has left is meant where nobody in office has the
 * name; of an old period those who had the name then are meant, in office today or not.
 */
export async function pickDeputy(
  context: Pick<Context, 'tx' | 'tenant' | 'now'>,
  text: string,
): Promise<{ readonly person: Person; readonly period: Period } | Reply> {
  const { tx, tenant, now } = context
  const roster = await wholeRoster(tx, tenant.id)
  const whole = nameInFront(roster, text)
  if (whole === null) return say(words.noSuchDeputy(text.slice(0, 20)))
  const said = await periodSaid(tx, tenant, whole.rest, now)
  const isOld = said !== 'unread' && said !== 'no_term' && isOver(said, dayOf(now, tenant.zone))
  const inOffice = roster.filter(({ active }) => active)
  const named = isOld ? whole : (nameInFront(inOffice, text) ?? whole)
  const period = await pickPeriod(context, named.rest)
  if (!isPeriod(period)) return period
  const own = await entriesOfEach(context, period, named.people)
  const deputies = named.people.filter(person => hasFileFor(person, own(person)))
  // Of an old period whoever did something in it; where nobody did, whoever is a deputy.
  const then = isOld ? deputies.filter(person => wasDeputy(person, own(person))) : []
  const meant = then.length > 0 ? then : deputies
  const [only] = meant
  if (only === undefined) return say(words.notADeputy(named.name))
  return meant.length > 1 ? say(whichPerson(named.name, meant.map(words.placeOf))) : { person: only, period }
}

async function entriesOfEach(
  { tx, tenant, now }: Pick<Context, 'tx' | 'tenant' | 'now'>,
  period: Period,
  people: readonly Person[],
): Promise<(person: Person) => readonly Entry[]> {
  const [only, ...others] = people
  // One deputy is who he is: only of somebody else, or of several, it has to be looked up.
  if (only === undefined || (others.length === 0 && isDeputy(only))) return () => []
  const entries = await readEntries(tx, tenant, period, now, others.length === 0 ? only.id : null)
  return person => entries.get(person.id) ?? []
}

/** The sender as the roster has him; null when he stands in none. */
export async function ownPerson({ tx, actor }: Context): Promise<Person | null> {
  return personWithRoles(tx, actor.personId)
}

/** Whose file and of which time, as a command's words say. */
import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { whichPerson } from '../../activities/texts/lists.ts'
import { nameInFront } from '../../roster/rules/name-in-front.ts'
import { wholeRoster } from '../../roster/store/people.ts'
import type { Person } from '../../roster/types.ts'
import { periodSaid } from '../store/periods.ts'
import * as words from '../texts/chat.ts'
import type { Period } from '../types.ts'

export const isGroup = ({ origin }: Pick<Context, 'origin'>): boolean => origin.chat.type === 'group'

const isDeputy = ({ levels }: Pick<Person, 'levels'>): boolean => levels.length > 0

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
 * The deputy that words begin with, and what follows. Who has left is meant where nobody in office has the name: old
 * files stay readable.
 */
export async function pickDeputy(
  { tx, tenant }: Pick<Context, 'tx' | 'tenant'>,
  text: string,
): Promise<{ readonly person: Person; readonly rest: string } | Reply> {
  const roster = await wholeRoster(tx, tenant.id)
  const named =
    nameInFront(
      roster.filter(({ active }) => active),
      text,
    ) ?? nameInFront(roster, text)
  if (named === null) return say(words.noSuchDeputy(text.slice(0, 20)))
  const deputies = named.people.filter(isDeputy)
  const [only] = deputies
  if (only === undefined) return say(words.notADeputy(named.name))
  if (deputies.length > 1)
    return say(
      whichPerson(
        named.name,
        deputies.map(({ district, groupName, unit }) => district ?? groupName ?? unit ?? ''),
      ),
    )
  return { person: only, rest: named.rest }
}

/** The sender as the roster has him; null when he is no deputy. */
export async function ownPerson({ tx, tenant, actor }: Context): Promise<Person | null> {
  const roster = await wholeRoster(tx, tenant.id)
  return roster.find(person => person.id === actor.personId && isDeputy(person)) ?? null
}

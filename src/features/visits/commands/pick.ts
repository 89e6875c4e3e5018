import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { mayHandle } from '../rules/access.ts'
import { couldMean, takeVisitNumber } from '../rules/number.ts'
import { visitsNumbered } from '../store/visits.ts'
import * as words from '../texts/replies.ts'
import type { Visit } from '../types.ts'

export type Picked =
  | { readonly visit: Visit; readonly rest: string; readonly reply: null }
  | { readonly visit: null; readonly reply: Reply }

/**
 * The matter that a command is about, locked; where two can be meant the person is asked. Of matters that are not his
 * he is not told whether they exist.
 */
export async function pickVisit(context: Context, text: string, usage: string): Promise<Picked> {
  const { which, rest } = takeVisitNumber(text)
  if (which === null) return { visit: null, reply: say(words.needsNumber(usage)) }
  const meant = couldMean(await handled(context, text))
  const [only, ...others] = meant
  if (only === undefined) return { visit: null, reply: say(words.noSuchVisit(which)) }
  if (others.length > 0) return { visit: null, reply: say(words.whichYear(meant)) }
  return { visit: only, rest, reply: null }
}

async function handled({ tx, tenant, actor, now }: Context, text: string): Promise<Visit[]> {
  const { which } = takeVisitNumber(text)
  if (which === null) return []
  const visits = await visitsNumbered(tx, tenant.id, which, dayOf(now, tenant.zone).year)
  return visits.filter(visit => mayHandle(actor, visit))
}

/** Of the sender's congresses those where a matter of this number is his. */
export async function whereNumbered(contexts: readonly Context[], text: string): Promise<readonly Context[]> {
  const found = []
  for (const context of contexts) if ((await handled(context, text)).length > 0) found.push(context)
  return found
}

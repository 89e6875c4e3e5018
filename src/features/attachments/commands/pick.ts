import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import * as words from '../texts.ts'
import type { Held, Holder } from '../types.ts'

export type Picked =
  | { readonly held: Held; readonly rest: string; readonly reply: null }
  | { readonly held: null; readonly reply: Reply }

/** The matter that a command's words begin with, of whichever feature, locked. */
export async function pickHeld(
  context: Context,
  holders: readonly Holder[],
  text: string,
  usage: string,
): Promise<Picked> {
  const meant = await meantBy(context, holders, text)
  if (meant === null) return { held: null, reply: say(words.needsNumber(usage)) }
  const [only, ...others] = meant
  if (only === undefined) return { held: null, reply: say(words.noSuch) }
  const names = meant.map(({ held }) => held.name)
  if (others.length > 0) return { held: null, reply: say(words.whichOne(names, usage)) }
  return { ...only, reply: null }
}

/** Of the sender's congresses those where a number means something of his. */
export const whereHeld =
  (holders: readonly Holder[]) =>
  async (contexts: readonly Context[], text: string): Promise<readonly Context[]> => {
    const found: Context[] = []
    for (const context of contexts) if ((await meantBy(context, holders, text))?.length) found.push(context)
    return found
  }

/** @returns null when the words begin with no number */
async function meantBy(
  { tx, tenant, actor, now }: Context,
  holders: readonly Holder[],
  text: string,
): Promise<readonly { readonly held: Held; readonly rest: string }[] | null> {
  const read = holders.map(holder => holder.readNumber(text)).filter(number => number !== null)
  if (read.length === 0) return null
  const named = read.filter(({ isNamed }) => isNamed)
  const meant: { readonly held: Held; readonly rest: string }[] = []
  for (const number of named.length > 0 ? named : read)
    for (const held of await number.find(tx, actor, dayOf(now, tenant.zone)))
      meant.push({ held, rest: number.rest })
  // What he has to do with, before what he may only look at.
  const own = meant.filter(({ held }) => held.mayAdd(actor))
  return own.length > 0 ? own : meant
}

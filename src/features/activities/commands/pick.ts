import { isClerk } from '../../../bot/actor.ts'
import type { Context } from '../../../bot/command.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { settingsOf } from '../../congress/settings.ts'
import { isRestorable } from '../../meetings/finding/restorable.ts'
import type { LockedMeeting } from '../../meetings/store/answers.ts'
import { titleOf } from '../../meetings/texts/notice.ts'
import { takeMeeting } from '../rules/numbers.ts'
import { lately, lockNumbered } from '../store/meetings.ts'
import * as words from '../texts/record.ts'

type Picked =
  | { readonly meeting: LockedMeeting; readonly rest: string; readonly reply: null }
  | { readonly meeting: null; readonly reply: Reply }

interface Asked {
  readonly command: string
  readonly usage: string
  /** Null: whatever it is. */
  readonly kind?: string
}

/** The meeting that was held and is meant, locked: by its number, or the only one of the last week. */
export async function pickHeldMeeting(context: Context, text: string, asked: Asked): Promise<Picked> {
  const { tx, tenant, now } = context
  const { number, rest } = takeMeeting(text)
  if (number !== null) {
    const meeting = await lockNumbered(tx, tenant.id, number)
    if (meeting === null) return { meeting: null, reply: say(words.noSuch(number)) }
    return { meeting, rest, reply: null }
  }
  const found = await lately(tx, tenant.id, asked.kind ?? null, now)
  const [only] = found
  if (only === undefined) return { meeting: null, reply: say(words.noneLately(asked.usage)) }
  if (found.length > 1) {
    const { labels } = settingsOf(tenant)
    const items = found.map(each => ({ number: each.number, title: titleOf(each.notice, labels) }))
    return { meeting: null, reply: say(words.whichOne(items, asked.command)) }
  }
  const meeting = await lockNumbered(tx, tenant.id, only.number)
  return meeting === null
    ? { meeting: null, reply: say(words.noSuch(only.number)) }
    : { meeting, rest, reply: null }
}

/** @returns why nothing can be written down of it; null when it can */
export async function whyNot(context: Context, meeting: LockedMeeting): Promise<string | null> {
  const { number, status, startsAt } = meeting
  if (status === 'draft') return words.isDraft(number)
  if (status === 'cancelled')
    return words.isCancelled(number, isClerk(context.actor) && (await isRestorable(context, meeting)))
  return startsAt === null || startsAt > context.now ? words.notBegun(number) : null
}

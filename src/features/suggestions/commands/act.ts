import type { Context } from '../../../bot/command.ts'
import { holidayTable } from '../../holidays/store.ts'
import type { Act } from '../rules/acts.ts'
import { actOn, type Performed } from '../store/act.ts'
import { readSuggestionStanding } from '../store/standing.ts'
import { lockSuggestion } from '../store/suggestions.ts'
import { afterwards } from './afterwards.ts'

/**
 * Does something with an item: locks it, decides on what it is then, writes, and lets everybody know whom it concerns.
 * The one way in which commands and buttons change an item. What is refused is logged as well.
 */
export async function perform(context: Context, itemId: number, act: Act): Promise<Performed> {
  const { tx, tenant, actor, now, origin } = context
  const item = await lockSuggestion(tx, itemId)
  if (item === null || item.congressId !== tenant.id) throw new Error('an item that was seen is not there')
  const [done] = await actOn(tx, [{ item, act, congress: tenant }], {
    who: await readSuggestionStanding(tx, actor),
    userid: actor.userid,
    now,
    table: await holidayTable(tx),
    message: { bot: origin.bot, msgid: origin.msgid },
  })
  if (done === undefined) throw new Error('an act came to nothing')
  if (done.refusal === null) await afterwards(context, done)
  return done
}

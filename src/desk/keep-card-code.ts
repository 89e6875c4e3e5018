import type { Incoming } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import type { DeskDeps } from './receive.ts'

/** So long a code can be used, once (wecom-protocol 4.3). */
const lifeMs = 72 * 60 * 60_000

/**
 * A click on a card of the self-built app brings a code with which that person's card can be changed later. It is kept beside
 * the answer, never in its way: of a code that is lost the one before is still good, until it is spent.
 */
export function keepingCardCodes(
  deps: Pick<DeskDeps, 'db' | 'clock' | 'log'>,
  receive: (incoming: Incoming) => Promise<Reply>,
): (incoming: Incoming) => Promise<Reply> {
  return async incoming => {
    const [reply] = await Promise.all([receive(incoming), keepCardCode(deps, incoming)])
    return reply
  }
}

/** One statement. The code before it is of no more use for him; others may still have it. */
async function keepCardCode(
  { db, clock, log }: Pick<DeskDeps, 'db' | 'clock' | 'log'>,
  incoming: Incoming,
): Promise<void> {
  if (incoming.kind !== 'click' || incoming.origin.line.kind !== 'app') return
  const { line, userid } = incoming.origin
  if (line.responseCode === null) return
  const expiresAt = new Date(clock.now().getTime() + lifeMs)
  try {
    await db.sql`
      with card as (
        select task_id, userid from private_card
        where task_id = ${incoming.click.taskId} and userid = lower(${userid})
      ), code as (
        insert into card_code (code, expires_at)
        select ${line.responseCode}, ${expiresAt} from card
        on conflict (code) do nothing
        returning id
      )
      update private_card set code_id = code.id from code, card
      where private_card.task_id = card.task_id and private_card.userid = card.userid`
  } catch (error) {
    log.warn({ err: error, msgid: incoming.origin.msgid }, 'the code of a click was not kept')
  }
}

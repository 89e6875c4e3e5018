import { isClerk } from '../../bot/actor.ts'
import { newTaskId } from '../../bot/task-id.ts'
import type { BookRequest } from '../../channels/book.ts'
import type { Clock } from '../../clock.ts'
import type { Tx } from '../../db/tx.ts'
import { explainReason } from '../../outbox/texts.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import { tellPrivately } from '../notes/outreach.ts'
import { asClerk } from '../notes/rules.ts'
import { findMember } from '../roster/store/member.ts'
import { wholeRoster } from '../roster/store/people.ts'
import { foundCard } from './cards.ts'
import { pairUp } from './rules.ts'
import { propose } from './store.ts'
import * as words from './texts.ts'
import type { Entry } from './types.ts'

/** Characters; more than a card shows whole is said in words. */
const mostOnCard = 300

/** What was read of the address book, or why it was not, to the clerk who asked. Rights are those of now. */
export async function keepBook(
  tx: Tx,
  { clock, botName }: { readonly clock: Clock; readonly botName: string },
  request: BookRequest,
  found: readonly Entry[] | { readonly errcode: number },
): Promise<void> {
  const now = clock.now()
  const member = await findMember(tx, request.personId)
  const congress = member && (await findCongress(tx, member.congressId))
  if (member === null || congress === null || !isClerk(member)) return
  const { congressId, personId } = member
  const tell = async (text: string, pairs: number): Promise<void> => {
    await tellPrivately(
      tx,
      clock,
      now,
      {
        congressId,
        personIds: [personId],
        text,
        rights: asClerk,
        subject: `book:${congressId}`,
        isAwaited: true,
        ...(pairs > 0 && [...text].length <= mostOnCard
          ? { card: foundCard(newTaskId('book'), text, pairs, now) }
          : {}),
      },
      { zone: congress.zone, quietHours: settingsOf(congress).quietHours, botName },
    )
  }
  if ('errcode' in found) return tell(words.couldNotRead(explainReason(`refused:${found.errcode}`)), 0)
  if (found.length === 0) return tell(words.sawNobody, 0)
  const pairing = pairUp(await wholeRoster(tx, congressId), found)
  await propose(tx, { congressId, askedBy: personId, pairs: pairing.pairs }, now)
  return tell(words.found(pairing), pairing.pairs.length)
}

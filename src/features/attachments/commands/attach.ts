import { type Context, defineCommand } from '../../../bot/command.ts'
import type { Incoming } from '../../../bot/incoming.ts'
import { type Reply, say } from '../../../bot/reply.ts'
import { dayOf } from '../../../calendar/zone.ts'
import { mediaChannel } from '../../../channels/media.ts'
import { personTarget } from '../../../channels/target.ts'
import { enqueue } from '../../../outbox/enqueue.ts'
import { mayHandle } from '../../visits/rules/access.ts'
import { takeVisitNumber } from '../../visits/rules/number.ts'
import { lockVisit, visitsNumbered } from '../../visits/store/visits.ts'
import { noSuchVisit } from '../../visits/texts/replies.ts'
import { numberOf } from '../../visits/texts/words.ts'
import { chooseVisit, visitForPhotos } from '../store.ts'
import * as words from '../texts.ts'

/** So long what somebody sends belongs to the matter that he spoke of last. */
const patienceMs = 30 * 60_000
/** As long as the address is good (wecom-protocol 1.6). */
const urlLifeMs = 5 * 60_000

/** Names the matter that the next photos are for. */
export const attach = defineCommand({
  name: '附图',
  aliases: ['附件', '照片'],
  who: 'members',
  ...words.attach,
  async run({ tx, tenant, actor, now, origin, botName }, text) {
    if (origin.chat.type === 'group') return say(words.onlyAlone(botName))
    const { which } = takeVisitNumber(text)
    if (which === null) return say(words.needsNumber)
    const numbered = await visitsNumbered(tx, tenant.id, which, dayOf(now, tenant.zone).year)
    const visit = numbered.find(each => mayHandle(actor, each))
    if (visit === undefined) return say(noSuchVisit(which))
    if (visit.status === 'void') return say(words.isVoid(numberOf(visit)))
    await chooseVisit(tx, visit.id, actor.personId, now, { bot: origin.bot, msgid: origin.msgid })
    return say(words.sendNow(numberOf(visit)))
  },
})

/**
 * A photo or file for the matter that its sender entered or named last. It is fetched after this transaction
 * (channels/media.ts); whether it could be kept he is told then.
 * @param contexts the message in each congress that it may be about; none for a stranger
 * @returns null when he is nobody's member
 */
export async function receiveMedia(
  contexts: readonly Context[],
  { media, url, origin }: Extract<Incoming, { kind: 'media' }>,
): Promise<Reply | null> {
  const [first] = contexts
  if (first === undefined) return null
  const { tx, now, clock, botName } = first
  if (origin.chat.type === 'group') return say(words.onlyAlone(botName))
  const personIds = contexts.map(({ actor }) => actor.personId)
  const chosen = await visitForPhotos(tx, personIds, new Date(now.getTime() - patienceMs))
  if (chosen === null) return say(words.whichVisit)
  if (media === 'video' || url === null) return say(words.onlyPhotos)
  const actor = contexts.find(context => context.actor.personId === chosen.personId)?.actor
  const visit = await lockVisit(tx, chosen.visitId)
  if (actor === undefined || visit === null || !mayHandle(actor, visit)) return say(words.notYours)
  await enqueue(tx, clock, [
    {
      // Nobody's message but the sender's own: a liaison cannot send it again for him.
      congressId: null,
      channel: mediaChannel,
      target: personTarget(actor.personId),
      promise: 'at_least_once',
      payload: {
        kind: 'media',
        url,
        visitId: visit.id,
        personId: actor.personId,
        bot: origin.bot,
        msgid: origin.msgid,
      },
      subject: `visit:${visit.id}`,
      expiresAt: new Date(now.getTime() + urlLifeMs),
    },
  ])
  return say(words.saving(numberOf(visit)))
}

import type { Context } from '../../../bot/command.ts'
import type { Origin } from '../../../bot/incoming.ts'
import { mediaChannel, type SentFile } from '../../../channels/media.ts'
import { personTarget } from '../../../channels/target.ts'
import { enqueue } from '../../../outbox/enqueue.ts'
import { subjectKey } from '../rules/subject.ts'
import { expectedPhotos, lockSubject } from '../store.ts'
import * as words from '../texts.ts'
import type { Holder } from '../types.ts'

/** So long what somebody sends belongs to the matter that he spoke of last. */
const patienceMs = 30 * 60_000
/** The address is good for five minutes (wecom-protocol 1.6); whoever comes later is told there that it is over, and tells its sender. */
const urlLifeMs = 30 * 60_000
/** What the app was sent is there for three days (wecom-protocol 4.4); after one its sender has sent it again. */
const mediaIdLifeMs = 86_400_000

export interface Received {
  /** In which congress, where it is known. */
  readonly context: Context
  readonly told: string
}

/**
 * Photos or a file for the matter that their sender entered or named last. They are fetched after this transaction
 * (channels/media.ts); whether they could be kept he is told then.
 * @param contexts the message in each congress that it may be about; none for a stranger
 * @param files none where the platform did not say where they are
 * @returns null when he is nobody's member
 */
export async function receiveMedia(
  contexts: readonly Context[],
  holders: readonly Holder[],
  {
    origin,
    isVideo,
    files,
  }: {
    readonly origin: Origin
    readonly isVideo: boolean
    readonly files: readonly SentFile[]
  },
): Promise<Received | null> {
  const [first] = contexts
  if (first === undefined) return null
  const { tx, now, clock, botName } = first
  const told = (text: string, context = first): Received => ({ context, told: text })
  if (origin.chat.type === 'group') return told(words.onlyAlone(botName))
  const personIds = contexts.map(({ actor }) => actor.personId)
  const expected = await expectedPhotos(tx, personIds, new Date(now.getTime() - patienceMs))
  const context = contexts.find(({ actor }) => actor.personId === expected?.personId)
  if (expected === null || context === undefined) return told(words.whichSubject)
  if (isVideo) return told(words.onlyPhotos, context)
  if (files.length === 0) return told(words.troubles.gone, context)
  const held = await lockSubject(tx, holders, expected.subject)
  const { actor } = context
  if (held === null || held.congressId !== actor.congressId || !held.mayAdd(actor))
    return told(words.notYours, context)
  if (held.over !== null) return told(words.isOver(held.name, held.over), context)
  await enqueue(
    tx,
    clock,
    files.map((file, nth) => ({
      // Nobody's message but the sender's own: a liaison cannot send it again for him.
      congressId: null,
      channel: mediaChannel,
      target: personTarget(actor.personId),
      promise: 'at_least_once',
      payload: {
        kind: 'media',
        ...file,
        subject: held.subject,
        personId: actor.personId,
        bot: origin.bot,
        msgid: origin.msgid,
        nth,
        of: files.length,
      },
      subject: subjectKey(held.subject),
      expiresAt: new Date(now.getTime() + ('url' in file ? urlLifeMs : mediaIdLifeMs)),
    })),
  )
  return told(words.saving(held.name, files.length), context)
}

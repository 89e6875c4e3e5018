import type { Member } from '../../bot/actor.ts'
import type { MediaRequest } from '../../channels/media.ts'
import type { Clock } from '../../clock.ts'
import type { Tx } from '../../db/tx.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import { recordDeeds } from '../deeds/store.ts'
import { tellPrivately } from '../notes/outreach.ts'
import { findMember } from '../roster/store/member.ts'
import { mayHandle } from '../visits/rules/access.ts'
import { recordEntry } from '../visits/store/entries.ts'
import { lockVisit } from '../visits/store/visits.ts'
import { numberOf } from '../visits/texts/words.ts'
import { endingOf, stemOf, typeOf } from './rules/file-type.ts'
import { countAttachments, keepAttachment } from './store.ts'
import * as words from './texts.ts'
import type { FetchedFile, MediaTrouble } from './types.ts'

/** Photos of one matter; more are a mistake, or an album. */
const mostAttachments = 30

/** Keeps what was fetched, or not, and tells its sender. Rights are those of now. */
export async function keepFetched(
  tx: Tx,
  clock: Clock,
  botName: string,
  request: MediaRequest,
  found: FetchedFile | MediaTrouble,
): Promise<void> {
  const now = clock.now()
  const member = await findMember(tx, request.personId)
  const congress = member && (await findCongress(tx, member.congressId))
  if (member === null || congress === null) return
  const text = await keep(tx, member, request, found, now)
  const { zone } = congress
  const { quietHours } = settingsOf(congress)
  await tellPrivately(
    tx,
    clock,
    now,
    { congressId: congress.id, personIds: [member.personId], text, subject: `visit:${request.visitId}` },
    { zone, quietHours, botName },
  )
}

async function keep(
  tx: Tx,
  member: Member,
  { visitId, bot, msgid }: MediaRequest,
  found: FetchedFile | MediaTrouble,
  at: Date,
): Promise<string> {
  if (typeof found === 'string') return words.troubles[found]
  const visit = await lockVisit(tx, visitId)
  if (visit === null || visit.congressId !== member.congressId || !mayHandle(member, visit))
    return words.notYours
  const number = numberOf(visit)
  if (visit.status === 'void') return words.isVoid(number)
  const mime = typeOf(found.bytes)
  if (mime === null) return words.onlyPhotos
  if ((await countAttachments(tx, visitId)) >= mostAttachments) return words.tooMany(number, mostAttachments)
  const name = `${stemOf(found.name) || words.unnamed}.${endingOf(mime)}`
  const { congressId, personId, userid } = member
  const kept = await keepAttachment(tx, {
    congressId,
    visitId,
    mime,
    name,
    content: found.bytes,
    sentBy: personId,
    at,
  })
  if (!kept.isNew) return words.savedBefore(number, kept.count)
  const message = { bot, msgid }
  await recordEntry(tx, { visitId, change: { attachment: mime }, enteredBy: personId, at, message })
  const subject = `visit:${visitId}`
  await recordDeeds(tx, [
    { congressId, at, userid, action: 'visit.attach', outcome: 'done', subject, detail: { mime }, message },
  ])
  return words.saved(number, kept.count)
}

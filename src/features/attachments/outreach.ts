import type { Member } from '../../bot/actor.ts'
import type { MediaRequest } from '../../channels/media.ts'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import { settingsOf } from '../congress/settings.ts'
import { findCongress } from '../congress/store.ts'
import { recordDeeds } from '../deeds/store.ts'
import { tellPrivately } from '../notes/outreach.ts'
import { forHimself } from '../notes/rules.ts'
import { findMember } from '../roster/store/member.ts'
import { endingOf, stemOf, typeOf } from './rules/file-type.ts'
import { subjectKey } from './rules/subject.ts'
import { countAttachments, keepAttachment, lockSubject, wasKept } from './store.ts'
import * as words from './texts.ts'
import type { FetchedFile, Holder, MediaTrouble, Take } from './types.ts'

/** Photos of one matter; more are a mistake, or an album. */
const mostAttachments = 30

/** Keeps what was fetched, or not, and tells its sender. Rights are those of now. */
export async function keepFetched(
  db: Pick<Database, 'transaction'>,
  keeping: Keeping,
  request: MediaRequest,
  file: FetchedFile | MediaTrouble,
): Promise<void> {
  const taker = keeping.holders.find(({ kind }) => kind === request.subject.kind)
  const take = typeof file === 'string' ? undefined : await taker?.look?.(file)
  const found: Found = { file, take: take ?? null, isTaken: taker?.look !== undefined }
  await db.transaction(tx => keepAndTell(tx, keeping, request, found))
}

interface Found {
  readonly file: FetchedFile | MediaTrouble
  /** Where files of such a matter are no attachments. */
  readonly take: Take | null
  readonly isTaken: boolean
}

async function keepAndTell(
  tx: Tx,
  { clock, botName, holders }: Keeping,
  request: MediaRequest,
  found: Found,
): Promise<void> {
  const now = clock.now()
  const member = await findMember(tx, request.personId)
  const congress = member && (await findCongress(tx, member.congressId))
  if (member === null || congress === null) return
  const text = sentenceFor(request, await keep(tx, holders, member, request, found, now))
  if (text === null) return
  const { zone } = congress
  const { quietHours } = settingsOf(congress)
  const subject = subjectKey(request.subject)
  await tellPrivately(
    tx,
    clock,
    now,
    {
      congressId: congress.id,
      personIds: [member.personId],
      text,
      rights: forHimself,
      subject,
      isAwaited: true,
    },
    { zone, quietHours, botName },
  )
}

export interface Keeping {
  readonly clock: Clock
  readonly botName: string
  readonly holders: readonly Holder[]
}

interface Result {
  readonly text: string
  /** What is wrong with this one file, so that the others of its message are told apart. */
  readonly stands: string | null
}

/** Of several files of one message the last one tells how it stands; before it only what is wrong with one is told. */
function sentenceFor({ nth, of }: MediaRequest, result: Result | null): string | null {
  if (result === null || of === 1) return result?.text ?? null
  const isLast = nth === of - 1
  if (result.stands === null) return isLast ? result.text : null
  const wrong = words.ofSeveral(nth, result.text)
  return isLast ? `${wrong}\n${result.stands}` : wrong
}

/** @returns null when this was done and told before: a fetch that is repeated after a crash */
async function keep(
  tx: Tx,
  holders: readonly Holder[],
  member: Member,
  { subject, bot, msgid, nth }: MediaRequest,
  { file, take, isTaken }: Found,
  at: Date,
): Promise<Result | null> {
  const held = await lockSubject(tx, holders, subject)
  if (held === null || held.congressId !== member.congressId || !held.mayAdd(member))
    return told(words.notYours)
  const { name } = held
  const source = { bot, msgid, nth }
  if (isTaken && typeof file === 'string') return told(words.troubles[file])
  if (take !== null) {
    const text = await take(tx, { member, held, at, source })
    return text === null ? null : told(text)
  }
  if (await wasKept(tx, source)) return null
  if (held.over !== null) return told(words.isOver(name, held.over))
  const count = await countAttachments(tx, subject)
  const wrong = (text: string): Result => ({ text, stands: words.countOf(name, count) })
  if (typeof file === 'string') return wrong(words.troubles[file])
  const mime = typeOf(file.bytes)
  if (mime === null) return wrong(words.onlyPhotos)
  if (count >= mostAttachments) return told(words.tooMany(name, mostAttachments))
  const { congressId, personId, userid } = member
  const number = await keepAttachment(tx, {
    congressId,
    subject,
    mime,
    name: `${stemOf(file.name) || words.unnamed}.${endingOf(mime)}`,
    content: file.bytes,
    sentBy: personId,
    at,
    source,
  })
  if (number === null) return told(words.savedBefore(name, count))
  await recordDeeds(tx, [
    {
      congressId,
      at,
      userid,
      action: 'attachment.add',
      outcome: 'done',
      subject: subjectKey(subject),
      detail: { number, mime },
      message: { bot, msgid },
    },
  ])
  return told(words.saved(name, count + 1))
}

const told = (text: string): Result => ({ text, stands: null })

import { webhookChannel } from '../../channels/webhook.ts'
import { splitWebhookText } from '../../channels/webhook-text.ts'
import type { Clock } from '../../clock.ts'
import type { Tx } from '../../db/tx.ts'
import { enqueue, type NewMessage } from '../../outbox/enqueue.ts'
import { voicesOf } from './store.ts'
import { calledByName } from './texts.ts'
import type { GroupVoice } from './types.ts'

/** What is said to a group by itself: by its webhook, or by the bot's connection. */
export interface GroupWord {
  readonly congressId: number
  /** The row's id; it speaks. */
  readonly chatId: number
  readonly text: string
  /** userids */
  readonly mention: readonly string[]
  /** What it is about: `meeting:12`. */
  readonly subject: string
  /** A notice rather twice than never, a nudge rather never than twice. */
  readonly promise: 'at_least_once' | 'at_most_once'
  /** Makes the word one of its kind; left out, it is written as often as it is said. */
  readonly once?: string
  readonly dueAt?: Date
  readonly expiresAt?: Date
  /** It only calls those whom it mentions: of whom nobody is in office any more it is not said. */
  readonly isCall?: boolean
}

export async function tellGroup(tx: Tx, clock: Clock, word: GroupWord): Promise<void> {
  await tellGroups(tx, clock, [word])
}

/** Many words in a few statements; those for one group go out in the order of the list. */
export async function tellGroups(tx: Tx, clock: Clock, words: readonly GroupWord[]): Promise<void> {
  await enqueue(tx, clock, await groupMessages(tx, words))
}

/** @returns the words as the messages that they need, to be enqueued with others */
export async function groupMessages(tx: Tx, words: readonly GroupWord[]): Promise<NewMessage[]> {
  if (words.length === 0) return []
  const [voices, people] = await Promise.all([
    voicesOf(tx, [...new Set(words.map(word => word.chatId))]),
    mentioned(tx, words),
  ])
  return words.flatMap(word => {
    const voice = voices.get(word.chatId)
    return voice === undefined ? [] : piecesOf(word, voice, people)
  })
}

interface Mentioned {
  readonly personId: number
  readonly name: string
}

/** By congress and account in small letters. */
type People = ReadonlyMap<string, Mentioned>

const nameOf = (congressId: number, userid: string): string => `${congressId} ${userid.toLowerCase()}`

async function mentioned(tx: Tx, words: readonly GroupWord[]): Promise<People> {
  const accounts = words.flatMap(({ congressId, mention }) => mention.map(userid => ({ congressId, userid })))
  if (accounts.length === 0) return new Map()
  const rows = await tx.sql<(Mentioned & { congressId: number; userid: string })[]>`
    select p.id as "personId", p.name, p.congress_id as "congressId", p.userid
    from jsonb_to_recordset(${tx.sql.json(accounts)}) as a("congressId" int, userid text)
    join person p on p.congress_id = a."congressId" and lower(p.userid) = lower(a.userid) and p.active`
  return new Map(rows.map(row => [nameOf(row.congressId, row.userid), row]))
}

function piecesOf(word: GroupWord, voice: GroupVoice, people: People): NewMessage[] {
  const known = (userids: readonly string[]) =>
    userids.map(userid => people.get(nameOf(word.congressId, userid))).filter(one => one !== undefined)
  const pieces =
    voice.channel === webhookChannel
      ? splitWebhookText(word.text, [...word.mention])
      : [
          {
            text: calledByName(
              word.text,
              known(word.mention).map(one => one.name),
            ),
            mention: word.mention,
          },
        ]
  return pieces.map((piece, index) => ({
    congressId: word.congressId,
    ...voice,
    promise: word.promise,
    payload: {
      kind: 'text',
      text: piece.text,
      mention: [...piece.mention],
      ...(word.isCall === true ? { call: true } : {}),
    },
    subject: word.subject,
    personIds: known(piece.mention).map(one => one.personId),
    ...(word.once === undefined ? {} : { dedupeKey: `${word.once}:${index}` }),
    ...(word.dueAt === undefined ? {} : { dueAt: word.dueAt }),
    ...(word.expiresAt === undefined ? {} : { expiresAt: word.expiresAt }),
  }))
}

import type { Context } from '../../bot/command.ts'
import type { Card } from '../../bot/reply.ts'
import { afterQuiet } from '../../calendar/quiet-hours.ts'
import { splitAppText } from '../../channels/app-text.ts'
import { appChannel, connectionChannel } from '../../channels/names.ts'
import type { Payload } from '../../channels/payload.ts'
import { responseUrlChannel } from '../../channels/response-url.ts'
import { personTarget, placeOfOrigin, placeTarget } from '../../channels/target.ts'
import type { Clock } from '../../clock.ts'
import type { Tx } from '../../db/tx.ts'
import { enqueue, type NewMessage } from '../../outbox/enqueue.ts'
import { groupMessages } from '../chats/outreach.ts'
import { mentionsByChat } from '../chats/rules.ts'
import { callingChats } from '../chats/store.ts'
import { calledByName } from '../chats/texts.ts'
import type { Calling } from '../chats/types.ts'
import { settingsOf } from '../congress/settings.ts'
import type { QuietHours } from '../congress/types.ts'
import { doorsTo } from '../reach/store.ts'
import type { Door } from '../reach/types.ts'
import { askerOf } from '../rights/store/asker.ts'
import { namesOf } from '../roster/store/people.ts'
import { unheard } from './rules.ts'
import { addAllNotes, withAnswerUrl } from './store.ts'
import { hint } from './texts.ts'
import type { Ask, Hearing, HearingByName, Right } from './types.ts'

export interface PrivateWord {
  readonly congressId: number
  readonly personIds: readonly number[]
  readonly text: string
  /** As what they are told it: who is that no more when it is handed out or pushed is not told (`notes/rules.ts`). */
  readonly rights: readonly Right[]
  /** What they are asked to do; once nothing of it is left to do they are not told. None: it tells what stays so. */
  readonly asks?: readonly Ask[]
  readonly subject: string
  /** What goes out in place of the text where it can be answered on the spot; of a word to one person. */
  readonly card?: Card
  /** Nobody is called for it: it is read whenever its person speaks to the bot alone. */
  readonly quiet?: boolean
  /** Its person has just asked for it: it does not wait for the morning. */
  readonly isAwaited?: boolean
}

/** Whose night it is. */
export interface Habits {
  readonly zone: string
  readonly quietHours: QuietHours
  readonly botName: string
}

/**
 * Tells people something that is for them alone. Those who have just spoken to the bot alone get it at once, for
 * as long as their answer address lasts; the others are called, without a word of what it is, to look into
 * their single chat.
 */
export async function tellPrivately(
  tx: Tx,
  clock: Clock,
  now: Date,
  word: PrivateWord,
  habits: Habits,
): Promise<Hearing> {
  return tellAllPrivately(tx, clock, now, [{ ...word, ...habits }])
}

/** Tells people something alone, and not whoever does it: he has his answer. */
export function tellOthers(
  { tx, clock, now, tenant, actor, botName }: Context,
  ...words: readonly Omit<PrivateWord, 'congressId'>[]
): Promise<Hearing> {
  const habits = { zone: tenant.zone, quietHours: settingsOf(tenant).quietHours, botName }
  const toOthers = words.flatMap(word => {
    const personIds = [...new Set(word.personIds)].filter(id => id !== actor.personId)
    return personIds.length === 0 ? [] : [{ ...word, personIds, congressId: tenant.id, ...habits }]
  })
  return tellAllPrivately(tx, clock, now, toOthers)
}

/**
 * Many words in a few statements. A group's members are called into their single chats once for all of them; so is whoever
 * gets one of several at once.
 * @returns how they are heard; nobody is called for what is quiet, so whom it would not reach is not told of
 */
export async function tellAllPrivately(
  tx: Tx,
  clock: Clock,
  now: Date,
  words: readonly (PrivateWord & Habits)[],
): Promise<Hearing> {
  if (words.length === 0) return unheard
  const loud = words.filter(word => word.quiet !== true)
  const personIds = [...new Set(loud.flatMap(word => word.personIds))]
  const notes = await addAllNotes(tx, words, now)
  const [doors, callings] = await Promise.all([doorsTo(tx, personIds, now), callingChats(tx, personIds)])
  const callingOf = new Map(callings.map(calling => [calling.personId, calling]))
  const ready = notes.flatMap(note => {
    const word = words[note.nth]
    const door = doors.get(note.personId)
    return word === undefined || word.quiet === true || door === undefined ? [] : [{ note, word, door }]
  })
  const { going, left } = oneForEachAddress(ready)
  const pushes = going.flatMap(({ note, word, door }): NewMessage[] => {
    const morning = afterQuiet(now, word.zone, word.quietHours)
    const calling = callingOf.get(note.personId)
    return saidAlone(word, door, calling, note.id).map((payload, nth) => ({
      congressId: word.congressId,
      channel: door.channel,
      target: door.target,
      promise: 'at_least_once',
      payload,
      dedupeKey: nth === 0 ? `note:${note.id}` : `note:${note.id}:${nth}`,
      subject: word.subject,
      personIds: [note.personId],
      ...(door.isAwake || word.isAwaited === true || morning <= now ? {} : { dueAt: morning }),
    }))
  })
  const wordFor = new Map(loud.toReversed().flatMap(word => word.personIds.map(id => [id, word])))
  const isCalled = (id: number) => !doors.has(id) || left.has(id)
  const mentions = mentionsByChat(callings.filter(calling => isCalled(calling.personId)))
  const calls = [...mentions].flatMap(([chatId, mention]) => {
    const first = callings.find(calling => calling.chatId === chatId)
    const word = first === undefined ? undefined : wordFor.get(first.personId)
    if (word === undefined) return []
    const dueAt = afterQuiet(now, word.zone, word.quietHours)
    return [
      {
        congressId: word.congressId,
        chatId,
        promise: 'at_most_once' as const,
        text: hint(word.botName),
        mention,
        isCall: true,
        subject: word.subject,
        // Without an hour of its own it comes after what the transaction has said before.
        ...(dueAt > now ? { dueAt } : {}),
      },
    ]
  })
  const called = (await groupMessages(tx, calls)).map(message => ({ ...message, isCall: true }))
  await enqueue(tx, clock, [...pushes, ...called])
  // Who has left is told nothing, and waited for by nobody.
  const noted = new Set(notes.map(({ personId }) => personId))
  const isReached = (id: number) => doors.has(id) || callingOf.has(id)
  return {
    told: personIds.filter(id => noted.has(id) && isReached(id)),
    unreached: personIds.filter(id => noted.has(id) && !isReached(id)),
    gone: [...new Set(words.flatMap(word => word.personIds))].filter(id => !noted.has(id)),
  }
}

interface Ready {
  readonly note: { readonly id: number; readonly personId: number }
  readonly word: PrivateWord & Habits
  readonly door: Door
}

/**
 * An answer address takes one word: of several the first that asks him something, so that nothing else takes its place. The
 * others wait for him.
 * @returns left: those for whom others wait
 */
function oneForEachAddress(ready: readonly Ready[]): {
  readonly going: readonly Ready[]
  readonly left: ReadonlySet<number>
} {
  const asks = ({ word }: Ready) => (word.asks ?? []).length > 0
  const first = new Map<number, Ready>()
  for (const one of ready) {
    const known = first.get(one.note.personId)
    if (known === undefined || (asks(one) && !asks(known))) first.set(one.note.personId, one)
  }
  const goes = (one: Ready) => one.door.way !== 'answer_url' || first.get(one.note.personId) === one
  return {
    going: ready.filter(goes),
    left: new Set(ready.filter(one => !goes(one)).map(({ note }) => note.personId)),
  }
}

/** Those of the people to whom a way leads now, alone or by a call. */
export async function reachedAmong(
  tx: Tx,
  personIds: readonly number[],
  now: Date,
): Promise<ReadonlySet<number>> {
  const [doors, callings] = await Promise.all([doorsTo(tx, personIds, now), callingChats(tx, personIds)])
  return new Set([...doors.keys(), ...callings.map(({ personId }) => personId)])
}

/** To be said (`saidHeard` in `texts.ts`): who was told, who could not be reached, who has left. */
export async function byName(tx: Tx, { told, unreached, gone }: Hearing): Promise<HearingByName> {
  const names = await namesOf(tx, [...told, ...unreached, ...gone])
  const called = (ids: readonly number[]) => ids.flatMap(id => names.get(id) ?? [])
  return { told: called(told), unreached: called(unreached), gone: called(gone) }
}

/** For the day in front, where it goes out on a later one. */
const dayBytes = 64

/** One message, or as many as the way needs for the text. */
function saidAlone(
  word: PrivateWord & Habits,
  door: Door,
  calling: Calling | undefined,
  noteId: number,
): Payload[] {
  const { card, text } = word
  const otherwise = calling === undefined ? {} : { otherwise: callOf(calling, word) }
  if (card !== undefined)
    return [{ kind: 'markdown', text, card, note: { id: noteId, nth: 0 }, ...otherwise }]
  const pieces = door.way === 'app' ? splitAppText(text, dayBytes) : [text]
  return pieces.map((piece, nth) => ({
    kind: 'markdown',
    text: piece,
    note: { id: noteId, nth },
    ...otherwise,
  }))
}

/** Later nobody waits for it, and it might be for somebody else by then. */
const cardLifeMs = 600_000

/**
 * A card after the words that answer somebody's message in his single chat: that message's address takes one more word
 * (wecom-protocol 1.11). It repeats what can be asked for again, so when the address is gone nobody is called.
 */
export async function followWithCard(
  {
    tx,
    clock,
    now,
    tenant,
    actor,
    origin,
  }: Pick<Context, 'tx' | 'clock' | 'now' | 'tenant' | 'actor' | 'origin'>,
  card: Card,
  { text, subject }: Pick<PrivateWord, 'text' | 'subject'>,
): Promise<void> {
  const message = {
    congressId: tenant.id,
    promise: 'at_most_once',
    payload: { kind: 'markdown', text, card, asker: await askerOf(tx, actor.userid, now) },
    subject,
    expiresAt: new Date(now.getTime() + cardLifeMs),
  } as const
  // Where answers are messages of their own, so is this one, after them.
  if (origin.line.kind !== 'callback') {
    const channel = origin.line.kind === 'app' ? appChannel : connectionChannel
    await enqueue(tx, clock, [{ ...message, channel, target: placeTarget(placeOfOrigin(origin)) }])
    return
  }
  const reachable = await withAnswerUrl(tx, [actor.personId], now)
  if (!reachable.has(actor.personId)) return
  await enqueue(tx, clock, [
    { ...message, channel: responseUrlChannel, target: personTarget(actor.personId) },
  ])
}

/** For the case that the way is closed when this word's turn comes. */
const callOf = ({ voice, userid, name }: Calling, { botName, zone, quietHours }: Habits) => ({
  ...voice,
  text: voice.channel === connectionChannel ? calledByName(hint(botName), [name]) : hint(botName),
  mention: [userid],
  zone,
  quietHours,
})

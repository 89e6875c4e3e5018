import type { Card } from '../../../bot/reply.ts'
import { splitAppText } from '../../../channels/app-text.ts'
import type { Payload } from '../../../channels/payload.ts'
import type { Clock } from '../../../clock.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Audience, Called } from '../../../language/notice.ts'
import { enqueue, type NewMessage } from '../../../outbox/enqueue.ts'
import { type GroupWord, groupMessages } from '../../chats/outreach.ts'
import { callingChats } from '../../chats/store.ts'
import { chooseWay, type WordKind } from '../../reach/rules.ts'
import { chatSpeaks, doorsTo } from '../../reach/store.ts'
import type { Door, Way } from '../../reach/types.ts'
import type { LockedMeeting } from '../store/answers.ts'

/**
 * The group that speaks for the meeting: the one it was announced in, else the one of its audience.
 * @returns null when neither speaks: then nothing can be said there by itself
 */
export async function speakingChat(
  tx: Tx,
  meeting: {
    readonly congressId: number
    readonly chatId: number | null
    readonly audience: Audience | null
  },
): Promise<number | null> {
  const first = firstCalled(meeting.audience)
  const purpose = first === null || first.to === 'named' ? null : first.to
  const groupName = first?.to === 'group' ? first.name : null
  const [row] = await tx.sql<{ id: number }[]>`
    select ch.id from chat ch left join deputy_group g on g.id = ch.group_id
    where ch.congress_id = ${meeting.congressId} and ${chatSpeaks(tx)}
      and (ch.id = ${meeting.chatId} or ch.purpose = ${purpose} and (${groupName}::text is null or g.name = ${groupName}))
    order by (ch.id = ${meeting.chatId}) desc nulls last, ch.id
    limit 1`
  return row?.id ?? null
}

/** Whether anything can be said about the meeting by itself: in a group, or to one of these people alone. */
export async function canSpeak(
  tx: Tx,
  meeting: LockedMeeting,
  people: readonly Listener[],
  now: Date,
): Promise<boolean> {
  if ((await speakingChat(tx, { ...meeting, audience: meeting.notice.audience })) !== null) return true
  const personIds = people.map(person => person.personId)
  return leadsToSomebody(await doorsTo(tx, personIds, now))
}

/** The one answer to what somebody has just said is for that alone. */
const leadsToSomebody = (doors: ReadonlyMap<number, Door>): boolean =>
  [...doors.values()].some(door => door.way !== 'answer_url')

/** Whom the notice was made for; those who were added later come behind. */
const firstCalled = (audience: Audience | null): Called | null =>
  audience?.to === 'several' ? (audience.parts[0] ?? null) : audience

export interface Listener {
  readonly personId: number
  readonly name: string
  /** Null until his account is known. */
  readonly userid: string | null
}

/** One word about a meeting, for these people. */
export interface Word extends Pick<GroupWord, 'text' | 'promise' | 'once' | 'dueAt' | 'expiresAt'> {
  readonly kind: WordKind
  readonly people: readonly Listener[]
  /**
   * Draws what goes out in place of the text to each alone: it can be answered on the spot. Asked once, and only when
   * somebody is told alone.
   */
  readonly card?: () => Promise<Card>
}

export interface Told {
  /** False when nothing can be said by itself: no group speaks, and no way leads to anybody alone. */
  readonly speaks: boolean
  /** How many are told, each alone. */
  readonly alone: number
  /** Those whom nothing reaches: their accounts are not known, or no way leads there. */
  readonly unreached: readonly Listener[]
}

/**
 * Says words about a meeting, each to its people by the way that its kind goes (features/reach/rules.ts): to each alone, or
 * by name in a group: in the meeting's own for those who are in it, the others in a group of their own, because a
 * mention in a group that somebody is not in reaches nobody. Where the roster does not tell, the meeting's group is taken.
 */
export async function tellPeople(
  tx: Tx,
  clock: Clock,
  now: Date,
  meeting: LockedMeeting,
  words: readonly Word[],
): Promise<Told> {
  const everybody = words.flatMap(word => word.people)
  const personIds = everybody.map(person => person.personId)
  const [own, doors] = await Promise.all([
    speakingChat(tx, { ...meeting, audience: meeting.notice.audience }),
    doorsTo(tx, personIds, now),
  ])
  const callings = await callingChats(tx, personIds, own)
  const chats = new Map(callings.map(calling => [calling.personId, calling.chatId]))
  const wayOf = (kind: WordKind, { personId, userid }: Listener): Way | null =>
    chooseWay(kind, way =>
      way === 'group' ? own !== null && userid !== null : doors.get(personId)?.way === way,
    )
  const spoken = words.map(word => {
    const ofWay = word.people.map(person => ({ person, way: wayOf(word.kind, person) }))
    const alone = ofWay.flatMap(({ person, way }) => {
      const door = doors.get(person.personId)
      return door !== undefined && door.way === way ? [{ person, door }] : []
    })
    const called = ofWay.filter(({ way }) => way === 'group').map(({ person }) => person)
    // Where nobody can be mentioned and nobody is told alone, it is said all the same, for those who read.
    const isSaid = called.length > 0 || (alone.length === 0 && word.people.length > 0)
    const unreached = ofWay.filter(({ way }) => way === null).map(({ person }) => person)
    return { word, alone, unreached, inGroup: isSaid ? [{ ...word, people: called }] : [] }
  })
  const aloneMessages: NewMessage[] = []
  for (const { word, alone } of spoken) {
    if (alone.length === 0) continue
    const card = await word.card?.()
    aloneMessages.push(...alone.flatMap(({ person, door }) => messagesTo(meeting, word, card, person, door)))
  }
  await enqueue(tx, clock, [
    ...(own === null
      ? []
      : await groupMessages(
          tx,
          spoken.flatMap(each => each.inGroup.flatMap(word => byChat(meeting, word, own, chats))),
        )),
    ...aloneMessages,
  ])
  return {
    speaks: own !== null || leadsToSomebody(doors),
    alone: new Set(spoken.flatMap(({ alone }) => alone.map(({ person }) => person.personId))).size,
    unreached: spoken.flatMap(each => each.unreached),
  }
}

function messagesTo(
  meeting: LockedMeeting,
  { text, promise, once, dueAt, expiresAt }: Word,
  card: Card | undefined,
  { personId }: Listener,
  door: Door,
): NewMessage[] {
  const payloads: Payload[] =
    card === undefined
      ? (door.way === 'app' ? splitAppText(text) : [text]).map(piece => ({ kind: 'markdown', text: piece }))
      : [{ kind: 'markdown', text, card }]
  return payloads.map((payload, nth) => ({
    congressId: meeting.congressId,
    channel: door.channel,
    target: door.target,
    promise,
    payload,
    subject: `meeting:${meeting.id}`,
    personIds: [personId],
    ...(once === undefined ? {} : { dedupeKey: `${once}:p${personId}:${nth}` }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  }))
}

function byChat(
  meeting: LockedMeeting,
  { people, text, promise, once, dueAt, expiresAt }: Word,
  own: number,
  chats: ReadonlyMap<number, number>,
): GroupWord[] {
  const mentions = new Map<number, string[]>()
  for (const { personId, userid } of people) {
    if (userid === null) continue
    const chatId = chats.get(personId) ?? own
    mentions.set(chatId, [...(mentions.get(chatId) ?? []), userid])
  }
  if (mentions.size === 0) mentions.set(own, [])
  return [...mentions].map(([chatId, mention]) => ({
    congressId: meeting.congressId,
    chatId,
    text,
    promise,
    mention,
    subject: `meeting:${meeting.id}`,
    ...(once === undefined ? {} : { once: `${once}:${chatId}` }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  }))
}

import type { Clock } from '../../../clock.ts'
import type { Tx } from '../../../db/tx.ts'
import type { Audience, Called } from '../../../language/notice.ts'
import { type GroupWord, tellGroups } from '../../chats/outreach.ts'
import { callingChats } from '../../chats/store.ts'
import type { LockedMeeting } from './answers.ts'

/**
 * The group whose webhook speaks for the meeting: the one it was announced in, else the one of its audience.
 * @returns null when neither has a webhook: then nothing can be said there by itself
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
    where ch.congress_id = ${meeting.congressId} and ch.webhook_key is not null
      and (ch.id = ${meeting.chatId} or ch.purpose = ${purpose} and (${groupName}::text is null or g.name = ${groupName}))
    order by (ch.id = ${meeting.chatId}) desc nulls last, ch.id
    limit 1`
  return row?.id ?? null
}

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
  readonly people: readonly Listener[]
}

export interface Told {
  /** False when no group speaks for the meeting: then nobody was told anything. */
  readonly hasWebhook: boolean
  /** Those whom nothing reaches: their accounts are not known, or no group speaks. */
  readonly unreached: readonly Listener[]
}

/**
 * Says words about a meeting, each to its people by name: in the meeting's own group those who are in it, the others
 * in a group of their own, because a mention in a group that somebody is not in reaches nobody. Where the roster
 * does not tell, the meeting's group is taken.
 */
export async function tellPeople(
  tx: Tx,
  clock: Clock,
  meeting: LockedMeeting,
  words: readonly Word[],
): Promise<Told> {
  const everybody = words.flatMap(word => word.people)
  const own = await speakingChat(tx, { ...meeting, audience: meeting.notice.audience })
  if (own === null) return { hasWebhook: false, unreached: everybody }
  const callings = await callingChats(
    tx,
    everybody.map(person => person.personId),
    own,
  )
  const chats = new Map(callings.map(calling => [calling.personId, calling.chatId]))
  await tellGroups(
    tx,
    clock,
    words.flatMap(word => byChat(meeting, word, own, chats)),
  )
  return { hasWebhook: true, unreached: everybody.filter(person => person.userid === null) }
}

function byChat(
  meeting: LockedMeeting,
  { people, once, ...word }: Word,
  own: number,
  chats: ReadonlyMap<number, number>,
): GroupWord[] {
  if (people.length === 0) return []
  const mentions = new Map<number, string[]>()
  for (const { personId, userid } of people) {
    if (userid === null) continue
    const chatId = chats.get(personId) ?? own
    mentions.set(chatId, [...(mentions.get(chatId) ?? []), userid])
  }
  // Nobody can be mentioned: it is said all the same, for those who read.
  if (mentions.size === 0) mentions.set(own, [])
  return [...mentions].map(([chatId, mention]) => ({
    ...word,
    congressId: meeting.congressId,
    chatId,
    mention,
    subject: `meeting:${meeting.id}`,
    ...(once === undefined ? {} : { once: `${once}:${chatId}` }),
  }))
}

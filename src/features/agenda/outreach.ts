import type { Context } from '../../bot/command.ts'
import { afterQuiet } from '../../calendar/quiet-hours.ts'
import { tellGroup } from '../chats/outreach.ts'
import { settingsOf } from '../congress/settings.ts'
import { speakingChat } from '../meetings/outreach/people.ts'
import type { Meeting } from '../meetings/types.ts'
import { type PrivateWord, tellOthers } from '../notes/outreach.ts'
import { forHimself, unheard } from '../notes/rules.ts'
import type { Hearing } from '../notes/types.ts'
import { activePeople } from '../roster/store/people.ts'
import { topicsOfMeeting } from './store/topics.ts'
import { type CallSaid, call, tellCalledOff, tellOnAgain } from './texts/topics.ts'
import type { Topic } from './types.ts'

/** Whom topics are asked of, and where that was said. */
export interface Asked {
  readonly where: 'here' | 'group' | 'alone'
  readonly people: number
  /** Where each was told alone. */
  readonly hearing: Hearing
}

/** Asks the deputies for topics: in their group, else each alone; in a group where it was said the answer says it. */
export async function askDeputies(context: Context, callId: number, said: CallSaid): Promise<Asked> {
  const { tx, clock, now, tenant, chat } = context
  const deputies = (await activePeople(tx, tenant.id)).filter(
    ({ levels, roles }) => levels.length > 0 || roles.includes('presidium_member'),
  )
  const people = deputies.length
  if (chat !== null && chat.purpose === 'deputies') return { where: 'here', people, hearing: unheard }
  const chatId = await speakingChat(tx, { congressId: tenant.id, chatId: null, audience: { to: 'deputies' } })
  if (chatId === null) {
    const hearing = await tellOthers(context, {
      personIds: deputies.map(({ id }) => id),
      text: call(said, false),
      rights: forHimself,
      asks: [{ of: 'topic_call', id: callId }],
      subject: subjectOfCall(callId),
    })
    return { where: 'alone', people, hearing }
  }
  const dueAt = afterQuiet(now, tenant.zone, settingsOf(tenant).quietHours)
  await tellGroup(tx, clock, {
    congressId: tenant.id,
    chatId,
    text: call(said, true),
    mention: [],
    subject: subjectOfCall(callId),
    promise: 'at_least_once',
    once: `topic-call:${callId}`,
    ...(dueAt > now ? { dueAt } : {}),
  })
  return { where: 'group', people, hearing: unheard }
}

const subjectOfCall = (id: number): string => `topic_call:${id}`

/**
 * A meeting was called off, or is held after all: whoever proposed what stands on its agenda hears what that means for it.
 * @returns those topics, and how their proposers heard
 */
export async function tellOfMeeting(
  context: Context,
  { id, number }: Pick<Meeting, 'id' | 'number'>,
  what: 'off' | 'on',
): Promise<{ readonly topics: readonly Topic[]; readonly hearing: Hearing }> {
  const topics = await topicsOfMeeting(context.tx, id)
  const tell = what === 'off' ? tellCalledOff : tellOnAgain
  return { topics, hearing: await tellProposers(context, topics, topic => tell(topic, number)) }
}

/**
 * Tells whoever proposed them what becomes of topics, but not whoever does it. What is his comes to each in one word, as
 * an answer address takes no more, and a group is called once for all of them.
 */
export function tellProposers(
  context: Context,
  topics: readonly Topic[],
  textOf: (topic: Topic) => string,
): Promise<Hearing> {
  const proposers = [...new Set(topics.map(({ proposedBy }) => proposedBy))]
  const words = proposers.map(id => ({
    personIds: [id],
    text: topics
      .filter(({ proposedBy }) => proposedBy === id)
      .map(textOf)
      .join('\n'),
    rights: forHimself,
    subject: 'topics',
  }))
  return tellOthers(context, ...words)
}

/** Tells people alone about a topic, and not whoever does it. */
export const tellOfTopic = (
  context: Context,
  word: Pick<PrivateWord, 'personIds' | 'text' | 'rights' | 'asks' | 'quiet'>,
): Promise<Hearing> => tellOthers(context, { ...word, subject: 'topics' })

/** Chats and their messages as the API gives them. */
import type { Chat, Person } from './directory.ts'
import type { Advice, Violation } from './journal.ts'
import { type MessageView, viewOf } from './rooms.ts'
import type { World } from './world.ts'

export interface ChatSummary {
  readonly id: string
  readonly type: 'group' | 'single'
  readonly name: string
  readonly purpose: string | null
  readonly group: string | null
  readonly webhookKey: string | null
  readonly members: readonly { readonly userid: string; readonly name: string }[]
  readonly memberCount: number
  readonly last: {
    readonly seq: number
    readonly at: string
    readonly from: string
    readonly text: string
  } | null
}

/** A person's groups and single chats; without a person, all groups and the single chats in which something was said. */
export function chatSummaries(world: World, person: Person | null): ChatSummary[] {
  const { directory, rooms } = world
  const groups = directory.groups.filter(group => person === null || group.members.includes(person.userid))
  const owners = person === null ? directory.people : [person]
  const singles = owners
    .flatMap(owner => directory.conversationsOf(owner))
    .filter(chat => person !== null || rooms.inChat(chat.id).length > 0)
  return [...groups, ...singles].map(chat => summary(world, chat, person))
}

function summary(world: World, chat: Chat, person: Person | null): ChatSummary {
  const last = world.rooms.inChat(chat.id).at(-1)
  const view = last && viewOf(last, person?.userid ?? null)
  return {
    id: chat.id,
    type: chat.type,
    name: chat.name,
    purpose: chat.type === 'group' ? chat.purpose : null,
    group: chat.type === 'group' ? chat.group : null,
    webhookKey: chat.type === 'group' ? chat.webhookKey : null,
    members: chat.members.map(userid => ({ userid, name: world.directory.nameOf(userid) })),
    memberCount: chat.members.length,
    last: view ? { seq: view.seq, at: view.at, from: view.from.name, text: view.text.slice(0, 100) } : null,
  }
}

export interface ChatView {
  readonly chat: ChatSummary
  readonly messages: readonly MessageView[]
  readonly violations: readonly Violation[]
  readonly advice: readonly Advice[]
}

/** The newest `limit` messages after the place `after`, with what was noted of this chat in the same stretch. */
export function chatView(
  world: World,
  chat: Chat,
  person: Person | null,
  after: number,
  limit: number,
): ChatView {
  const later = world.rooms.inChat(chat.id).filter(message => message.seq > after)
  const messages = limit === 0 ? [] : later.slice(-limit)
  const { violations, advice } = world.journal.since(Math.max(after, (messages[0]?.seq ?? 1) - 1))
  const here = (entry: { chat: string | null }): boolean => entry.chat === chat.id || entry.chat === null
  return {
    chat: summary(world, chat, person),
    messages: messages.map(message => viewOf(message, person?.userid ?? null)),
    violations: violations.filter(here),
    advice: advice.filter(here),
  }
}

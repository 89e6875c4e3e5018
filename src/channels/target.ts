import type { Origin } from '../bot/incoming.ts'
import { NoWay } from './channel.ts'

/** How targets of rows are written: `chat:12`, `person:34`, with the row's id. */
export const chatTarget = (chatId: number): string => `chat:${chatId}`
export const personTarget = (personId: number): string => `person:${personId}`

/** @throws NoWay when it is not a target of that kind */
export function readTarget(target: string, kind: 'chat' | 'person'): number {
  const [, found, id] = /^(\w+):(\d{1,9})$/.exec(target) ?? []
  if (found !== kind) throw new NoWay('target_unfit')
  return Number(id)
}

/**
 * A conversation as the platform knows it. The long connection and the app limit each, replies and pushes together,
 * so these are their targets: `group:<chatid>`, `user:<account>`.
 */
export type Place = { readonly kind: 'group' | 'user'; readonly id: string }

/** Accounts are compared without regard to case, and two spellings are one conversation; chatids are not. */
export const placeTarget = ({ kind, id }: Place): string =>
  kind === 'group' ? `group:${id}` : `user:${id.toLowerCase()}`

export const placeOfOrigin = ({ chat, userid }: Origin): Place =>
  chat.type === 'group' ? { kind: 'group', id: chat.id } : { kind: 'user', id: userid }

/** @throws NoWay when it is no such target */
export function readPlace(target: string): Place {
  const [, kind, id] = /^(group|user):(.{1,128})$/su.exec(target) ?? []
  if (id === undefined || (kind !== 'group' && kind !== 'user')) throw new NoWay('target_unfit')
  return { kind, id }
}

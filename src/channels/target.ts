import { NoWay } from './channel.ts'

/** How targets are written: `chat:12`, `person:34`, with the row's id. */
export const chatTarget = (chatId: number): string => `chat:${chatId}`
export const personTarget = (personId: number): string => `person:${personId}`

/** @throws NoWay when it is not a target of that kind */
export function readTarget(target: string, kind: 'chat' | 'person'): number {
  const [, found, id] = /^(\w+):(\d{1,9})$/.exec(target) ?? []
  if (found !== kind) throw new NoWay('target_unfit')
  return Number(id)
}

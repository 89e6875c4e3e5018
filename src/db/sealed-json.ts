/** Stored replies and payloads: what they say is sealed, what SQL has to find in them stays. */
import { places } from './sealed-columns.ts'
import type { Vault } from './vault.ts'

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const sealJson = (vault: Vault, place: string, value: object): object =>
  vault.keyId === null ? value : { sealed: vault.seal(place, JSON.stringify(value)) }

/** @throws Unreadable */
export const openJson = (vault: Vault, place: string, stored: unknown): unknown =>
  isSealed(stored) ? JSON.parse(vault.open(place, stored.sealed)) : stored

/** Links stay outside: they are taken out of stored answers by a statement (`desk/inbound-store.ts`). */
export function sealReply(vault: Vault, msgid: string, reply: object): object {
  if (vault.keyId === null) return reply
  const { link, ...rest }: Fields & { link?: unknown } = { ...reply }
  const sealed = vault.seal(places.reply(msgid), JSON.stringify(rest))
  return link === undefined ? { sealed } : { sealed, link }
}

/** @throws Unreadable */
export function openReply(vault: Vault, msgid: string, stored: unknown): unknown {
  if (!isFields(stored) || !isSealed(stored)) return stored
  const { sealed, ...rest } = stored
  return { ...JSON.parse(vault.open(places.reply(msgid), sealed)), ...rest }
}

const isSealed = (value: unknown): value is { readonly sealed: string } =>
  isFields(value) && typeof value.sealed === 'string'

/** What is said by a message; whom it is for, what kind it is and its links are needed outside. */
const saying = ['text', 'card', 'closedWith'] as const

export function sealPayload(vault: Vault, payload: object): Fields {
  const fields: Record<string, unknown> = { ...payload }
  if (vault.keyId === null) return fields
  for (const name of saying) {
    const said = fields[name]
    if (said === undefined || isSealed(said)) continue
    fields[name] = { sealed: vault.seal(places.outbox(), JSON.stringify(said)) }
  }
  return fields
}

/**
 * @returns what lay there before it was sealed
 * @throws Unreadable
 */
export function openPayload(vault: Vault, stored: unknown): unknown {
  if (!isFields(stored)) return stored
  const fields: Record<string, unknown> = { ...stored }
  for (const name of saying) {
    const said = fields[name]
    if (isSealed(said)) fields[name] = JSON.parse(vault.open(places.outbox(), said.sealed))
  }
  return fields
}

import type { Calling } from './types.ts'

type GivenWebhook =
  | { readonly kind: 'key'; readonly key: string }
  /** An address, and none of the platform that this service speaks to: its key is of no use there. */
  | { readonly kind: 'elsewhere'; readonly host: string }
  | { readonly kind: 'none' }

/**
 * The key of a group's webhook, from the key itself or from the whole address as WeCom shows it.
 * @param apiBase where webhooks are spoken to
 */
export function readWebhook(text: string, apiBase: string): GivenWebhook {
  const trimmed = text.trim()
  if (!URL.canParse(trimmed)) return keyOf([trimmed])
  const { host, pathname, searchParams } = new URL(trimmed)
  if (host !== new URL(apiBase).host) return { kind: 'elsewhere', host }
  return keyOf(pathname.endsWith('/webhook/send') ? searchParams.getAll('key') : [])
}

function keyOf([key = '', ...others]: readonly string[]): GivenWebhook {
  return others.length === 0 && /^[A-Za-z0-9_-]{1,128}$/.test(key) ? { kind: 'key', key } : { kind: 'none' }
}

/** Opaque to us; the limit is that of every id in a callback. */
export function isChatid(text: string): boolean {
  return /^[\x21-\x7e]{1,128}$/.test(text)
}

/** The accounts to mention in each chat. */
export function mentionsByChat(callings: readonly Calling[]): Map<number, string[]> {
  const byChat = new Map<number, string[]>()
  for (const { chatId, userid } of callings) byChat.set(chatId, [...(byChat.get(chatId) ?? []), userid])
  return byChat
}

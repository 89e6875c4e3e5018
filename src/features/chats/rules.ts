import type { Calling } from './types.ts'

/**
 * The key of a group's webhook, from the key itself or from the whole address as WeCom shows it.
 * @returns null when the text is neither.
 */
export function webhookKeyOf(text: string): string | null {
  const trimmed = text.trim()
  const key = URL.canParse(trimmed) ? new URL(trimmed).searchParams.get('key') : trimmed
  return key !== null && /^[A-Za-z0-9_-]{1,128}$/.test(key) ? key : null
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

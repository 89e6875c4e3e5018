/** What a county's clerk wants of a notice: 发布, 改 …, 取消 …, 不发了. */
export type NoticeAct =
  | { readonly kind: 'publish' | 'drop' }
  | { readonly kind: 'change' | 'cancel'; readonly words: string }

/** @param words what follows the notice's number; @returns null when it is none of these */
export function readAct(words: string): NoticeAct | null {
  const text = words.trim()
  const [, changed] = /^(?:改为?|修改为?|变更为?)[\s:：,，]*([\s\S]+)$/u.exec(text) ?? []
  if (changed !== undefined) return { kind: 'change', words: changed }
  const [, reason] = /^取消[\s:：,，]*([\s\S]*)$/u.exec(text) ?? []
  if (reason !== undefined) return { kind: 'cancel', words: reason.trim() }
  if (/^(?:发布|发送|发出|发)[。!！]?$/u.test(text)) return { kind: 'publish' }
  return /^(?:不发了?|放弃|删除)[。!！]?$/u.test(text) ? { kind: 'drop' } : null
}

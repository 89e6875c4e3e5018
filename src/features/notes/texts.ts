/** A call into the single chat that tells nobody what it is about. */
export const hint = (botName: string): string => `您有新消息，请单独给“${botName}”发送“我的”查看。`

export const newNotes = (notes: readonly string[]): string => `【新消息】\n${notes.join('\n')}`

/** A call into the single chat that tells nobody what it is about. */
export const hint = (botName: string): string => `您有新消息，请单独给“${botName}”发送“我的”查看。`

/** For somebody who has notes of several. */
export const ofCongress = (name: string, note: string): string => `${name}人大：${note}`

/** On a card, which has no room for them. */
export const waitingNotes = (count: number): string => `您另有${count}条新消息，请发送“我的”查看。`

export const newNotes = (notes: readonly string[]): string => `【新消息】\n${notes.join('\n')}`

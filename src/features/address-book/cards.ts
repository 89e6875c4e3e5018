import type { Card } from '../../bot/reply.ts'
import * as words from './texts.ts'

/** What was found, with the button that confirms it. */
/** @param shownAt names the list, so that its button never confirms another one */
export const foundCard = (taskId: string, text: string, count: number, shownAt: Date): Card => ({
  taskId,
  title: words.cardTitle,
  body: text,
  buttons: [{ text: words.cardButton(count), key: `book:${shownAt.getTime()}`, style: 'primary' }],
})

export const confirmedCard = (taskId: string, text: string): Card => ({
  taskId,
  title: words.cardTitle,
  body: text,
  buttons: [{ text: words.invite.usage.slice(1), key: 'invite', style: 'plain' }],
})

import type { Ground, Held, Keep, Purpose, StoredTable, Whose } from '../types.ts'

/** The words in which the table of personal data is written down. */

const held = (whose: Whose, link: Held['link'] = null): Held => ({ whose, link, protection: 'plain' })

/** The id of a person of the roster: the row is about him, or done by him. */
export const person = held('member', 'person')
/** Ids of several. */
export const people = held('member', 'people')
/** An account of WeCom. */
export const account = held('member', 'account')
/** A conversation, as the outbox writes its targets: of a single chat it is an account, of a group it is not. */
export const place = held('member', 'place')
/** Something about a person of the roster: what he answered, when he came. */
export const about = held('member')
/** Words that somebody wrote: they can name anybody. */
export const words = held('anyone')
/** Of somebody whom nobody knows. */
export const sender = held('sender')
export const sealed = (whose: Whose): Held => ({ ...held(whose), protection: 'sealed' })
export const hashed = (whose: Whose): Held => ({ ...held(whose), protection: 'hashed' })

/** Who entered something, when, with which message. */
export const entered = { entered_by: person, bot: about, msgid: about } as const

/** @param none its columns without anything about anybody, in one string */
export const table = (
  name: string,
  [purpose, ground, keep]: readonly [Purpose, Ground, Keep],
  columns: Readonly<Record<string, Held>>,
  none: string,
): StoredTable => ({ table: name, purpose, ground, keep, columns, none: none.split(' ') })

/** Whose data it is. */
export type Whose =
  /** Deputies, the chair, the liaison, contacts of offices: whoever stands in a roster. */
  | 'member'
  /** Who came to a reception, wrote a letter or was visited. */
  | 'visitor'
  /** An account or a browser of which nobody knows whose it is. */
  | 'sender'
  /** Free words: they can name anybody, voters too. */
  | 'anyone'

/** How a column says whose row it is: by the id of a person of the roster, by several, by his account. */
type Link = 'person' | 'people' | 'account' | 'place'

/** `sealed`: encrypted while the service has a key (`LIAISON_DATA_KEY`); `hashed`: what it was made from cannot be read. */
type Protection = 'plain' | 'sealed' | 'hashed'

/** One column that holds something about somebody. */
export interface Held {
  readonly whose: Whose
  readonly link: Link | null
  readonly protection: Protection
}

/** What it is for. */
export type Purpose =
  | 'roster'
  | 'meetings'
  | 'attendance'
  | 'records'
  | 'reception'
  | 'visits'
  | 'suggestions'
  | 'duty_file'
  | 'county'
  | 'talking'
  | 'sending'
  | 'access'
  | 'log'

/** On what ground of the law (个人信息保护法). */
export type Ground = 'duty' | 'sensitive' | 'security' | 'asked'

/** How long: by which rule it goes (`rules/keep.ts`). */
export type Keep =
  | 'record'
  | 'contacts'
  | 'leave'
  | 'visitors'
  | 'until_removed'
  | 'until_changed'
  | 'messages'
  | 'sent'
  | 'notes'
  | 'dialogue'
  | 'app_messages'
  | 'proposals'
  | 'links'
  | 'sessions'
  | 'standing'

/** A table that holds something about somebody. */
export interface StoredTable {
  readonly table: string
  readonly purpose: Purpose
  readonly ground: Ground
  readonly keep: Keep
  /** Its columns that hold something about somebody. */
  readonly columns: Readonly<Record<string, Held>>
  /** Its other columns. */
  readonly none: readonly string[]
}

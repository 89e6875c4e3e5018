/**
 * What is said back. A command returns one; it has no client to send with. `wecom/passive-reply.ts` turns it
 * into the one form that the platform allows for the trigger.
 */
export type Reply =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly link?: Link | readonly Link[]
      readonly below?: Below
    }
  | { readonly kind: 'card'; readonly card: Card }
  /** Only as the answer to a click: the clicked card as it is to look from now on. */
  | {
      readonly kind: 'update'
      readonly card: Card
      readonly audience: 'everyone' | 'clicker'
    }
  | { readonly kind: 'silent' }

/**
 * What an answer in words holds, and the greeting of somebody who opens the chat, in UTF-8 bytes: less than any platform
 * takes, because marks and links grow on their way. What is longer is cut. `response`: what
 * the smallest response to a message holds (the app's); longer words are sent by themselves.
 */
export const answerRoom = { words: 18_000, greeting: 1_900, response: 2_000 } as const

/**
 * A way to a page of ours, shown after the text, and only in a single chat: whoever has it can open it. Its path tells
 * what is there: a document (`/download/…`), which some of the platform's ways carry as a file, or a page, for a browser.
 */
export interface Link {
  /** Ours, in place of the address. */
  readonly words: string
  /** Of this service: `/download/…`, `/console/…`. */
  readonly path: string
}

/** The last words of an answer with documents: where these are links under it, and where they follow it as files. */
export interface Below {
  readonly links: string
  readonly files: string
}

/** @param documents how they come on the way that this answer takes */
export const wholeText = (
  { text, below }: Extract<Reply, { kind: 'text' }>,
  documents: keyof Below,
): string => (below === undefined ? text : `${text}\n${below[documents]}`)

export const isDocument = ({ path }: Link): boolean => path.startsWith('/download/')

/**
 * A card with buttons. All texts are plain: no markup in them is obeyed. Lengths are fitted at the edge;
 * counts (rows, buttons, options) are the platform's hard limits and are the caller's to keep.
 */
export interface Card {
  /** Fresh for every card sent, the same for its updates; letters, digits, `_-@`. */
  readonly taskId: string
  readonly title: string
  readonly desc?: string
  /** A grey block of quoted text. */
  readonly quote?: string
  /** Free text under the title. */
  readonly body?: string
  /** At most 6. */
  readonly rows?: readonly CardRow[]
  /** One drop-down of 1–10 options; its choice comes with whichever button is pressed. */
  readonly select?: CardSelect
  /** 1–6. */
  readonly buttons: readonly CardButton[]
}

export interface CardRow {
  readonly name: string
  readonly value: string
}

export interface CardSelect {
  readonly key: string
  readonly title: string
  readonly options: readonly { readonly id: string; readonly text: string }[]
  readonly selected?: string
}

export interface CardButton {
  readonly text: string
  /** `<action>` or `<action>:<argument>`; the router finds the handler by the action. */
  readonly key: string
  readonly style?: 'primary' | 'plain' | 'danger'
}

export const silent: Reply = { kind: 'silent' }
export const say = (text: string): Reply => ({ kind: 'text', text })

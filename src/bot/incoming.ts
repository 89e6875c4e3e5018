/** Which of the platform's ways a message came by; an answer goes back by the same. */
export type Line =
  /** The AI bot's callback: answered in the HTTP response. */
  | { readonly kind: 'callback' }
  /** The AI bot's long connection. Answers name the request, for a day (wecom-protocol 2.2). */
  | { readonly kind: 'connection'; readonly requestId: string }
  /** The self-built app's callback. A click brings a code with which its card can be changed later (4.3). */
  | { readonly kind: 'app'; readonly responseCode: string | null }

/**
 * What a person did, in words that know nothing of WeCom. `wecom/inbound.ts` makes it from what the AI bot was sent,
 * the self-built app makes the same.
 */
export interface Origin {
  readonly line: Line
  /** The bot that was spoken to. Together with `msgid` it names this message once and for all. */
  readonly bot: string
  readonly msgid: string
  /** Opaque, compared case-insensitively; kept as it came. Empty for events of the platform itself, and of who is nobody of ours. */
  readonly userid: string
  readonly chat: Chat
  /** When the platform says it was sent; null when it does not say. */
  readonly sentAt: Date | null
  /** Good for one answer within an hour (wecom-protocol 1.11). */
  readonly responseUrl: string | null
}

export type Chat = { readonly type: 'group'; readonly id: string } | { readonly type: 'single' }

export type Incoming =
  | {
      readonly kind: 'text'
      readonly origin: Origin
      readonly text: string
      readonly quote: string | null
      /** Where the pictures lie that came with the words, as those of a `media`; left out: there are none. */
      readonly pictures?: readonly string[]
    }
  | { readonly kind: 'click'; readonly origin: Origin; readonly click: Click }
  | { readonly kind: 'enter'; readonly origin: Origin }
  /** Something other than words: pictures and files can be kept, of the others only the app tells. */
  | {
      readonly kind: 'media'
      readonly origin: Origin
      readonly media: 'image' | 'file' | 'video' | 'voice' | 'location' | 'link'
      /** Where the content lies, encrypted, for five minutes (wecom-protocol 1.6), with its key if it has its own; none where it is not said. */
      readonly urls: readonly string[]
      /** What the app was sent has names in its place, good for three days (wecom-protocol 4.4). */
      readonly mediaIds?: readonly string[]
    }
  | { readonly kind: 'feedback'; readonly origin: Origin }
  /** The platform asks for the rest of a streamed reply. Ours are complete at once, so it is only told the end. */
  | {
      readonly kind: 'stream'
      readonly origin: Origin
      readonly streamId: string
    }
  /** Authentic but not understood: recorded, counted, answered with an empty 200. */
  | {
      readonly kind: 'unknown'
      readonly origin: Origin
      readonly what: string
    }

export interface Click {
  readonly taskId: string
  readonly key: string
  /** question key → chosen option ids; empty when nothing was chosen. */
  readonly selected: ReadonlyMap<string, readonly string[]>
}

/** The group's chatid; null in the single chat. */
export const chatidOf = ({ chat }: Pick<Origin, 'chat'>): string | null =>
  chat.type === 'group' ? chat.id : null

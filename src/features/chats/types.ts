export type ChatPurpose = 'presidium' | 'deputies' | 'group'

/** A group chat that belongs to a congress. */
export interface Chat {
  readonly id: number
  readonly congressId: number
  /** Case-sensitive, as WeCom's are. */
  readonly chatid: string
  readonly purpose: ChatPurpose
  /** The deputies' group whose chat it is; only with purpose `group`. */
  readonly groupId: number | null
  /** Whoever has it can post into the group: never logged, never shown. */
  readonly webhookKey: string | null
}

/** A group chat that the bot was spoken to in, or that is bound. */
export interface SeenChat {
  readonly chatid: string
  /** Null, like the four below, for one that is not bound. */
  readonly congress: string | null
  readonly zone: string | null
  readonly purpose: ChatPurpose | null
  /** The deputies' group whose chat it is; only with purpose `group`. */
  readonly group: string | null
  readonly hasWebhook: boolean
  /** The last message, among those that are still kept; null when there is none. */
  readonly seenAt: Date | null
  /** Whose it was: the account. */
  readonly seenFrom: string | null
}

/** Where somebody can be called by name: a group that he is in and that speaks, and his account. */
export interface Calling {
  readonly personId: number
  readonly chatId: number
  readonly userid: string
  readonly name: string
  /** How the group speaks. */
  readonly voice: GroupVoice
}

/** A group's webhook, which mentions; or the bot's connection, whose `@` is words only (wecom-protocol 1.10). */
export interface GroupVoice {
  readonly channel: string
  readonly target: string
}

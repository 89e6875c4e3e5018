/** An account as the address book of WeCom has it. */
export interface Entry {
  readonly userid: string
  readonly name: string
  /** By which namesakes of other towns are told apart; null where the platform does not say. */
  readonly department: string | null
}

/** A person of the roster and the one account of his name. */
export interface Pair {
  readonly personId: number
  readonly name: string
  readonly userid: string
  readonly department: string | null
}

/** What the address book says about a roster, as far as the app sees it. */
export interface Pairing {
  /** One person and one account of one name: probably his. */
  readonly pairs: readonly Pair[]
  /** Several have the name, on the roster or in the address book: somebody has to tell whose is whose. */
  readonly unclear: readonly { readonly name: string; readonly userids: readonly string[] }[]
  /** Their accounts are not known, and nobody of their name is in the address book. */
  readonly missing: readonly string[]
  /** Their accounts are not in the address book. */
  readonly unseen: readonly string[]
  /** Their accounts belong to somebody of another name there. */
  readonly otherwise: readonly {
    readonly name: string
    readonly userid: string
    readonly nameInBook: string
  }[]
}

/** The vocabulary of pages, as `bot/` is that of messages: a page gets what it may use and returns what is shown. */
import type { VNode } from 'preact'
import type { Actor, Who } from '../bot/actor.ts'
import type { Membership, Realm, Tenant } from '../bot/command.ts'
import type { Tx } from '../db/tx.ts'

/** Somebody who is signed in looks at something. His standing is that of this moment. */
export interface Visit {
  readonly tx: Tx
  /** One instant for the whole page. */
  readonly now: Date
  readonly botName: string
  /** Every congress in whose roster he stands; one at least. */
  readonly memberships: readonly [Membership, ...Membership[]]
  /** What each of his forms has to bring. */
  readonly formToken: string
}

/** A visit to a page of one congress: its id stands in the address, and he is of it. */
export interface PageContext extends Visit {
  readonly tenant: Tenant
  readonly actor: Actor
}

export interface Shown {
  readonly title: string
  readonly body: VNode
  /** The browser asks for it again after so many seconds: what hangs on a wall is nobody's to reload. */
  readonly refreshS?: number
}

/** A file under an address of its own, in place of a page. */
export interface OfferedFile {
  readonly name: string
  readonly mime: string
  /** Called when the transaction is over: it may take seconds. */
  write(): Promise<Uint8Array>
}

export interface Offered {
  readonly file: OfferedFile
  /** What stands in the log of deeds when somebody takes it. */
  readonly taken: { readonly subject: string; readonly detail: Readonly<Record<string, unknown>> }
}

/** A page of a congress. Its address is `/console/c/<congress>/<path>`. */
export interface Page {
  /** Parts with slashes between them; `:number` stands for a number, which is handed over. */
  readonly path: string
  readonly who: Exclude<Who, 'anyone'>
  /** Whose business it is; left out: that of towns and streets. */
  readonly of?: Realm
  /** How it is called on every page's list; left out: it is come to from another one. */
  readonly inMenu?: string
  /** @returns null when there is no such thing for this person: he is told what a stranger would be */
  show(
    context: PageContext,
    numbers: readonly number[],
    query: URLSearchParams,
  ): Promise<Shown | Offered | null>
}

export const definePage = (page: Page): Page => page

export const congressPath = (congressId: number, path: string): string => `/console/c/${congressId}/${path}`

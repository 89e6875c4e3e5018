/** The vocabulary of pages, as `bot/` is that of messages: a page gets what it may use and returns what is shown. */
import type { VNode } from 'preact'
import type { Actor, Who } from '../bot/actor.ts'
import type { Membership, Realm, Tenant } from '../bot/command.ts'
import type { Tx } from '../db/tx.ts'
import type { LiveView } from './live.tsx'

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
  /** Whether there is a page of this path below the congress, for links from one feature to another's. */
  readonly hasPage: (path: string) => boolean
}

export interface Shown {
  readonly title: string
  readonly body: VNode
  /** It goes on by itself (`live` of its page); where that cannot be, the browser asks for it again now and then. */
  readonly isLive?: boolean
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
  /** Whether it is on the list of this person; left out: of whoever may use it. */
  readonly inMenuOf?: (actor: Actor) => boolean
  /** @returns null when there is no such thing for this person: he is told what a stranger would be */
  show(
    context: PageContext,
    numbers: readonly number[],
    query: URLSearchParams,
  ): Promise<Shown | Offered | null>
  /** What of it goes on by itself, at its address with `/live` behind. @returns null as `show` does, and where nothing goes on */
  live?(context: PageContext, numbers: readonly number[]): Promise<LiveView | null>
}

export const definePage = (page: Page): Page => page

export const congressPath = (congressId: number, path: string): string => `/console/c/${congressId}/${path}`

/** A request for a page and its answer, without what carries them. */

import type { OfferedFile } from '../pages/page.ts'
import type { Seat } from './live/hub.ts'

export type CookieName = 'session' | 'trip' | 'form'

export interface PageRequest {
  readonly method: 'GET' | 'HEAD' | 'POST'
  readonly path: string
  readonly query: URLSearchParams
  /** Of a POST that came from one of our own pages; else null. */
  readonly form: URLSearchParams | null
  readonly cookies: Readonly<Record<CookieName, string>>
  /** Where it came from, for the count of attempts. */
  readonly address: string
  /** What the browser says of itself. */
  readonly agent: string
}

/** Null: it is forgotten. */
export type Cookies = Partial<Readonly<Record<CookieName, { value: string; lifeMs: number } | null>>>

export type PageAnswer = {
  readonly cookies?: Cookies
} /** `runs`: the one script of the house goes with it. */ & (
  | { readonly status: number; readonly html: string; readonly runs?: boolean }
  /** He may look at what goes on. */
  | { readonly status: 200; readonly seat: Seat }
  | { readonly goTo: string }
  /** Written when the transaction that found it is over. */
  | { readonly file: OfferedFile }
)

import type { Role } from '../../bot/actor.ts'

export type { Role }

export type Level = 'town' | 'county' | 'city' | 'province'

/**
 * Why somebody's office ended: 代表法 ends it by resignation, by moving away, by recall, by the loss of the seat
 * (domain 2, S4), by death and with the term.
 */
export type LeftReason = 'resigned' | 'transferred' | 'recalled' | 'lost_seat' | 'died' | 'term_ended'

/** Whether somebody is in office; the reason is null where only the leaving is known. */
export type OfficeState =
  | { readonly inOffice: true }
  | { readonly inOffice: false; readonly reason: LeftReason | null }

/** Somebody the congress works with, with what he is in it. */
export interface Person {
  readonly id: number
  readonly congressId: number
  readonly name: string
  readonly aliases: readonly string[]
  /** WeCom's, as it was given; compared in lower case. Null until it is known. */
  readonly userid: string | null
  readonly phone: string | null
  /** Empty for those who are no deputies. */
  readonly levels: readonly Level[]
  readonly district: string | null
  readonly groupId: number | null
  readonly groupName: string | null
  readonly unit: string | null
  /** False for who has left: he stays in the records and is addressed by nothing. */
  readonly active: boolean
  /** Null for who is in office, and where the reason is not known. */
  readonly leftReason: LeftReason | null
  readonly roles: readonly Role[]
}

/** Whom a notice is meant for. */
export type Audience =
  | { readonly to: 'presidium' }
  | { readonly to: 'deputies' }
  | { readonly to: 'group'; readonly name: string }
  | { readonly to: 'named'; readonly names: readonly string[] }

/** The people an audience is, and the names in it that could not be told. */
export interface Addressed {
  readonly people: readonly Person[]
  /** Names that nobody has, or a group that is not there. */
  readonly unknown: readonly string[]
  readonly ambiguous: readonly { readonly name: string; readonly candidates: readonly Person[] }[]
}

export interface DeputyGroup {
  readonly id: number
  readonly name: string
}

/** «我是 张三», not yet or already decided. */
export interface BindingRequest {
  readonly id: number
  readonly congressId: number
  readonly userid: string
  readonly personId: number
  readonly personName: string
  /** The account that the person goes by today; a confirmed request takes its place. */
  readonly currentUserid: string | null
  readonly askedAt: Date
  readonly decision: 'confirmed' | 'refused' | null
}

/** Why a file cannot be read as a table. */
export type FileProblem =
  | { readonly kind: 'too_large'; readonly maxMiB: number }
  | { readonly kind: 'expands_too_much' }
  | { readonly kind: 'old_workbook' }
  | { readonly kind: 'broken_workbook' }
  | { readonly kind: 'unknown_encoding' }
  | { readonly kind: 'broken_csv'; readonly row: number }
  | { readonly kind: 'too_many_rows'; readonly max: number }

import type { Named } from './visit-reading.ts'

/** 建议、批评、意见、议案 (domain 3). */
export type SuggestionKind = 'suggestion' | 'criticism' | 'opinion' | 'motion'
/** 大会期间, 闭会期间 */
export type Raised = 'session' | 'between'
/** What it came of. */
export type Source = 'own' | 'study' | 'visit' | 'reception' | 'letter' | 'activity'

/** What a congress knows: its villages, and what it sorts suggestions into. */
export interface SuggestionWorld {
  readonly villages: readonly string[]
  readonly categories: readonly string[]
}

/** What a deputy's words say; what they do not say is null. */
export interface SuggestionReading {
  /** Empty: nothing was said. */
  readonly title: string
  /** The words as they were written, without what a form named for another field; empty: nothing was said. */
  readonly text: string
  /** There is more than what the title says. */
  readonly hasContent: boolean
  /** Only where the words themselves call it so. */
  readonly kind: SuggestionKind | null
  /** One of the congress's categories. */
  readonly category: string | null
  readonly village: Named | null
  readonly raised: Raised | null
  readonly source: Source | null
  readonly confidential: boolean
  /** Whom they name as co-signers, as they were written. */
  readonly cosigners: readonly string[]
  /** The line that names them, to be kept where not all of them are known. */
  readonly cosignerLine: string
  /** 提出人：张三, as it was written. */
  readonly signer: string | null
}

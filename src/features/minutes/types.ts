/** 主持人, 记录人, 期号: what is said once of a meeting. */
export const factKinds = ['chair', 'recorder', 'issue'] as const
export type FactKind = (typeof factKinds)[number]
/** Those of them that one message says. */
export type SaidFacts = { readonly [K in FactKind]?: string }

/** What was written down, in its order; removed parts keep their number. */
export interface MinutesPart {
  /** From 1, never given twice. */
  readonly number: number
  readonly itemId: number | null
  readonly speaker: string | null
  readonly words: string
  readonly isRemoved: boolean
}

export type Facts = { readonly [K in FactKind]: string | null }

/** Which paper: 会议记录, who said what; 会议纪要, what came of it. */
export type PaperKind = 'record' | 'minutes'

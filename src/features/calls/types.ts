/** Something that the service is to say by itself about a thing of some feature, once. */
export interface Call<Kind extends string> {
  readonly kind: Kind
  /** With the kind it names the call: the same one is planned once. */
  readonly slot: string
  readonly dueAt: Date
  /** Later than this it helps nobody and is left out. */
  readonly notAfter: Date
}

/**
 * Of what somebody has until a day, as this version says it; other kinds are a newer one's (docs/deploy.md,
 * «Upgrading»).
 */
export const followUpKinds = ['before', 'due', 'overdue'] as const
export type FollowUpKind = (typeof followUpKinds)[number]

/** One whose hour has come. */
export interface DueCall<Kind extends string> extends Omit<Call<Kind>, 'dueAt'> {
  /** What it is about. */
  readonly subjectId: number
}

export type CallOutcome = 'sent' | 'nobody' | 'left_out'

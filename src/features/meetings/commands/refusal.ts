import type { Context } from '../../../bot/command.ts'
import { recordDeeds } from '../../deeds/store.ts'
import { byActor, subjectOf } from '../finding/named.ts'
import type { WhyNot } from '../rules/answer.ts'

interface Refusal {
  /** An answer of his own, or one for somebody else. */
  readonly action: 'meeting.answer' | 'meeting.proxy'
  readonly why: WhyNot
  /** Null when it is not known which one was meant. */
  readonly meeting: { readonly id: number } | null
  /** Whose answer it would have been; null when that is not known. */
  readonly personId: number | null
}

/** What somebody tried to answer and could not is kept, for the day on which he says that he did answer. */
export async function noteRefusal(context: Context, refusal: Refusal): Promise<void> {
  const { action, why, meeting, personId } = refusal
  await recordDeeds(context.tx, [
    {
      ...byActor(context),
      action,
      outcome: 'refused',
      ...(meeting === null ? {} : { subject: subjectOf(meeting) }),
      detail: { why, ...(personId === null ? {} : { personId }) },
    },
  ])
}

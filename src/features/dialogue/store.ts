import { and, eq, gt } from 'drizzle-orm'
import { conversation } from '../../db/schema.ts'
import type { Tx } from '../../db/tx.ts'

/** The one question of the bot's that waits for a person's next words in one place (`bot/command.ts` placeOf). */
export type Question =
  | { readonly about: 'meeting_draft'; readonly meetingId: number }
  | { readonly about: 'which_meeting'; readonly words: string }

/** After this the next words are taken for themselves again. */
const patienceMs = 2 * 3_600_000

/** A new question takes the place of an older one. */
export async function ask(
  tx: Tx,
  personId: number,
  place: string,
  question: Question,
  now: Date,
): Promise<void> {
  const row = {
    about: question.about,
    subjectId: question.about === 'meeting_draft' ? question.meetingId : null,
    words: question.about === 'which_meeting' ? question.words : null,
    expiresAt: new Date(now.getTime() + patienceMs),
  }
  await tx.orm
    .insert(conversation)
    .values({ personId, place, ...row })
    .onConflictDoUpdate({ target: [conversation.personId, conversation.place], set: row })
}

export async function openQuestion(
  tx: Tx,
  personId: number,
  place: string,
  now: Date,
): Promise<Question | null> {
  const [row] = await tx.orm
    .select()
    .from(conversation)
    .where(
      and(
        eq(conversation.personId, personId),
        eq(conversation.place, place),
        gt(conversation.expiresAt, now),
      ),
    )
  if (row === undefined) return null
  if (row.about === 'which_meeting') return { about: row.about, words: row.words ?? '' }
  return row.subjectId === null ? null : { about: row.about, meetingId: row.subjectId }
}

export async function settleQuestion(tx: Tx, personId: number, place: string): Promise<void> {
  await tx.orm
    .delete(conversation)
    .where(and(eq(conversation.personId, personId), eq(conversation.place, place)))
}

import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { conversation } from '../../db/schema.ts'
import { places } from '../../db/sealed-columns.ts'
import type { Tx } from '../../db/tx.ts'

/** The one question of the bot's that waits for a person's next words in one place (`bot/command.ts` placeOf). */
export type Question =
  | { readonly about: 'meeting_draft'; readonly meetingId: number }
  | { readonly about: 'which_meeting' | 'which_congress' | 'county_reply'; readonly words: string }
  | ({ readonly about: 'similar_suggestions' } & WaitingSuggestion)

/** What somebody wants to hand in although something like it is open: it waits until he says so once more. */
const waitingSuggestion = z.object({
  /** The message that has the words: what is handed in later comes of it, once. */
  msgid: z.string(),
  kind: z.enum(['suggestion', 'criticism', 'opinion', 'motion']),
  words: z.string(),
})
export type WaitingSuggestion = Readonly<z.infer<typeof waitingSuggestion>>

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
    words: tx.sql.vault.seal(places.dialogue(personId), storedWords(question)),
    expiresAt: new Date(now.getTime() + patienceMs),
  }
  await tx.orm
    .insert(conversation)
    .values({ personId, place, ...row })
    .onConflictDoUpdate({ target: [conversation.personId, conversation.place], set: row })
}

function storedWords(question: Question): string | null {
  switch (question.about) {
    case 'meeting_draft':
      return null
    case 'similar_suggestions': {
      const { about: _, ...waiting } = question
      return JSON.stringify(waiting)
    }
    default:
      return question.words
  }
}

export async function openQuestion(
  tx: Tx,
  personId: number,
  place: string,
  now: Date,
): Promise<Question | null> {
  return (await latestQuestion(tx, [personId], place, now))?.question ?? null
}

/** The question asked last, of somebody who stands in several rosters, and whom of them it was asked. */
export async function latestQuestion(
  tx: Tx,
  personIds: readonly number[],
  place: string,
  now: Date,
): Promise<{ readonly personId: number; readonly question: Question } | null> {
  const [row] = await tx.orm
    .select()
    .from(conversation)
    .where(
      and(
        inArray(conversation.personId, [...personIds]),
        eq(conversation.place, place),
        gt(conversation.expiresAt, now),
      ),
    )
    // All live equally long, so the last to expire was asked last.
    .orderBy(desc(conversation.expiresAt))
    .limit(1)
  if (row === undefined) return null
  const { personId, about } = row
  const words = tx.sql.vault.open(places.dialogue(personId), row.words) ?? ''
  if (about === 'similar_suggestions') {
    const waiting = waitingSuggestion.parse(JSON.parse(words))
    return { personId, question: { about, ...waiting } }
  }
  if (about !== 'meeting_draft') return { personId, question: { about, words } }
  return row.subjectId === null ? null : { personId, question: { about, meetingId: row.subjectId } }
}

/** @returns whether there was one: of two who settle it at the same moment one alone does */
export async function settleQuestion(tx: Tx, personId: number, place: string): Promise<boolean> {
  const gone = await tx.orm
    .delete(conversation)
    .where(and(eq(conversation.personId, personId), eq(conversation.place, place)))
    .returning({ personId: conversation.personId })
  return gone.length > 0
}

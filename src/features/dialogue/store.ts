import { randomInt } from 'node:crypto'
import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { conversation } from '../../db/schema.ts'
import { places } from '../../db/sealed-columns.ts'
import type { Tx } from '../../db/tx.ts'

/** The one question of the bot's that waits for a person's next words in one place (`bot/command.ts` placeOf). */
export type Question =
  | { readonly about: 'meeting_draft'; readonly meetingId: number }
  | ({ readonly about: 'which_meeting' | 'which_congress' } & WaitingChoice)
  | { readonly about: 'county_reply'; readonly words: string }
  | ({ readonly about: 'similar_suggestions' } & WaitingSuggestion)

/** What was said, and waits until a card, or a name or number typed, tells what it was said about. */
interface WaitingChoice {
  readonly words: string
  /** The number that the buttons of its card carry: an older card does not carry out newer words. Null: of no card. */
  readonly card: number | null
}

/** @returns a number that no other card of one person's carries */
export const newCard = (): number => randomInt(1, 2 ** 31)

/** Whether it was this card that asked. @param carried as its button has it; cards of earlier versions carry none */
export const isOfCard = ({ card }: WaitingChoice, carried: string): boolean => String(card ?? '') === carried

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

/** A new question takes the place of an older one, also of one that the account was asked as a member of another congress. */
export async function ask(
  tx: Tx,
  personId: number,
  place: string,
  question: Question,
  now: Date,
): Promise<void> {
  const row = {
    about: question.about,
    subjectId: subjectOf(question),
    words: tx.sql.vault.seal(places.dialogue(personId), storedWords(question)),
    expiresAt: new Date(now.getTime() + patienceMs),
  }
  await tx.sql`
    delete from conversation c using person other, person asked
    where asked.id = ${personId} and lower(other.userid) = lower(asked.userid) and other.id <> asked.id
      and c.person_id = other.id and c.place = ${place}`
  await tx.orm
    .insert(conversation)
    .values({ personId, place, ...row })
    .onConflictDoUpdate({ target: [conversation.personId, conversation.place], set: row })
}

function subjectOf(question: Question): number | null {
  switch (question.about) {
    case 'meeting_draft':
      return question.meetingId
    case 'which_meeting':
    case 'which_congress':
      return question.card
    case 'similar_suggestions':
    case 'county_reply':
      return null
  }
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

/**
 * The question asked last, of somebody who stands in several rosters, and whom of them it was asked.
 * @throws at one that only a newer version knows
 */
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
  if (about === 'county_reply') return { personId, question: { about, words } }
  if (about === 'which_meeting' || about === 'which_congress')
    return { personId, question: { about, words, card: row.subjectId } }
  // Taken for another, or for none, his answer would do something else: he is asked to say it again.
  if (about !== 'meeting_draft') throw new Error(`a question of a newer version: ${String(about)}`)
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

/**
 * Ends a choice that waits, for somebody who goes on to something that changes things: a name or number typed after it
 * would do what he has left behind, and says nothing of what that was. Looking something up leaves it, as do the other
 * questions, whose answers are words of their own and are shown before anything is done.
 */
export async function endChoice(tx: Tx, personIds: readonly number[], place: string): Promise<void> {
  await tx.orm
    .delete(conversation)
    .where(
      and(
        inArray(conversation.personId, [...personIds]),
        eq(conversation.place, place),
        inArray(conversation.about, ['which_meeting', 'which_congress']),
      ),
    )
}

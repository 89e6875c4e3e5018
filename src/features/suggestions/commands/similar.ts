import { type Context, placeOf } from '../../../bot/command.ts'
import type { Reply } from '../../../bot/reply.ts'
import { newTaskId } from '../../../bot/task-id.ts'
import { expectNoPhotos } from '../../attachments/store.ts'
import { ask } from '../../dialogue/store.ts'
import { type SimilarOne, similarCard } from '../cards/similar.ts'
import { takesSignatures } from '../rules/offered.ts'
import type { Written } from '../rules/similar.ts'
import { isSigner, mayRead } from '../rules/standing.ts'
import { similarItems } from '../store/similar.ts'
import { selectSuggestions } from '../store/suggestions.ts'
import type { Suggestion, SuggestionKind } from '../types.ts'
import { isGroup, type Known } from './facts.ts'

/** What is open already is shown before the same is handed in once more. */

const shownMost = 3

/** Those that this person may see here, the likest first. */
export async function similarTo(
  context: Context,
  { world, who }: Known,
  written: Written,
): Promise<Suggestion[]> {
  const { tx, tenant } = context
  const like = await similarItems(tx, tenant.id, written, world.villages)
  const ids = like.map(({ id }) => id)
  const items =
    ids.length === 0 ? [] : await selectSuggestions(tx, tx.sql.part`where s.id = any(${ids}::int[])`)
  return ids
    .flatMap(id => items.filter(item => item.id === id))
    .filter(item => mayRead(item, { who, inGroup: isGroup(context) }))
    .slice(0, shownMost)
}

/** Asks whether one of them is meant; the words wait. @param isOwn the sender hands in for himself, not for another */
export async function askAboutSimilar(
  context: Context,
  { who }: Known,
  similar: readonly Suggestion[],
  waiting: { readonly kind: SuggestionKind; readonly words: string; readonly isOwn: boolean },
): Promise<Reply> {
  const { tx, tenant, actor, now, origin } = context
  const { kind, words } = waiting
  const question = { about: 'similar_suggestions', msgid: origin.msgid, kind, words } as const
  await ask(tx, actor.personId, placeOf(origin), question, now)
  // A photo beside these words must not go to what was entered before them.
  if (!isGroup(context)) await expectNoPhotos(tx, actor.personId)
  const ones = similar.map((item): SimilarOne => {
    const signs = who.personId !== null && isSigner(item, who.personId)
    return { item, isSigner: signs, canCosign: waiting.isOwn && !signs && takesSignatures(item) }
  })
  const key = `sg_anyway:${tenant.id}.${origin.msgid}`
  return { kind: 'card', card: similarCard(newTaskId('similar'), ones, key) }
}

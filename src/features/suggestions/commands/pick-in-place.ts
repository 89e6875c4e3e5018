import type { Context } from '../../../bot/command.ts'
import { say } from '../../../bot/reply.ts'
import { takeSuggestionNumber } from '../rules/number.ts'
import * as words from '../texts/pick.ts'
import { isGroup } from './facts.ts'
import { pickSuggestion } from './pick.ts'

/**
 * The item that a command is about, where it can be shown in this place: in a group a confidential one does not exist
 * for anybody, not even by another wording.
 */
export async function pickInPlace(
  context: Context,
  text: string,
  usage: string,
): ReturnType<typeof pickSuggestion> {
  const picked = await pickSuggestion(context, text, usage)
  const { which } = takeSuggestionNumber(text)
  return picked.item?.confidential && which !== null && isGroup(context)
    ? { item: null, reply: say(words.noSuchItem(which)) }
    : picked
}

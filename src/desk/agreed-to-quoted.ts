/** 同意 to a colleague's 请假 住院 that is quoted: it is about that leave, and not the writer's own answer to the notice. */
import { isClerk } from '../bot/actor.ts'
import type { OpenContext } from '../bot/command.ts'
import { withoutMention } from '../bot/grammar.ts'
import { type Reply, say } from '../bot/reply.ts'
import { ofOthers } from '../features/meetings/texts/answers.ts'
import { readReply } from '../language/reply.ts'
import { isVerdict } from '../language/verdict.ts'
import { contextsOf } from './which-congress.ts'

/** A notice is longer, and asks for leave to be said. */
const mostQuotedChars = 80
/** @returns null where nobody's leave is quoted, or the words say more than yes or no to it */
export function agreedToQuoted(context: OpenContext, text: string, quote: string | null): Reply | null {
  if (quote === null || Array.from(quote).length > mostQuotedChars) return null
  if (!isVerdict(withoutMention(text, context.botName))) return null
  if (readReply(withoutMention(quote, context.botName), 'one').answer !== 'leave') return null
  return say(ofOthers(contextsOf(context).some(({ actor }) => isClerk(actor)) ? 'clerk' : 'member'))
}

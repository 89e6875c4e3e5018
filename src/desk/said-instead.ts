import type { Incoming } from '../bot/incoming.ts'
import { type Reply, say, silent } from '../bot/reply.ts'
import { tryAgain } from './texts.ts'

/** A sentence in place of the answer, in the form that the message takes: on a card with the button to be pressed once more. */
export function saidInstead(
  incoming: Incoming,
  { title, sentence }: { readonly title: string; readonly sentence: string },
): Reply {
  switch (incoming.kind) {
    case 'click':
      return {
        kind: 'update',
        audience: 'clicker',
        card: {
          taskId: incoming.click.taskId,
          title,
          body: sentence,
          buttons: [{ text: tryAgain, key: incoming.click.key, style: 'plain' }],
        },
      }
    case 'feedback':
    case 'unknown':
      return silent
    default:
      return say(sentence)
  }
}

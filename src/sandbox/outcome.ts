import type { Card } from './card-schema.ts'
import type { Advice, Violation } from './journal.ts'
import { type MessageView, type StoredMessage, viewOf } from './rooms.ts'
import type { World } from './world.ts'

/** What `say`, `click` and `enter` answer with. */
export interface Outcome {
  readonly ok: true
  /** Whether the service was told at all. */
  readonly delivered: boolean
  /** Why it was not told; null when it was. */
  readonly reason: 'no mention' | 'no bot' | 'fault' | 'three in progress' | 'already entered today' | null
  /** The bot's message as this person sees it now; after a click, the clicked one. */
  readonly message: MessageView | null
  /** The decrypted passive reply; null when there was none. */
  readonly reply: unknown
  /** Everything visible in `message`, as plain lines. */
  readonly text: string | null
  readonly card: Card | null
  /** What came into any chat unasked: through a webhook, a response_url or the connection. */
  readonly pushed: readonly MessageView[]
  readonly violations: readonly Violation[]
  readonly advice: readonly Advice[]
}

interface Result {
  readonly reply: unknown
  readonly message: StoredMessage | null
}

/**
 * Runs one interaction, waits until the service has sent all that it can send now, and gathers what happened.
 *
 * @param interact returns why it was not delivered, or its result
 */
export async function gatherOutcome(
  world: World,
  userid: string,
  interact: () => Promise<Result | NonNullable<Outcome['reason']>>,
): Promise<Outcome> {
  const before = world.rooms.seq
  const result = await interact()
  await world.settle()
  const done = typeof result === 'string' ? { reply: null, message: null } : result
  const message = done.message && viewOf(done.message, userid)
  return {
    ok: true,
    delivered: typeof result !== 'string',
    reason: typeof result === 'string' ? result : null,
    message,
    reply: done.reply,
    text: message?.text ?? null,
    card: message?.card ?? null,
    ...happenedSince(world, before),
  }
}

/** Pushed messages, violations and advice after the place `seq`. */
export function happenedSince(world: World, seq: number): Pick<Outcome, 'pushed' | 'violations' | 'advice'> {
  const pushed = world.rooms
    .since(seq)
    .filter(message => message.via !== 'user' && message.via !== 'reply')
    .map(message => viewOf(message, null))
  return { pushed, ...world.journal.since(seq) }
}

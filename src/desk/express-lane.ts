/**
 * Clicks on notices are answered together: while one batch is in its transaction the next ones gather, without
 * waiting for anything. A batch that fails as a whole, and every click that it does not answer, goes the
 * ordinary way one by one; nothing of it was committed, so nothing happens twice.
 */
import type { Incoming } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import { isConnectionTrouble } from '../db/trouble.ts'
import { type AnswerClick, answerClick, answerClicks } from '../features/meetings/express.ts'
import { type Received, recordReceived } from './inbound-store.ts'
import { type DeskDeps, receive } from './receive.ts'
import { storedReplySchema } from './stored-reply.ts'

interface Waiting {
  readonly incoming: Incoming
  readonly click: AnswerClick
  resolve(reply: Reply): void
  reject(error: unknown): void
}

/** Two batches under way keep database and process busy at once; more only make them wait for each other. */
const lanes = 2
const maxBatch = 64

/** @returns the desk's way in: express for clicks on notices, ordinary for everything else */
export function createDesk(deps: DeskDeps): (incoming: Incoming) => Promise<Reply> {
  const waiting: Waiting[] = []
  let running = 0

  function take(): Waiting[] {
    const batch: Waiting[] = []
    const named = new Set<string>()
    while (batch.length < maxBatch) {
      const next = waiting[0]
      if (next === undefined) break
      // The same message twice: the second waits for the next batch, where the first is found.
      const name = `${next.click.origin.bot} ${next.click.origin.msgid}`
      if (named.has(name)) break
      named.add(name)
      batch.push(next)
      waiting.shift()
    }
    return batch
  }

  async function drive(): Promise<void> {
    running++
    while (waiting.length > 0) await answerBatch(deps, take())
    running--
  }

  return incoming => {
    const click = incoming.kind === 'click' ? answerClick(incoming.origin, incoming.click) : null
    if (click === null) return receive(deps, incoming)
    return new Promise((resolve, reject) => {
      waiting.push({ incoming, click, resolve, reject })
      if (running < lanes) void drive()
    })
  }
}

/** Settles every promise of the batch; never throws. */
async function answerBatch(deps: DeskDeps, batch: readonly Waiting[]): Promise<void> {
  let replies: (Reply | null)[]
  try {
    replies = await deps.db.transaction(async tx => {
      const answered = await answerClicks(
        tx,
        deps.clock,
        batch.map(one => one.click),
        deps.botName,
      )
      const received: Received[] = []
      const given = answered.map(({ reply, earlier }, index) => {
        const incoming = batch[index]?.incoming
        if (earlier !== null) return storedReplySchema.parse(earlier)
        if (reply !== null && incoming !== undefined) received.push({ incoming, reply })
        return reply
      })
      const recorded = await recordReceived(tx, received, deps.clock.now())
      if (recorded !== received.length) throw new AnsweredElsewhere()
      return given
    })
  } catch (error) {
    if (isConnectionTrouble(error)) {
      for (const one of batch) one.reject(error)
      return
    }
    if (!(error instanceof AnsweredElsewhere))
      deps.log.warn({ err: error, clicks: batch.length }, 'a batch of clicks goes one by one')
    replies = batch.map(() => null)
  }
  for (const [index, one] of batch.entries()) settle(deps, one, replies[index] ?? null)
}

/** Another replica has just answered one of these messages: the whole batch is rolled back. */
class AnsweredElsewhere extends Error {}

function settle(deps: DeskDeps, one: Waiting, reply: Reply | null): void {
  if (reply !== null) one.resolve(reply)
  else receive(deps, one.incoming).then(one.resolve, one.reject)
}

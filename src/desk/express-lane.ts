/**
 * Clicks on notices are answered together: while one batch is in its transaction the next ones gather, without
 * waiting for anything. A batch that fails as a whole, and every click that it does not answer, goes the
 * ordinary way one by one; nothing of it was committed, so nothing happens twice.
 */
import type { Incoming } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import { isConnectionTrouble } from '../db/trouble.ts'
import { type AnswerClick, answerClick, answerClicks } from '../features/meetings/express.ts'
import { insertReceived, type Received } from './inbound-store.ts'
import { type DeskDeps, receive } from './receive.ts'
import { storedReplySchema } from './stored-reply.ts'

interface Waiting {
  readonly incoming: Incoming
  readonly click: AnswerClick
  resolve(reply: Reply): void
  reject(error: unknown): void
}

/**
 * Two batches under way keep database and process busy at once. A notice always has the same lane: two batches
 * of this process never wait for each other's locks.
 */
const laneCount = 2
const maxBatch = 64

/** @returns the desk's way in: express for clicks on notices, ordinary for everything else */
export function createDesk(deps: DeskDeps): (incoming: Incoming) => Promise<Reply> {
  const lanes = Array.from({ length: laneCount }, () => createLane(deps))
  return incoming => {
    const click = incoming.kind === 'click' ? answerClick(incoming.origin, incoming.click) : null
    const lane = click === null ? undefined : lanes[click.meetingId % laneCount]
    if (click === null || lane === undefined) return receive(deps, incoming)
    return new Promise((resolve, reject) => lane({ incoming, click, resolve, reject }))
  }
}

/** @returns the way to get in line. One batch at a time. */
function createLane(deps: DeskDeps): (one: Waiting) => void {
  const waiting: Waiting[] = []
  let running = false

  function take(): Waiting[] {
    const batch: Waiting[] = []
    const named = new Set<string>()
    for (const next of waiting.slice(0, maxBatch)) {
      // The same message twice: the second waits for the next batch, where the first is found.
      const name = `${next.click.origin.bot} ${next.click.origin.msgid}`
      if (named.has(name)) break
      named.add(name)
      batch.push(next)
    }
    waiting.splice(0, batch.length)
    return batch
  }

  async function drive(): Promise<void> {
    running = true
    while (waiting.length > 0) await answerBatch(deps, take())
    running = false
  }

  return one => {
    waiting.push(one)
    if (!running) void drive()
  }
}

/** Settles every promise of the batch; never throws. */
async function answerBatch(deps: DeskDeps, batch: readonly Waiting[]): Promise<void> {
  let replies: (Reply | null)[]
  try {
    replies = await deps.db.transaction(async tx => {
      const { answered, write } = await answerClicks(
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
      if (received.length === 0) return given
      const recorded = await write(insertReceived(tx, received, deps.clock.now()))
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

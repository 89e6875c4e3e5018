/**
 * Clicks on notices are answered together: while one batch is in its transaction the next ones gather, without
 * waiting for anything. A batch that fails as a whole, and every click that it does not answer, goes the
 * ordinary way one by one; nothing of it was committed, so nothing happens twice.
 */
import { roundMs } from '../bot/account.ts'
import type { Incoming } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import { codesOf, isConnectionTrouble } from '../db/trouble.ts'
import type { Work } from '../db/tx.ts'
import {
  type AnswerClick,
  answerClick,
  answerClicks,
  type Known,
} from '../features/meetings/express/answer-clicks.ts'
import { KnownBodies } from '../features/meetings/express/known-bodies.ts'
import { KnownCounts } from '../features/meetings/express/known-counts.ts'
import { KnownMeetings } from '../features/meetings/express/known-meetings.ts'
import { type InTurn, takingTurns } from './in-turn.ts'
import { insertReceived, type Received, readReply } from './inbound-store.ts'
import { type DeskDeps, receive } from './receive.ts'

interface Waiting {
  readonly incoming: Incoming
  readonly handedAtMs: number
  readonly click: AnswerClick
  resolve(reply: Reply): void
  reject(error: unknown): void
}

/**
 * One batch at a time: what gathers meanwhile shares the next one's statements, and measured, a second batch
 * beside it only makes both smaller. But a batch that waits for a lock of somebody else's must not hold up
 * everybody: when one takes longer than this, those behind it go on without it.
 */
const patienceMs = 100
const maxUnderWay = 4
const maxBatch = 64

/** @returns the desk's way in: express for clicks on notices, ordinary for everything else */
export function createDesk(deps: DeskDeps): (incoming: Incoming) => Promise<Reply> {
  let waiting: Waiting[] = []
  /** Their meetings' locks are held, or waited for. */
  const meetingsUnderWay = new Set<number>()
  const known: Known = {
    calls: new Map(),
    meetings: new KnownMeetings(),
    bodies: new KnownBodies(),
    counts: new KnownCounts(),
  }
  const inTurn = takingTurns()
  let underWay = 0
  let slow = 0
  let begins = false
  /** In the batch before. */
  let taken = 0

  /**
   * What can be answered now. No message twice: the second finds the reply of the first later. Of those who wait and those who
   * have just been answered it takes half: they are likely to come again, and then one half is read and answered while the
   * database has the other. Taking all leaves one of two batches nearly empty, and it costs as much as a full one.
   */
  function take(): Waiting[] {
    const most = Math.min(maxBatch, Math.ceil((waiting.length + taken) / 2))
    const batch: Waiting[] = []
    const left: Waiting[] = []
    const named = new Set<string>()
    for (const one of waiting) {
      const { origin, meetingId } = one.click
      const name = `${origin.bot} ${origin.msgid}`
      const fits = batch.length < most && !named.has(name) && !meetingsUnderWay.has(meetingId)
      named.add(name)
      if (fits) batch.push(one)
      else left.push(one)
    }
    waiting = left
    taken = batch.length
    return batch
  }

  async function drive(): Promise<void> {
    let settle = () => {}
    for (let batch = take(); batch.length > 0; batch = take()) {
      const meetings = new Set(batch.map(one => one.click.meetingId))
      for (const id of meetings) meetingsUnderWay.add(id)
      underWay++
      let isSlow = false
      const late = setTimeout(() => {
        isSlow = true
        slow++
        startUnlessPrompt()
      }, patienceMs)
      const answering = answerBatch(deps, inTurn, batch, known)
      // While the database has this batch, the one before it goes out.
      setImmediate(settle)
      settle = await answering
      clearTimeout(late)
      if (isSlow) slow--
      underWay--
      for (const id of meetings) meetingsUnderWay.delete(id)
    }
    settle()
  }

  /** Whatever waits is taken up by the batch that ends next, unless all of them are slow. */
  function startUnlessPrompt(): void {
    if (begins || underWay !== slow) return
    begins = true
    // Whatever came in this turn of the event loop goes along.
    setImmediate(() => {
      begins = false
      if (underWay === slow && underWay < maxUnderWay && waiting.length > 0) void drive()
    })
  }

  return incoming => {
    // These cost so little, and say so little that is new, that a flood of them harms nobody: as long as they are answered here.
    const click = incoming.kind === 'click' ? answerClick(incoming.origin, incoming.click) : null
    if (click === null) return receiveUnlessFlood(deps, inTurn, incoming)
    return new Promise((resolve, reject) => {
      waiting.push({ incoming, click, handedAtMs: performance.now(), resolve, reject })
      startUnlessPrompt()
    })
  }
}

/** Never throws. @returns what settles every promise of the batch */
async function answerBatch(
  deps: DeskDeps,
  inTurn: InTurn,
  batch: readonly Waiting[],
  known: Known,
): Promise<() => void> {
  let replies: (Reply | null)[]
  let begunAtMs = performance.now()
  let work: Work | null = null
  let learn = () => {}
  try {
    replies = await deps.db.transaction(async tx => {
      begunAtMs = performance.now()
      work = tx.work
      const decided = await answerClicks(
        tx,
        deps.clock,
        batch.map(one => one.click),
        deps.botName,
        known,
      )
      const received: Received[] = []
      learn = decided.learn
      const given = decided.answered.map(({ reply, earlier, kept }, index) => {
        const one = batch[index]
        if (one === undefined) return null
        const { incoming, click } = one
        if (earlier !== null) {
          click.account.repeat = true
          return readReply(earlier)
        }
        if (kept !== null) received.push({ incoming, stored: kept })
        return reply
      })
      if (received.length > 0) await decided.write(insertReceived(tx, received, deps.clock.now()))
      return given
    })
    learn()
    if (work !== null) account(batch, replies, begunAtMs, work)
  } catch (error) {
    known.counts.forget(batch.map(one => one.click.meetingId))
    if (isConnectionTrouble(error)) {
      return () => {
        for (const one of batch) one.reject(error)
      }
    }
    // A message that is there already was answered elsewhere while this batch was under way.
    if (!codesOf(error).includes(uniqueViolation))
      deps.log.warn({ err: error, clicks: batch.length }, 'a batch of clicks goes one by one')
    replies = batch.map(() => null)
  }
  return () => {
    for (const [index, one] of batch.entries()) settle(deps, inTurn, one, replies[index] ?? null)
  }
}

/** For the log; those that go the ordinary way tell of themselves there. */
function account(
  batch: readonly Waiting[],
  replies: readonly (Reply | null)[],
  begunAtMs: number,
  { statements, written, enqueued }: Work,
): void {
  const workMs = roundMs(performance.now() - begunAtMs)
  for (const [index, { click, handedAtMs }] of batch.entries()) {
    if (replies[index] === null) continue
    const noted = click.account
    noted.batch = batch.length
    noted.tries = 1
    noted.statements = statements
    noted.written = written
    noted.outbox = enqueued
    noted.waitMs = roundMs(begunAtMs - handedAtMs)
    noted.workMs = workMs
  }
}

const uniqueViolation = '23505'

function settle(deps: DeskDeps, inTurn: InTurn, one: Waiting, reply: Reply | null): void {
  if (reply !== null) one.resolve(reply)
  else receiveUnlessFlood(deps, inTurn, one.incoming).then(one.resolve, one.reject)
}

/** The ordinary way, which costs what words cost. */
function receiveUnlessFlood(deps: DeskDeps, inTurn: InTurn, incoming: Incoming): Promise<Reply> {
  const refused = deps.flood?.judge(incoming) ?? null
  const { userid } = incoming.origin
  // Events of the platform itself are nobody's.
  if (refused === null)
    return userid === ''
      ? receive(deps, incoming)
      : inTurn(userid.toLowerCase(), () => receive(deps, incoming))
  return refused.isFirst ? receive(deps, incoming, async () => refused.reply) : Promise.resolve(refused.reply)
}

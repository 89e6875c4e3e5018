/**
 * The front desk: one message in, one reply out, exactly one effect.
 *
 * The row of the message, what it changes, what is to be sent because of it and the reply that it was given
 * commit together. Crashed before the commit: no trace, and the platform's repetition does it again. After:
 * the repetition finds the row and gets the same reply. What nobody expected is rolled back, logged with the
 * msgid, and the person gets an apology with that number, never silence. Only when the database is away is
 * nothing answered (503), so that the platform asks again.
 *
 * Each statement sees what is committed by then, because whoever decides has to see what those before him in the line
 * for a lock have done. An answer that says figures beside rows is of one moment instead: its handler says so
 * (`tx.ofOneMoment`), what was begun is rolled back, and the whole message is answered anew in such a transaction.
 */
import { type Account, accountOf, roundMs } from '../bot/account.ts'
import { AnswerAnew } from '../bot/answer-anew.ts'
import type { OpenContext } from '../bot/command.ts'
import type { Incoming } from '../bot/incoming.ts'
import { type Reply, silent } from '../bot/reply.ts'
import { placeOfOrigin, placeTarget } from '../channels/target.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { isConnectionTrouble, isRetryable } from '../db/trouble.ts'
import { type Tx, WantsOneMoment } from '../db/tx.ts'
import { rememberAnswerUrl } from '../features/notes/store.ts'
import { rememberSpoken, spokenToApp } from '../features/reach/store.ts'
import type { Logger } from '../log.ts'
import { readStanding, type Standing } from './access.ts'
import { carry } from './carry.ts'
import type { Flood } from './flood.ts'
import { findReply, recordInbound, storeReply } from './inbound-store.ts'
import type { Registry } from './registry.ts'
import { route } from './route.ts'
import { saidInstead } from './said-instead.ts'
import * as words from './texts.ts'

export interface DeskDeps {
  readonly db: Database
  readonly clock: Clock
  readonly registry: Registry
  readonly botName: string
  readonly log: Logger
  /** Left out: nobody is kept from sending as much as he likes. */
  readonly flood?: Flood | undefined
}

type Answer = (context: OpenContext, incoming: Incoming) => Promise<Reply>

/** Deadlocks and the like: the same again, from the start. */
const maxTries = 4

/** The message came to something that does not want to see one moment after all: what it answers had changed meanwhile. */
class WantsEachStatement extends Error {
  override readonly name = 'WantsEachStatement'
}

const answerUrlLifeMs = 3_600_000

/**
 * @param answer what it is answered with; left out: whatever its words come to
 * @throws when the database cannot be used now, or not in time
 */
export async function receive(deps: DeskDeps, incoming: Incoming, answer?: Answer): Promise<Reply> {
  const handedAtMs = performance.now()
  let atOneMoment = false
  for (let attempt = 1; ; attempt++) {
    try {
      return await accounted(deps, incoming, { handedAtMs, tries: attempt, answer, atOneMoment })
    } catch (error) {
      if ((error instanceof WantsOneMoment || error instanceof WantsEachStatement) && attempt < maxTries) {
        atOneMoment = error instanceof WantsOneMoment
        continue
      }
      if (error instanceof AnswerAnew && attempt < maxTries) continue
      // Also when it ran out of time: an apology would reach nobody, and the repetition would be given it.
      if (isConnectionTrouble(error)) throw error
      if (isRetryable(error) && attempt < maxTries) continue
      deps.log.error(
        { err: error, msgid: incoming.origin.msgid, kind: incoming.kind },
        'a message was not answered',
      )
      return apologise(deps, incoming)
    }
  }
}

/** Notes what the answer took, for the message's line in the log. */
async function accounted(
  deps: DeskDeps,
  incoming: Incoming,
  {
    handedAtMs,
    tries,
    answer,
    atOneMoment,
  }: { handedAtMs: number; tries: number; answer: Answer | undefined; atOneMoment: boolean },
): Promise<Reply> {
  const account = accountOf(incoming.origin)
  let begunAtMs = performance.now()
  const work = async (tx: Tx): Promise<Reply> => {
    begunAtMs = performance.now()
    const answered = await answerOnce(deps, tx, incoming, answer)
    if (atOneMoment && !tx.isOfOneMoment && account.repeat !== true) throw new WantsEachStatement()
    const { statements, written, enqueued } = tx.work
    account.tries = tries
    account.statements = statements
    account.written = written
    account.outbox = enqueued
    return answered
  }
  const reply = await (atOneMoment ? deps.db.lookAndNote(work) : deps.db.transaction(work))
  account.waitMs = roundMs(begunAtMs - handedAtMs)
  account.workMs = roundMs(performance.now() - begunAtMs)
  return reply
}

async function answerOnce(
  { clock, registry, botName }: DeskDeps,
  tx: Tx,
  incoming: Incoming,
  answer: Answer = (context, said) => route(registry, context, said),
): Promise<Reply> {
  const { origin } = incoming
  const now = clock.now()
  const [isNew, standing] = await Promise.all([recordInbound(tx, incoming, now), readStanding(tx, origin)])
  noteStanding(accountOf(origin), standing, !isNew)
  if (!isNew) return (await findReply(tx, incoming)) ?? silent
  const context: OpenContext = { tx, now, clock, origin, botName, ...standing }
  if (origin.chat.type === 'single' && origin.responseUrl !== null) {
    const expiresAt = new Date(now.getTime() + answerUrlLifeMs)
    for (const { actor } of standing.memberships)
      await rememberAnswerUrl(tx, actor.personId, {
        account: origin.userid,
        url: origin.responseUrl,
        expiresAt,
      })
  }
  // Opening the chat and clicking are no messages: the platform does not take them for having spoken.
  const hasSpoken = incoming.kind === 'text' || incoming.kind === 'media'
  const place = placeTarget(placeOfOrigin(origin))
  if (origin.line.kind === 'connection' && hasSpoken) await rememberSpoken(tx, place, now)
  if (origin.line.kind === 'app' && hasSpoken) await rememberSpoken(tx, spokenToApp(place), now)
  const reply = await answer(context, incoming)
  await storeReply(tx, incoming, reply)
  await carry(tx, clock, incoming, reply, { congressId: standing.tenant?.id ?? null, now })
  return reply
}

function noteStanding(account: Account, { memberships, tenant, actor }: Standing, repeat: boolean): void {
  const [first, ...others] = memberships
  const where = first === undefined || others.length > 0 ? { tenant, actor } : first
  // In a bound group a stranger to the congress has none of the two; of several congresses none is meant yet.
  if (where.tenant !== null && others.length === 0) account.congress = where.tenant.id
  if (where.actor !== null && others.length === 0) account.person = where.actor.personId
  if (repeat) account.repeat = true
}

/** Recorded like any reply, so that a repetition of the message does not try the fault again. */
async function apologise({ db, clock }: DeskDeps, incoming: Incoming): Promise<Reply> {
  const reply = apology(incoming)
  return db.transaction(async tx => {
    if (!(await recordInbound(tx, incoming, clock.now()))) return (await findReply(tx, incoming)) ?? reply
    await storeReply(tx, incoming, reply)
    await carry(tx, clock, incoming, reply, { congressId: null, now: clock.now() })
    return reply
  })
}

const apology = (incoming: Incoming): Reply =>
  saidInstead(incoming, {
    title: words.sorryTitle,
    sentence: words.sorry(incoming.origin.msgid.slice(0, 40)),
  })

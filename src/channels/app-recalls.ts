/** Takes back what the app said about a matter (wecom-protocol 4.4), each message once, however many conversations it is in. */
import type { Clock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'
import { PlatformRefused } from '../errors.ts'
import type { Logger } from '../log.ts'
import type { AppClient } from '../wecom/app/client.ts'
import { recallMessage } from '../wecom/app/messages.ts'
import { isStanding, markRecalled, recallable } from './app-messages.ts'
import { type AppTroubles, comeAgain } from './app-troubles.ts'
import { beforeSending } from './channel.ts'

interface RecallDeps {
  readonly sql: Sql
  readonly clock: Clock
  readonly log: Logger
  readonly app: AppClient
  readonly troubles: AppTroubles
}

export class Recalls {
  readonly #deps: RecallDeps
  readonly #underWay = new Map<string, Promise<void>>()

  constructor(deps: RecallDeps) {
    this.#deps = deps
  }

  /** Every row of a recall looks anew: what was under way when it was asked for has its id by now. */
  async takeBack(subject: string, beforeId: number, signal: AbortSignal): Promise<void> {
    const { sql, clock } = this.#deps
    const messageIds = await beforeSending(() => recallable(sql, { subject, beforeId, now: clock.now() }))
    for (const messageId of messageIds) {
      // Each conversation has its row, and one message went to many of them.
      const taking = this.#underWay.get(messageId) ?? this.#takeBackOne(messageId, signal)
      this.#underWay.set(messageId, taking)
      await taking.finally(() => this.#underWay.delete(messageId))
    }
  }

  async #takeBackOne(messageId: string, signal: AbortSignal): Promise<void> {
    const { sql, clock, log, app, troubles } = this.#deps
    if (!(await beforeSending(() => isStanding(sql, messageId)))) return
    await troubles
      .watch(() => recallMessage(app, messageId, signal))
      .catch((error: unknown) => {
        if (!(error instanceof PlatformRefused) || comeAgain.has(error.errcode)) throw error
        // One that stays keeps none of the others: whoever reads it has been told that it is void.
        log.warn({ event: 'not_recalled', errcode: error.errcode }, 'a message could not be taken back')
      })
    await markRecalled(sql, messageId, clock.now())
  }
}

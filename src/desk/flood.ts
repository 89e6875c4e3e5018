/**
 * Somebody who sends more than any person does: what goes beyond is told so and not registered. The first of it is
 * recorded and answered like any message; after that nothing is asked of the database.
 */
import type { Incoming } from '../bot/incoming.ts'
import type { Reply } from '../bot/reply.ts'
import { forgetOldest, type Patience } from '../patience.ts'
import { saidInstead } from './said-instead.ts'
import * as words from './texts.ts'

const tooFast = { title: words.tooFastTitle, sentence: words.tooFast }

/** A message that comes again because its answer was late is no flood: so many of the last ones are known. */
const mostRemembered = 10_000

export interface Flood {
  /** @returns null: answer it */
  judge(incoming: Incoming): { readonly isFirst: boolean; readonly reply: Reply } | null
}

export function createFlood(patience: Patience): Flood {
  /** The last messages that were let through, of whoever; bounded. */
  const letThrough = new Set<string>()
  return {
    judge(incoming) {
      const { origin } = incoming
      const id = `${origin.bot} ${origin.msgid}`
      if (letThrough.has(id)) return null
      // Whoever is nobody of ours is one of them all: what he sends comes to nothing, but each of it would be recorded.
      const verdict = patience.judge(origin.userid.toLowerCase())
      if (verdict !== 'go') return { isFirst: verdict === 'tell', reply: saidInstead(incoming, tooFast) }
      letThrough.add(id)
      if (letThrough.size > mostRemembered) forgetOldest(letThrough)
      return null
    },
  }
}

import type { Tick } from '../../bot/job.ts'
import { followUp } from '../calls/outreach.ts'
import { calledFor } from '../notes/rules.ts'
import { holdersOfAll } from './outreach.ts'
import { callsOf } from './rules/calls.ts'
import { decisionCalls, takeDueDecisions } from './store/calls.ts'
import { reminder } from './texts/outreach.ts'
import type { Decision } from './types.ts'

/** Whoever has a decision to carry out hears of it. @returns how many calls were settled */
export const followUpDecisions = (tick: Tick): Promise<number> =>
  followUp<Decision>(tick, {
    store: decisionCalls,
    subject: 'decisions',
    take: ({ tx, now }, limit) => takeDueDecisions(tx, now, limit),
    holdersOf: ({ tx }, things) => holdersOfAll(tx, things),
    callsOf,
    reminder,
    rightTo: ({ id }) => ({ as: 'holder', decision: id }),
    askIn: ({ id, dueOn }) => ({ of: 'decision', id, ...calledFor(dueOn) }),
  })

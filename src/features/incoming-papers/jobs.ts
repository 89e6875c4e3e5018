import type { Tick } from '../../bot/job.ts'
import { followUp } from '../calls/outreach.ts'
import { holdersOfAll } from '../decisions/outreach.ts'
import { calledFor } from '../notes/rules.ts'
import { askedIn, paperCalls } from './outreach.ts'
import { paperCallStore, takeDuePapers } from './store/calls.ts'
import { reminder } from './texts/outreach.ts'
import type { IncomingPaper } from './types.ts'

/** Whoever has a paper to handle hears of it, as of decisions. @returns how many calls were settled */
export const followUpPapers = (tick: Tick): Promise<number> =>
  followUp<IncomingPaper>(tick, {
    store: paperCallStore,
    subject: 'incoming_papers',
    take: ({ tx, now }, limit) => takeDuePapers(tx, now, limit),
    holdersOf: ({ tx }, things) => holdersOfAll(tx, things),
    callsOf: paperCalls,
    reminder,
    rightTo: ({ id }) => ({ as: 'concerned', paper: id }),
    askIn: paper => ({ ...askedIn(paper), ...calledFor(paper.dueOn) }),
  })

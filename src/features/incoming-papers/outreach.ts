/** What is said about papers, each to its person alone; and when it is said by itself. */

import type { Context } from '../../bot/command.ts'
import { withdraw } from '../../outbox/withdraw.ts'
import { settingsOf } from '../congress/settings.ts'
import { callsOf, type DecisionCall, type Wall } from '../decisions/rules/calls.ts'
import { tellOthers } from '../notes/outreach.ts'
import { withdrawNotesOn } from '../notes/store.ts'
import type { Ask, Hearing, Right } from '../notes/types.ts'
import { isSecret } from './rules/fold.ts'
import { paperCallStore } from './store/calls.ts'
import { numberOf } from './texts/words.ts'
import type { IncomingPaper } from './types.ts'

/** Whoever has it, or is to read it. */
export const concernedBy = ({ id }: Pick<IncomingPaper, 'id'>): readonly Right[] => [
  { as: 'concerned', paper: id },
]

/** To handle it, or to read it, as what it was told. */
export const askedIn = (paper: Pick<IncomingPaper, 'id' | 'secrecy'>): Extract<Ask, { of: 'paper' }> => ({
  of: 'paper',
  id: paper.id,
  secret: isSecret(paper),
})

/** Tells people alone, and not whoever does it. */
export const tell = (
  context: Context,
  { id }: Pick<IncomingPaper, 'id'>,
  personIds: readonly number[],
  text: string,
  rights: readonly Right[],
  asks: readonly Ask[] = [],
): Promise<Hearing> => tellOthers(context, { personIds, text, rights, asks, subject: `incoming_paper:${id}` })

/**
 * What has not been heard of it is not said any more. In a reminder that speaks of others, too, its line is left out.
 */
export async function takeBack(
  { tx, clock, now, tenant }: Pick<Context, 'tx' | 'clock' | 'now' | 'tenant'>,
  paper: IncomingPaper,
): Promise<void> {
  await withdraw(tx, clock, tenant.id, `incoming_paper:${paper.id}`)
  await withdrawNotesOn(tx, tenant.id, numberOf(paper), now)
}

/** A paper is called for as a decision is: before its day, on it, and every week after. */
export const paperCalls = ({ state, dueOn }: IncomingPaper, wall: Wall, now: Date): DecisionCall[] =>
  callsOf({ state: state === 'open' ? 'open' : 'done', dueOn }, wall, now)

/** What is to be said of it by itself, as it is now. */
export const replan = (
  { tx, tenant, now }: Pick<Context, 'tx' | 'tenant' | 'now'>,
  paper: IncomingPaper,
): Promise<void> =>
  paperCallStore.plan(
    tx,
    paper.id,
    paperCalls(paper, { zone: tenant.zone, settings: settingsOf(tenant) }, now),
  )

/** What is said about papers, each to its person alone; and when it is said by itself. */
import type { Context } from '../../bot/command.ts'
import { settingsOf } from '../congress/settings.ts'
import { callsOf, type DecisionCall, type Wall } from '../decisions/rules/calls.ts'
import { tellPrivately } from '../notes/outreach.ts'
import { planPaperCalls } from './store/calls.ts'
import type { IncomingPaper } from './types.ts'

/** Tells people alone, and not whoever does it. @returns how many are told */
export async function tell(
  { tx, clock, now, tenant, actor, botName }: Context,
  { id }: Pick<IncomingPaper, 'id'>,
  personIds: readonly number[],
  text: string,
): Promise<number> {
  const others = [...new Set(personIds)].filter(personId => personId !== actor.personId)
  if (others.length === 0) return 0
  const word = { congressId: tenant.id, personIds: others, text, subject: `incoming_paper:${id}` }
  const { quietHours } = settingsOf(tenant)
  await tellPrivately(tx, clock, now, word, { zone: tenant.zone, quietHours, botName })
  return others.length
}

/** A paper is called for as a decision is: before its day, on it, and every week after. */
export const paperCalls = ({ state, dueOn }: IncomingPaper, wall: Wall, now: Date): DecisionCall[] =>
  callsOf({ state: state === 'open' ? 'open' : 'done', dueOn }, wall, now)

/** What is to be said of it by itself, as it is now. */
export const replan = (
  { tx, tenant, now }: Pick<Context, 'tx' | 'tenant' | 'now'>,
  paper: IncomingPaper,
): Promise<void> =>
  planPaperCalls(tx, paper.id, paperCalls(paper, { zone: tenant.zone, settings: settingsOf(tenant) }, now))

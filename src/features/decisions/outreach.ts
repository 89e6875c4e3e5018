/** What is said about decisions, each to its person alone; and when it is said by itself. */
import type { Context } from '../../bot/command.ts'
import type { Tx } from '../../db/tx.ts'
import { settingsOf } from '../congress/settings.ts'
import { tellPrivately } from '../notes/outreach.ts'
import { findMember } from '../roster/store/member.ts'
import { readOffices } from '../suggestions/store/posts.ts'
import { callsOf } from './rules/calls.ts'
import { decisionCalls } from './store/calls.ts'
import type { Decision } from './types.ts'

/** Whoever has it and is in office: the contact persons of the office, or the person who was named. */
export async function holdersOf(
  tx: Tx,
  { officeId, personId }: Pick<Decision, 'officeId' | 'personId'>,
): Promise<readonly number[]> {
  if (officeId === null) {
    const person = personId === null ? null : await findMember(tx, personId)
    return person === null ? [] : [person.personId]
  }
  return (await readOffices(tx, [officeId])).get(officeId)?.contactIds ?? []
}

/** Tells people alone, and not whoever does it. @returns how many are told */
export async function tell(
  { tx, clock, now, tenant, actor, botName }: Context,
  { id }: Pick<Decision, 'id'>,
  personIds: readonly number[],
  text: string,
): Promise<number> {
  const others = [...new Set(personIds)].filter(personId => personId !== actor.personId)
  if (others.length === 0) return 0
  const word = { congressId: tenant.id, personIds: others, text, subject: `decision:${id}` }
  const { quietHours } = settingsOf(tenant)
  await tellPrivately(tx, clock, now, word, { zone: tenant.zone, quietHours, botName })
  return others.length
}

/** What is to be said of it by itself, as it is now. */
export const replan = (
  { tx, tenant, now }: Pick<Context, 'tx' | 'tenant' | 'now'>,
  decision: Decision,
): Promise<void> =>
  decisionCalls.plan(
    tx,
    decision.id,
    callsOf(decision, { zone: tenant.zone, settings: settingsOf(tenant) }, now),
  )

/** What is said about decisions, each to its person alone; and when it is said by itself. */

import type { Context } from '../../bot/command.ts'
import { isoDay } from '../../calendar/day.ts'
import type { Tx } from '../../db/tx.ts'
import { settingsOf } from '../congress/settings.ts'
import { tellOthers } from '../notes/outreach.ts'
import type { Ask, Hearing, Right } from '../notes/types.ts'
import { membersAmong } from '../roster/store/member.ts'
import { readOffices } from '../suggestions/store/posts.ts'
import { callsOf } from './rules/calls.ts'
import { decisionCalls } from './store/calls.ts'
import type { Decision } from './types.ts'

type Entrusted = Pick<Decision, 'id' | 'officeId' | 'personId'>

/** Whoever has it and is in office: the contact persons of the office, or the person who was named. */
export const holdersOf = async (tx: Tx, thing: Entrusted): Promise<readonly number[]> =>
  (await holdersOfAll(tx, [thing])).get(thing.id) ?? []

/** The same of many at once, by thing. */
export async function holdersOfAll(
  tx: Tx,
  things: readonly Entrusted[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  if (things.length === 0) return new Map()
  const offices = await readOffices(
    tx,
    things.flatMap(({ officeId }) => officeId ?? []),
  )
  const inOffice = await membersAmong(
    tx,
    things.flatMap(({ personId }) => personId ?? []),
  )
  return new Map(
    things.map(({ id, officeId, personId }) => {
      if (officeId !== null) return [id, offices.get(officeId)?.contactIds ?? []]
      return [id, personId !== null && inOffice.has(personId) ? [personId] : []]
    }),
  )
}

/** Whoever has it. */
export const holding = ({ id }: Pick<Decision, 'id'>): readonly Right[] => [{ as: 'holder', decision: id }]

/** To carry it out. */
export const toDo = ({ id }: Pick<Decision, 'id'>): readonly Ask[] => [{ of: 'decision', id }]

/** To decide whether it has ended, or may take longer than it may now. */
export const toEnd = (
  { id, dueOn }: Pick<Decision, 'id' | 'dueOn'>,
  kind: 'done' | 'extend' | 'drop',
): readonly Ask[] => [
  { of: 'decision', id, ...(kind === 'extend' && dueOn !== null ? { on: isoDay(dueOn) } : {}) },
]

/** Tells people alone, and not whoever does it. */
export const tell = (
  context: Context,
  { id }: Pick<Decision, 'id'>,
  personIds: readonly number[],
  text: string,
  rights: readonly Right[],
  asks: readonly Ask[] = [],
): Promise<Hearing> => tellOthers(context, { personIds, text, rights, asks, subject: `decision:${id}` })

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

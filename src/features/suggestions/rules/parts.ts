/** 分办: several offices lead, each for its part of the matter. */
import { type Day, daysBetween } from '../../../calendar/day.ts'
import type { Mode, Party, Suggestion } from '../types.ts'
import { articles } from './articles.ts'

export const leadsOf = ({ parties }: Pick<Suggestion, 'parties'>): Party[] =>
  parties.filter(({ role }) => role === 'lead')

/** It has met the signers, or answered, in this round, since it has the matter. */
const hasBegun = ({ consultations, answers, round }: Suggestion, officeId: number): boolean =>
  [...consultations.filter(talk => talk.isBefore !== true), ...answers].some(
    one => one.round === round && one.officeId === officeId,
  )

/** Whether this office has it before it without having accepted it. */
export function mayTakeUp(item: Suggestion, officeId: number): boolean {
  const party = leadsOf(item).find(one => one.officeId === officeId)
  if (!articles.accept.from.includes(item.state)) return false
  if (item.state === 'assigned') return party !== undefined && !party.isTakenUp
  return item.mode === 'split' && party?.isTakenUp === false && !hasBegun(item, officeId)
}

/**
 * Whether what this office has is still in a state to be given back: nobody has met the signers about it; of several
 * offices, it itself has not.
 */
export const isReturnable = (item: Suggestion, officeId: number): boolean =>
  item.state === 'consulted' ? isSplit(item) && !hasBegun(item, officeId) : true

/** By when this office may give it back; null: not any more. */
export function returnableUntil(item: Suggestion, officeId: number, today: Day): Day | null {
  const by = leadsOf(item).find(one => one.officeId === officeId)?.returnBy
  return by !== undefined && isReturnable(item, officeId) && daysBetween(today, by) >= 0 ? by : null
}

/** Another office leads as well. */
export const isSplit = (item: Suggestion): boolean => item.mode === 'split' && leadsOf(item).length > 1

/** Offices as they were named for an item. */
export interface NamedOffices {
  readonly mode: Mode
  readonly lead: readonly number[]
  readonly assist: readonly number[]
  /** It was not said that one leads. */
  readonly isPlain: boolean
}

/**
 * Where a part was given back, a single office that is named for the item is meant to have that part: the others go
 * on. @returns null when the whole is meant
 */
export function toPart(item: Suggestion, named: NamedOffices): Omit<NamedOffices, 'isPlain'> | null {
  const [officeId, ...more] = named.lead
  const leads = leadsOf(item).map(party => party.officeId)
  const isOne = officeId !== undefined && more.length === 0 && named.assist.length === 0
  if (item.openParts.length === 0 || !named.isPlain || !isOne || leads.includes(officeId)) return null
  const assist = item.parties.filter(({ role }) => role === 'assist').map(party => party.officeId)
  return { mode: 'split', lead: [...leads, officeId], assist: assist.filter(id => id !== officeId) }
}

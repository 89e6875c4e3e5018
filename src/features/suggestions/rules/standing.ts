/** What somebody is to an item, and whether he may know that it exists. */
import { isClerk, type Member } from '../../../bot/actor.ts'
import type { Suggestion, Turn } from '../types.ts'
import { beforeOffices, type Part } from './articles.ts'

/** Whoever acts: a person with what he is in the congress, or the service itself. */
export interface Standing {
  /** Null: the service. */
  readonly personId: number | null
  readonly isClerk: boolean
  readonly isDeputy: boolean
  /** Of which offices he is a contact. */
  readonly officeIds: readonly number[]
}

export const theService: Standing = { personId: null, isClerk: false, isDeputy: false, officeIds: [] }

export const standingOf = (
  member: Member,
  { isDeputy, officeIds }: Pick<Standing, 'isDeputy' | 'officeIds'>,
): Standing => ({ personId: member.personId, isClerk: isClerk(member), isDeputy, officeIds })

export function partsOf(item: Suggestion, who: Standing): ReadonlySet<Part> {
  const parts = new Set<Part>()
  if (who.personId === null) return parts.add('service')
  if (who.isClerk) parts.add('clerk')
  if (who.isDeputy) parts.add('deputy')
  if (isSigner(item, who.personId)) parts.add('signer')
  if (item.invited.includes(who.personId)) parts.add('invited')
  for (const { officeId, role } of item.parties)
    if (who.officeIds.includes(officeId)) parts.add(role === 'lead' ? 'office' : 'assistant')
  return parts
}

/** A 议案 goes no further with too few names under it: how many it still wants. */
export const missingSigners = (
  { kind, admittedOn, signers }: Suggestion,
  { motionSigners }: { readonly motionSigners: number },
): number => (kind === 'motion' && admittedOn === null ? Math.max(0, motionSigners - signers.length) : 0)

export const isSigner = ({ signers }: Suggestion, personId: number): boolean =>
  signers.some(signer => signer.personId === personId)

/**
 * Of a confidential item nobody else learns that it exists: to him there is no such number. Whom a signer has asked to
 * put his name to it may see what it is, as long as he is asked and nothing but that is to be seen.
 */
export function maySee(item: Suggestion, who: Standing): boolean {
  if (!item.confidential) return true
  const parts = partsOf(item, who)
  if (parts.has('invited') && beforeOffices.includes(item.state)) return true
  return (['clerk', 'signer', 'office', 'assistant', 'service'] as const).some(part => parts.has(part))
}

/** Who reads what is listed, shown or counted. */
export interface Reader {
  readonly who: Standing
  /** Everybody of the group reads along. */
  readonly inGroup: boolean
}

/** What lists and totals are made of: what a reader may see, and in a group nothing confidential, whoever asks. */
export const mayRead = (item: Suggestion, { who, inGroup }: Reader): boolean =>
  maySee(item, who) && !(inGroup && item.confidential)

/** Whoever has a part in it shows what it is about, or what was done about it. */
export function mayAttach(item: Suggestion, who: Standing): boolean {
  const parts = partsOf(item, who)
  return (['clerk', 'signer', 'office', 'assistant'] as const).some(part => parts.has(part))
}

/** Whose turn it is. The clock of the offices runs while it is theirs. */
export function turnOf(item: Suggestion): Turn {
  switch (item.state) {
    case 'submitted':
    case 'admitted':
    case 'returned':
    case 'rated':
      return 'clerk'
    case 'assigned':
    case 'handling':
    case 'consulted':
    case 'redo':
      return item.waiting === null ? 'office' : 'signer'
    case 'answered':
      return 'office'
    case 'consulted_again':
      return 'signer'
    case 'closed':
      return item.promise !== null && item.promise.keptOn === null ? 'office' : 'nobody'
    case 'rejected':
    case 'withdrawn':
    case 'archived':
      return 'nobody'
  }
}

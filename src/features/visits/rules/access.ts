/**
 * Who may see what (domain 2, S6): who came is for the liaison, the chair, the vice-chair and the deputy who received
 * him, and never for a group; a matter is for them and for whoever entered it.
 */
import { isClerk, type Member } from '../../../bot/actor.ts'
import type { Visit } from '../types.ts'

type Whose = Pick<Visit, 'deputyId' | 'enteredBy'>

export const maySeeVisitor = (member: Member, visit: Whose, isGroup: boolean): boolean =>
  !isGroup && (isClerk(member) || visit.deputyId === member.personId)

export const mayHandle = (member: Member, visit: Whose): boolean =>
  isClerk(member) || visit.deputyId === member.personId || visit.enteredBy === member.personId

/** Whose matters somebody is shown: a clerk everybody's, a deputy those that he received. */
export const deputyScope = (member: Member): number | null => (isClerk(member) ? null : member.personId)

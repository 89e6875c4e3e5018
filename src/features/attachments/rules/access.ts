/** Who may do what with the attachments of a matter; what he may do with the matter itself its holder says. */
import { isClerk, type Member } from '../../../bot/actor.ts'
import type { Held } from '../types.ts'

/** A picture shows whoever is on it, so it is for those who may see who came; what one sent oneself one has seen. */
export const mayOpen = (member: Member, held: Held, sentBy: number): boolean =>
  held.congressId === member.congressId &&
  (held.maySee(member) || (held.mayAdd(member) && sentBy === member.personId))

/** @param sentBy of an attachment that he may open */
export const mayRemove = (member: Member, sentBy: number): boolean =>
  isClerk(member) || sentBy === member.personId

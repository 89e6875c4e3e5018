import { isClerk, type Member } from '../../../bot/actor.ts'

/** What was said in a meeting, and its papers, are for the clerks and the presidium: names of who asked leave stand in them. */
export const mayRead = (member: Member): boolean =>
  isClerk(member) || member.roles.includes('presidium_member')

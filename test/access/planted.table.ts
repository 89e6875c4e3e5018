/**
 * What is planted in our town, and who may ever be shown it, by whatever command, button or page. Of the other town
 * nobody but its own people is shown anything at all.
 */
import { clerks, type Role } from './roles.ts'
import type { planted } from './town.ts'

export const readers: Readonly<Record<keyof typeof planted, readonly Role[]>> = {
  /** Why somebody has asked for leave: those who decide, and himself. */
  leaveReason: [...clerks, 'owner', 'presidium'],
  /** Who came to the reception: those who keep the book, and whoever received him. */
  visitor: [...clerks, 'owner'],
  visitorPhone: [...clerks, 'owner'],
  /** A suggestion that its signer has asked to be kept confidential; it is with no office yet. */
  confidential: [...clerks, 'owner'],
  /** A notice that is not published. */
  draft: clerks,
  /** The roster's telephones. */
  phones: clerks,
}

import { isClerk } from '../../../bot/actor.ts'
import type { Asking } from '../../../bot/command.ts'

/** The overview of the help is long: it shows each what is his. A clerk enters for everybody. */

const isContact = ({ actor }: Asking): boolean => actor?.roles.includes('office_contact') ?? false
const isAClerk = ({ actor }: Asking): boolean => actor !== null && isClerk(actor)

export const forOffices = (asking: Asking): boolean => isContact(asking) || isAClerk(asking)
export const forSigners = (asking: Asking): boolean => !isContact(asking) || isAClerk(asking)

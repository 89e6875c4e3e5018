/** Who there is, and the groups of them that the tables speak of. */

/** Account → what he is. Whoever begins with `z-` is of the other town, with `k-` of the county. */
export const roles = [
  'chair',
  'vice',
  'liaison',
  'leader',
  'presidium',
  /** The contact of the office that has suggestion 1 and decision 1. */
  'office',
  /** Of another office. */
  'office2',
  /** A deputy whose things these are: he handed in, received, is on duty, has asked for leave. */
  'owner',
  /** A deputy who has nothing to do with them; he is asked to swap. */
  'bystander',
  'z-chair',
  'z-owner',
  'k-clerk',
  'k-member',
  'leaver',
  'nobody',
] as const

export type Role = (typeof roles)[number]

export const clerks: readonly Role[] = ['chair', 'vice', 'liaison']
/** Who was elected; a liaison and a contact are staff. */
export const deputies: readonly Role[] = ['chair', 'vice', 'leader', 'presidium', 'owner', 'bystander']
export const deputiesAndClerks: readonly Role[] = [...deputies, 'liaison']
export const ourPeople: readonly Role[] = [...deputiesAndClerks, 'office', 'office2']
export const nobody: readonly Role[] = []

/** The other town's chair and owner do in theirs what ours do here. */
const counterpart: Readonly<Partial<Record<Role, Role>>> = { 'z-chair': 'chair', 'z-owner': 'owner' }

export const standsFor = (role: Role): Role => counterpart[role] ?? role

type Town = 'here' | 'there' | 'county' | 'none'

export function townOf(role: Role): Town {
  if (role === 'leaver' || role === 'nobody') return 'none'
  if (role.startsWith('z-')) return 'there'
  return role.startsWith('k-') ? 'county' : 'here'
}

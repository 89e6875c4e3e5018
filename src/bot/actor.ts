/** Roles as domain.md 1 has them; one person may hold several. */
export type Role =
  | 'chair'
  | 'vice_chair'
  | 'liaison'
  | 'presidium_member'
  | 'leader'
  | 'deputy_leader'
  | 'office_contact'

declare const proven: unique symbol

/** A person of the roster and his roles. */
export interface Member {
  readonly personId: number
  readonly name: string
  readonly userid: string
  readonly congressId: number
  readonly roles: readonly Role[]
}

/**
 * A member who has proved to be the sender of this message. Only `desk/access.ts` makes one, so whatever takes
 * an Actor cannot be reached by a stranger.
 */
export interface Actor extends Member {
  readonly [proven]: true
  /** Or was one: then there is a duty file of his. */
  readonly isDeputy: boolean
}

/** For `desk/access.ts` alone (test/architecture.test.ts): the verified callback names this member. */
export const proveActor = (member: Member & Pick<Actor, 'isDeputy'>): Actor => member as Actor

/**
 * Who may use a command. `clerks` are chair, vice-chair and liaison alike: the chair is often the party
 * secretary, and the whole service must be operable by one liaison (domain 1).
 */
export type Who = 'anyone' | 'members' | 'clerks'

const clerkRoles: ReadonlySet<Role> = new Set(['chair', 'vice_chair', 'liaison'])

export const isClerk = ({ roles }: Pick<Member, 'roles'>): boolean => roles.some(role => clerkRoles.has(role))

export function mayUse(who: Who, actor: Actor | null): boolean {
  switch (who) {
    case 'anyone':
      return true
    case 'members':
      return actor !== null
    case 'clerks':
      return actor !== null && isClerk(actor)
  }
}

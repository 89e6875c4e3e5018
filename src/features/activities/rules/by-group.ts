import type { NoticeKind } from '../../../language/notice.ts'
import { isActivity } from '../../plan/rules/match.ts'
import type { Whose } from '../../plan/types.ts'

interface Held {
  readonly kind: NoticeKind
  readonly whose: Whose | null
}

/** What counts as an activity of deputies (S10), of what was held. */
export const activitiesAmong = <H extends Held>(held: readonly H[]): H[] =>
  held.filter(({ kind }) => isActivity(kind))

export interface GroupCount {
  readonly groupId: number
  readonly name: string
  readonly held: number
}

/** Every group has its line, also the one that has had none. */
export function countByGroup(
  groups: readonly { readonly id: number; readonly name: string }[],
  held: readonly Held[],
): GroupCount[] {
  const activities = activitiesAmong(held)
  return groups.map(({ id, name }) => ({
    groupId: id,
    name,
    held: activities.filter(({ whose }) => whose === `group:${id}`).length,
  }))
}

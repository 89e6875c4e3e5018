import type { Audience } from '../../../language/notice.ts'
import type { Whose } from '../../plan/types.ts'
import { groupCalled } from '../../roster/rules/groups.ts'
import type { DeputyGroup } from '../../roster/types.ts'

/** Whose meeting it is, by whom it called; null: people by name, of no one body. */
export function whoseOf(audience: Audience | null, groups: readonly DeputyGroup[]): Whose | null {
  switch (audience?.to) {
    case 'presidium':
    case 'deputies':
      return audience.to
    case 'group': {
      const group = groupCalled(groups, audience.name)
      return group === null ? null : `group:${group.id}`
    }
    case 'several':
      // Whoever was called first: what came besides are guests of it.
      return audience.parts[0] === undefined ? null : whoseOf(audience.parts[0], groups)
    default:
      return null
  }
}

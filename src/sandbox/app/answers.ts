import type { Problem } from '../journal.ts'
import type { World } from '../world.ts'

/** What the app's interface answers with. */
export interface AppAnswer {
  readonly errcode: number
  readonly errmsg: string
  readonly [field: string]: unknown
}

export const done: AppAnswer = { errcode: 0, errmsg: 'ok' }

/** The service has broken a rule of the platform. */
export function refused(world: World, errcode: number, problems: readonly Problem[]): AppAnswer {
  for (const problem of problems) world.journal.violation(problem, null)
  return { errcode, errmsg: problems.map(({ detail }) => detail).join('; ') }
}

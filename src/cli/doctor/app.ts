import { explainToOperator } from '../../channels/app-troubles.ts'
import type { Config } from '../../config.ts'
import { PlatformRefused, PlatformUnreachable } from '../../errors.ts'
import { listDepartments } from '../../wecom/app/people.ts'
import { appClientFor } from '../app-client.ts'
import { bad, type Check, good, unchecked } from './check.ts'

/** Fetches a token and looks at what the app sees; nothing is sent, and the secret stands in no sentence. */
export async function checkApp({ app, apiBase }: Pick<Config, 'app' | 'apiBase'>): Promise<Check> {
  if (app === null) return unchecked('app', 'no WECOM_APP_* is set: there is no self-built app')
  try {
    const departments = await listDepartments(await appClientFor(app, apiBase))
    return departments.length === 0
      ? bad('app', 'sees no department: set its visible range in the console, or it reaches nobody')
      : good('app', `has a token and sees ${departments.length} departments`)
  } catch (error) {
    if (error instanceof PlatformRefused)
      return bad('app', `${explainToOperator(error.errcode)} (${error.errcode})`)
    if (error instanceof PlatformUnreachable)
      return bad('app', `${apiBase} could not be reached: ${error.message}`)
    throw error
  }
}

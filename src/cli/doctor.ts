import { BadConfiguration } from '../errors.ts'
import { checkApp } from './doctor/app.ts'
import { bad, type Check, good, unchecked } from './doctor/check.ts'
import { checkConnection } from './doctor/connection.ts'
import { checkDatabase } from './doctor/database.ts'
import { checkGroups } from './doctor/groups.ts'
import { checkPort, checkWay } from './doctor/service.ts'
import { checkBot, checkPublicUrl } from './doctor/settings.ts'
import { checkBackups, checkDataDir, checkSecretFiles } from './doctor/storage.ts'
import { checkWebhooks } from './doctor/webhooks.ts'
import type { Session } from './session.ts'

/** Looks at everything that must be right for the service to work. Exit 1 when something is wrong. */
export async function doctor(session: Session, options: { readonly send?: boolean }): Promise<void> {
  const checks = await examine(session, options.send ?? false)
  const ok = checks.every(check => check.ok !== false)
  if (!ok) session.exitCode = 1
  const mark = (check: Check) => (check.ok === null ? '-   ' : check.ok ? 'ok  ' : 'BAD ')
  session.answer(
    { ok, checks },
    checks.map(check => `${mark(check)}${check.check}: ${check.message}`),
  )
}

async function examine(session: Session, send: boolean): Promise<Check[]> {
  try {
    session.config()
  } catch (error) {
    if (!(error instanceof BadConfiguration)) throw error
    return error.message.split('\n').map(line => bad('settings', line))
  }
  const config = session.config()
  const settings = [
    good('settings', `${config.mode} mode`),
    ...config.warnings.map(warning => unchecked('settings', warning)),
  ]
  const { checks, tenancies, connectionHeld } = await checkDatabase(session)
  // What the machine's clock says: a sandbox's may have been run forward.
  const here = new Date(session.now().getTime() - session.terminal.clock.offsetMs)
  return [
    ...settings,
    checkBot(config),
    await checkConnection(config, connectionHeld),
    await checkApp(config),
    checkPublicUrl(config),
    ...(await checkPort(config)),
    ...(await checkWay(config, here)),
    ...checkDataDir(config),
    ...checkSecretFiles(session.terminal.env),
    ...checkBackups(config, session.now()),
    ...checks,
    ...checkGroups(tenancies),
    ...(await checkWebhooks(tenancies, config, send)),
  ]
}

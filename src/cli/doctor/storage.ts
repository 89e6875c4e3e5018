/** Folders and files: what must be writable, what must not be readable, and whether there is a backup. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { readLastBackup } from '../../backup/last-backup.ts'
import type { Config } from '../../config.ts'
import { diskCheck } from '../../http/checks.ts'
import { bad, type Check, good, unchecked } from './check.ts'

/** The folder of the embedded server. */
export function checkDataDir({ databaseUrl, dataDir }: Config): Check[] {
  if (databaseUrl !== null) return [unchecked('data folder', 'not used: DATABASE_URL is set')]
  const folder = existsSync(dataDir) ? dataDir : dirname(dataDir)
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch {
    return [bad('data folder', `${folder} cannot be written: set DATA_DIR to a folder of the service's user`)]
  }
  const { bavail, bsize, blocks } = statfsSync(folder)
  const disk = diskCheck(bavail * bsize, blocks * bsize)
  return [
    good(
      'data folder',
      existsSync(dataDir) ? `${dataDir} can be written` : `${dataDir} will be made at the first start`,
    ),
    { check: 'disk', ok: disk.well ?? disk.ok, message: disk.words },
  ]
}

/** A secret that everybody on the machine can read is none. */
export function checkSecretFiles(env: Readonly<Record<string, string | undefined>>): Check[] {
  const open = Object.entries(env).filter(
    ([name, file]) =>
      /^(?:WECOM|LIAISON|DATABASE)_\w+_FILE$/.test(name) &&
      file !== undefined &&
      existsSync(file) &&
      (statSync(file).mode & 0o007) !== 0,
  )
  return open.map(([name, file]) =>
    bad(
      'secrets',
      `${name}: everybody on this machine can read ${file}: chmod 640, owned by the service's user`,
    ),
  )
}

const oldestBackupMs = 7 * 86_400_000

export function checkBackups({ mode, dataDir, databaseUrl, backupPassphrase }: Config, now: Date): Check[] {
  if (mode === 'sandbox') return [unchecked('backup', 'a sandbox needs none')]
  const sealed =
    backupPassphrase === null
      ? [
          bad(
            'backup',
            'LIAISON_BACKUP_PASSPHRASE is not set: backups lie open, with phones and reasons for leave; set it, and keep it apart from them',
          ),
        ]
      : []
  const last = readLastBackup(dataDir)
  if (last === null)
    return [
      ...sealed,
      databaseUrl === null
        ? bad(
            'backup',
            'none was made with these settings yet: liaison backup FILE, and let a timer do it daily',
          )
        : unchecked('backup', "none was made by this program; PostgreSQL's own may be"),
    ]
  const days = Math.floor((now.getTime() - last.at.getTime()) / 86_400_000)
  return [
    ...sealed,
    now.getTime() - last.at.getTime() > oldestBackupMs
      ? bad(
          'backup',
          `the last is ${days} days old: look whether the timer that runs liaison backup still does`,
        )
      : good('backup', `the last is of ${last.at.toISOString()}`),
  ]
}

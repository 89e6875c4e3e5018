import type { OnTable } from '../backup/format.ts'
import { noteBackup } from '../backup/last-backup.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { wholeDatabaseMs, withDatabaseAsItIs } from './database.ts'
import type { Session } from './session.ts'

/** The database is taken as it is: a backup that is made before an upgrade must not bring the upgrade. */
export async function backup(session: Session, file: string): Promise<void> {
  const onTable = sayTable(session, 'reading')
  const { backupPassphrase, dataDir } = session.config()
  const written = await withDatabaseAsItIs(
    session,
    db => writeBackup(db, file, session.now(), onTable, backupPassphrase),
    { statementTimeoutMs: wholeDatabaseMs },
  )
  noteBackup(dataDir, session.now())
  const { rows, tables, bytes } = written
  const isEncrypted = backupPassphrase !== null
  session.answer({ file, ...written, encrypted: isEncrypted }, [
    `${file} written: ${rows} rows of ${tables} tables, ${Math.ceil(bytes / 1024)} KiB; ${isEncrypted ? 'encrypted with LIAISON_BACKUP_PASSPHRASE, without which nobody can restore it' : 'not encrypted, because LIAISON_BACKUP_PASSPHRASE is not set: keep it where only you can read it'}`,
  ])
}

/** A line for each table that takes a while. */
export const sayTable =
  (session: Session, verb: string): OnTable =>
  ({ name, rows }) => {
    if (rows >= 10_000) session.progress(`${verb} ${name}: ${rows} rows …`)
  }

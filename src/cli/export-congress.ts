import { dataName } from '../backup/format.ts'
import { writeArchive } from '../backup/write-archive.ts'
import type { Database } from '../db/open.ts'
import { registry } from '../desk/registry.ts'
import { attachmentsOf, lockSubject } from '../features/attachments/store.ts'
import type { Subject } from '../features/attachments/types.ts'
import type { Congress } from '../features/congress/types.ts'
import { archiveFiles, type NameOf } from '../registers/archive.ts'
import { sayTable } from './backup.ts'
import { wholeDatabaseMs, withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import type { Session } from './session.ts'
import { requireFree, type WriteOptions } from './write-workbook.ts'
import { WrongInput } from './wrong-input.ts'

/** Writes everything of one congress into one file, while the service runs. */
export async function exportCongress(
  session: Session,
  file: string,
  options: WriteOptions & { readonly congress: string },
): Promise<void> {
  if (!/\.zip$/i.test(file)) throw new WrongInput(`${file} must end in .zip`)
  await requireFree(file, options)
  const now = session.now()
  const written = await withDatabase(
    session,
    async ({ db }) => {
      const congress = await db.transaction(tx => congressCalled(tx, options.congress))
      const nameOf = await namesOf(db, congress)
      return writeArchive(
        db,
        congress.id,
        file,
        now,
        tx => archiveFiles(tx, congress, nameOf, now, dataName),
        { onTable: sayTable(session, 'reading'), over: options.force === true },
      )
    },
    { statementTimeoutMs: wholeDatabaseMs },
  )
  const { rows, tables, files, bytes } = written
  session.answer({ file, ...written }, [
    `${file} written: ${rows} rows of ${tables} tables, ${files} files, ${Math.ceil(bytes / 1024)} KiB; not encrypted, and with names, phones and reasons for leave: keep it where only you can read it`,
  ])
}

/** A matter's name is found by locking it, so before the moment that is archived; each for itself, not to keep anybody waiting. */
async function namesOf(db: Database, { id }: Congress): Promise<NameOf> {
  const attachments = await db.transaction(tx => attachmentsOf(tx, id))
  const key = (subject: Subject) => `${subject.kind}-${subject.id}`
  const names = new Map<string, string>()
  for (const { subject } of attachments) {
    if (names.has(key(subject))) continue
    const held = await db.transaction(tx => lockSubject(tx, registry.holders, subject))
    names.set(key(subject), held?.name ?? key(subject))
  }
  return subject => names.get(key(subject)) ?? key(subject)
}

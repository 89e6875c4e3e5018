import { writeRoster, writeTemplate } from '../features/roster/files/write-workbook.ts'
import { rosterRecords } from '../features/roster/store/import.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import type { Session } from './session.ts'
import { requireXlsx, type WriteOptions, writeNew, writeWorkbook } from './write-workbook.ts'

/** Writes an empty roster to fill in. Never over a file that is there: it may be somebody's filled one. */
export async function rosterTemplate(session: Session, file: string): Promise<void> {
  requireXlsx(file)
  await writeNew(file, await writeTemplate())
  session.answer({ file }, [
    `${file} written: fill in the first sheet, then "liaison roster import ${file} --congress NAME"`,
  ])
}

export async function rosterExport(
  session: Session,
  file: string,
  options: WriteOptions & { readonly congress: string },
): Promise<void> {
  requireXlsx(file)
  const everybody = await withDatabase(session, ({ db }) =>
    db.transaction(async tx => rosterRecords(tx, (await congressCalled(tx, options.congress)).id)),
  )
  const people = everybody.filter(person => person.active)
  await writeWorkbook(file, await writeRoster(people), options)
  session.answer({ file, people: people.length }, [`${file} written: ${people.length} people`])
}

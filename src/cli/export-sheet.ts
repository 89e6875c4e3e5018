import { meetingSheet } from '../registers/meeting-sheet.ts'
import { writePaperTable } from '../registers/paper-table.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import type { Session } from './session.ts'
import { requireXlsx, type WriteOptions, writeWorkbook } from './write-workbook.ts'
import { WrongInput } from './wrong-input.ts'

/** Writes the sheet of one notice for the files.  */
export async function exportSheet(
  session: Session,
  file: string,
  options: WriteOptions & { readonly congress: string; readonly number: number },
): Promise<void> {
  requireXlsx(file)
  const { number } = options
  const { title, counts, table } = await withDatabase(session, ({ db }) =>
    db.look(async tx => {
      const congress = await congressCalled(tx, options.congress)
      const sheet = await meetingSheet(tx, congress, number, session.now())
      if (sheet === 'unknown') throw new WrongInput(`${congress.name} has no notice number ${number}`)
      if (sheet === 'draft')
        throw new WrongInput(`number ${number} of ${congress.name} is a draft: nobody has been asked yet`)
      return sheet
    }),
  )
  await writeWorkbook(file, await writePaperTable(table), options)
  session.answer({ file, number, title, counts }, [
    `${file} written: ${title}, ${counts.invited} people, ${counts.attend} come`,
  ])
}

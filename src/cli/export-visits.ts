import { dayOf } from '../calendar/zone.ts'
import { tableFile } from '../registers/register-file.ts'
import { visitRegister } from '../registers/visit-register.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import type { Session } from './session.ts'
import { formatOf, type WriteOptions, writeWorkbook } from './write-workbook.ts'

/** Writes the register of visits, letters and contacts for the files. */
export async function exportVisits(
  session: Session,
  file: string,
  options: WriteOptions & { readonly congress: string; readonly year?: number },
): Promise<void> {
  const format = formatOf(file)
  const { year, counts, table } = await withDatabase(session, ({ db }) =>
    db.look(async tx => {
      const congress = await congressCalled(tx, options.congress)
      const now = session.now()
      const year = options.year ?? dayOf(now, congress.zone).year
      return { year, ...(await visitRegister(tx, congress, { year, month: null }, null, now)) }
    }),
  )
  await writeWorkbook(file, await tableFile(table, '', format).write(), options)
  const { visits, letters, contacts, voters, people, persons, open, overdue } = counts
  session.answer({ file, year, counts }, [
    `${file} written: ${year}, ${visits} visits, ${letters} letters, ${contacts} contacts with ${voters} voters (${people} attendances, ${persons} people), ${open} open, ${overdue} overdue`,
  ])
}

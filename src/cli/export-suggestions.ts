import { dayOf } from '../calendar/zone.ts'
import { tableFile } from '../registers/register-file.ts'
import { suggestionRegister } from '../registers/suggestion-register.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import type { Session } from './session.ts'
import { formatOf, type WriteOptions, writeWorkbook } from './write-workbook.ts'

/** Writes the register of motions and suggestions for the files. */
export async function exportSuggestions(
  session: Session,
  file: string,
  options: WriteOptions & { readonly congress: string; readonly year?: number },
): Promise<void> {
  const format = formatOf(file)
  const { year, figures, carried, table } = await withDatabase(session, ({ db }) =>
    db.look(async tx => {
      const congress = await congressCalled(tx, options.congress)
      const now = session.now()
      const year = options.year ?? dayOf(now, congress.zone).year
      return { year, ...(await suggestionRegister(tx, congress, { year }, null, now)) }
    }),
  )
  await writeWorkbook(file, await tableFile(table, '', format).write(), options)
  const { total, assigned, answered, inTime, overdue, closed } = figures
  const counts = { total, assigned, answered, inTime, overdue, closed, carried: carried.items }
  session.answer({ file, year, counts }, [
    `${file} written: ${year}, ${total} items, ${assigned} assigned, ${answered} answered (${inTime} in time), ${closed} closed, ${overdue} overdue`,
  ])
}

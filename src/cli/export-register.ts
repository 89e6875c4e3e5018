import { dayOf } from '../calendar/zone.ts'
import { periodOf } from '../features/registers/rules.ts'
import type { RegisterKey } from '../features/registers/types.ts'
import { registerOf } from '../registers/list.ts'
import { bodyOf, isKeptBy } from '../registers/register.ts'
import { tableFile } from '../registers/register-file.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import type { Session } from './session.ts'
import { formatOf, type WriteOptions, writeWorkbook } from './write-workbook.ts'
import { WrongInput } from './wrong-input.ts'

/** Writes one of the books for the files, .xlsx or .docx as the file is called. */
export async function exportRegister(
  session: Session,
  key: RegisterKey,
  file: string,
  options: WriteOptions & { readonly congress: string; readonly year?: number },
): Promise<void> {
  const format = formatOf(file)
  const register = registerOf(key)
  const { year, figures, table } = await withDatabase(session, ({ db }) =>
    db.look(async tx => {
      const congress = await congressCalled(tx, options.congress)
      if (!isKeptBy(congress, register)) throw new WrongInput(`${congress.name} keeps no such register`)
      const now = session.now()
      const asked = { year: options.year === undefined ? null : String(options.year), session: null }
      const period = periodOf(register.takes, asked, dayOf(now, congress.zone))
      if (period === 'unknown') throw new WrongInput(`there is no register of the year ${options.year}`)
      const year = period !== null && 'year' in period ? period.year : null
      return { year, ...(await register.read(tx, congress, period, null, now)) }
    }),
  )
  await writeWorkbook(file, await tableFile(table, '', format).write(), options)
  const rows = bodyOf(table).length
  session.answer({ file, ...(year === null ? {} : { year }), rows, counts: figures }, [
    `${file} written: ${year === null ? 'as of today' : year}, ${rows} entries`,
  ])
}

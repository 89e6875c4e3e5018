/** What an archive of a congress has beside its rows: for people, who open it without any program of ours. */
import type { ArchivedFile } from '../backup/write-archive.ts'
import { sayInstant } from '../calendar/say.ts'
import { dayOf } from '../calendar/zone.ts'
import type { Tx } from '../db/tx.ts'
import { attachmentsOf, readAttachment } from '../features/attachments/store.ts'
import type { Subject } from '../features/attachments/types.ts'
import { settingsOf } from '../features/congress/settings.ts'
import type { Congress } from '../features/congress/types.ts'
import { firstYears } from '../features/registers/store.ts'
import { registerTitle } from '../features/registers/texts/names.ts'
import { type RegisterPeriod, registerFormats } from '../features/registers/types.ts'
import { registersOf } from './list.ts'
import { tableFile } from './register-file.ts'
import { archiveNames, archiveReadme } from './texts.ts'

/** Every book, of every year that it has, as a workbook and for paper. */
async function booksOf(tx: Tx, congress: Congress, now: Date): Promise<readonly ArchivedFile[]> {
  const first = await firstYears(tx, congress, true)
  const thisYear = dayOf(now, congress.zone).year
  return registersOf(congress).flatMap(register => {
    const from = first.get(register.key) ?? thisYear + 1
    const periods: readonly RegisterPeriod[] =
      register.takes === 'nothing'
        ? [null]
        : Array.from({ length: Math.max(0, thisYear - from + 1) }, (_, nth) => ({ year: from + nth }))
    return periods.flatMap(period =>
      registerFormats.map(format => ({
        name: archiveNames.book(registerTitle(register.key, period, settingsOf(congress).labels), format),
        content: async () => {
          const { table } = await register.read(tx, congress, period, null, now)
          return tableFile(table, congress.name, format).write()
        },
      })),
    )
  })
}

/** How a matter is called: 来访2026-012. */
export type NameOf = (subject: Subject) => string

/**
 * @param tx within which the contents are read, too; it may read only
 * @param dataName the file with the rows
 */
export async function archiveFiles(
  tx: Tx,
  congress: Congress,
  nameOf: NameOf,
  now: Date,
  dataName: string,
): Promise<readonly ArchivedFile[]> {
  const readme = archiveReadme(congress.name, sayInstant(now, now, congress.zone), dataName)
  const attachments = await attachmentsOf(tx, congress.id)
  const books = await booksOf(tx, congress, now)
  return [
    { name: archiveNames.readme, content: async () => Buffer.from(`\uFEFF${readme}`) },
    ...books,
    ...attachments.map(({ id, number, name, subject }) => ({
      name: archiveNames.attachment(nameOf(subject), number, name),
      content: async () => {
        const kept = await readAttachment(tx, id)
        if (kept === null) throw new Error(`attachment ${id} is gone within one moment`)
        return kept.content
      },
    })),
  ]
}

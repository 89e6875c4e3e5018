/** What an archive of a congress has beside its rows: for people, who open it without any program of ours. */
import type { ArchivedFile } from '../backup/write-archive.ts'
import { sayInstant } from '../calendar/say.ts'
import type { Tx } from '../db/tx.ts'
import { attachmentsOf, readAttachment } from '../features/attachments/store.ts'
import type { Subject } from '../features/attachments/types.ts'
import type { Congress } from '../features/congress/types.ts'
import { archiveNames, archiveReadme } from './texts.ts'

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
  return [
    { name: archiveNames.readme, content: async () => Buffer.from(`\uFEFF${readme}`) },
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

/**
 * A whole congress as one .zip that people and other programs can open: its rows as JSON lines (`format.ts`), which
 * `restore` takes, its attachments as the files that they were, and its papers.
 */
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Database } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { dataName, type OnTable, totalRows } from './format.ts'
import { onlyOf } from './of-congress.ts'
import { linesOf, readHeader } from './snapshot.ts'
import { listTables } from './tables.ts'
import { wholeFile } from './whole-file.ts'

/** A file of the archive; its content is asked for when its turn comes, so that one is in memory at a time. */
export interface ArchivedFile {
  /** With folders: `attachments/…`. */
  readonly name: string
  readonly content: () => Promise<Uint8Array>
}

/** Who writes an archive writes all the time: what nobody has written to for so long was left. */
const stillMs = 60_000

export interface WrittenArchive {
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly bytes: number
}

/**
 * Writes everything of one congress, all of one moment, while the service runs.
 * @param files what goes in beside the rows; called within the frozen transaction, which reads only
 * @param at the moment to write on it
 * @throws UnusableBackup when `file` is there already and not to be replaced, or cannot be written
 */
export async function writeArchive(
  db: Database,
  congressId: number,
  file: string,
  at: Date,
  files: (tx: Tx) => Promise<readonly ArchivedFile[]>,
  {
    onTable = () => undefined,
    over = false,
  }: {
    readonly onTable?: OnTable
    /** An archive of the name is replaced. */
    readonly over?: boolean
  } = {},
): Promise<WrittenArchive> {
  const { bytes, made } = await wholeFile(
    file,
    write =>
      db.look(async tx => {
        const only = await onlyOf(tx.sql, await listTables(tx.sql), congressId)
        const header = await readHeader(tx, at, only)
        const others = await files(tx)
        const zip = new ZipFile()
        // The zip does not look at what goes wrong in what it is given: that ends what is written.
        const fail = (error: Error) => zip.outputStream.emit('error', error)
        zip.on('error', fail)
        const add = (name: string, open: () => Readable) =>
          zip.addReadStreamLazy(name, { mtime: at, mode: 0o600 }, hand =>
            hand(null, open().once('error', fail)),
          )
        add(dataName, () => Readable.from(linesOf(tx, header, onTable, only)))
        for (const { name, content } of others) add(name, () => Readable.from(once(content)))
        zip.end()
        await write([zip.outputStream])
        return { tables: header.tables.length, rows: totalRows(header), files: others.length }
      }),
    { over, leftBefore: new Date(at.getTime() - stillMs) },
  )
  return { ...made, bytes }
}

async function* once(content: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await content()
}

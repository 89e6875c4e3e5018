import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { Database } from '../db/open.ts'
import type { Secret } from '../secret.ts'
import { type OnTable, totalRows } from './format.ts'
import { seal } from './seal.ts'
import { linesOf, readHeader } from './snapshot.ts'
import { wholeFile } from './whole-file.ts'

export interface Written {
  readonly tables: number
  readonly rows: number
  readonly bytes: number
}

/**
 * Writes the database into `file`, readable for its owner alone: it holds phones, reasons for leave and keys. Until it
 * is whole and on the disk it is `file.partial`. Works while the service runs.
 * @param at the moment to write on it
 * @param passphrase what it is encrypted with; null: it is not
 * @throws UnusableBackup when `file` is there already or cannot be written, or there is nothing to back up
 */
export async function writeBackup(
  db: Database,
  file: string,
  at: Date,
  onTable: OnTable = () => undefined,
  passphrase: Secret | null = null,
): Promise<Written> {
  const { bytes, made: header } = await wholeFile(file, write =>
    db.look(async tx => {
      const found = await readHeader(tx, at)
      const packed = Readable.from(linesOf(tx, found, onTable)).compose(createGzip())
      await write([passphrase === null ? packed : await seal(packed, passphrase)])
      return found
    }),
  )
  return { tables: header.tables.length, rows: totalRows(header), bytes }
}

/** The text of a backup: unpacked from the gzip that `backup` writes, or out of a congress's archive. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { Secret } from '../secret.ts'
import { dataName } from './format.ts'
import { sealMark, unseal } from './seal.ts'
import { UnusableBackup } from './unusable-backup.ts'

const zipMark = Buffer.from('PK\x03\x04', 'latin1')

/**
 * What breaks while it is read is thrown to whoever reads it.
 * @param passphrase of a backup that is encrypted
 * @throws UnusableBackup for an archive that is damaged, or has no rows; what the file system says
 */
export async function openText(
  file: string,
  passphrase: Secret | null = null,
): Promise<AsyncIterable<unknown>> {
  const begin = await beginOf(file, sealMark.length)
  if (begin.subarray(0, zipMark.length).equals(zipMark)) return fromArchive(file)
  const gunzip = createGunzip()
  const packed = createReadStream(file)
  const source = begin.equals(sealMark) ? Readable.from(unseal(packed, passphrase, file)) : packed
  // Whatever breaks the reading is thrown where this is read.
  pipeline(source, gunzip, () => undefined)
  return gunzip
}

async function beginOf(file: string, length: number): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function* fromArchive(file: string): AsyncGenerator<unknown> {
  let zip: ZipFile | undefined
  let many = false
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false })
    const found: Entry[] = []
    for await (const entry of zip.eachEntry()) if (entry.fileName === dataName) found.push(entry)
    const [entry] = found
    // Of two, other programs show the one that we do not read.
    if (entry !== undefined && found.length === 1) {
      yield* await zip.openReadStreamPromise(entry)
      return
    }
    many = found.length > 1
  } catch (error) {
    // What the file system says has its own words; all else is what stands in the file.
    if (error instanceof Error && 'syscall' in error) throw error
    throw new UnusableBackup(`${file} is damaged, or no archive of a congress`)
  } finally {
    zip?.close()
  }
  throw new UnusableBackup(
    `${file} is no archive of a congress: it has ${many ? 'more than one' : 'no'} ${dataName}`,
  )
}

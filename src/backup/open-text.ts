/** The text of a backup: unpacked from the gzip that `backup` writes, or out of a congress's archive. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { openPromise, type ZipFile } from 'yauzl'
import { dataName } from './format.ts'
import { UnusableBackup } from './unusable-backup.ts'

const zipMark = Buffer.from('PK\x03\x04', 'latin1')

/**
 * What breaks while it is read is thrown to whoever reads it.
 * @throws UnusableBackup for an archive that is damaged, or has no rows; what the file system says
 */
export async function openText(file: string): Promise<AsyncIterable<unknown>> {
  if (await isZip(file)) return fromArchive(file)
  const gunzip = createGunzip()
  pipeline(createReadStream(file), gunzip, () => undefined)
  return gunzip
}

async function isZip(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(zipMark.length), 0, zipMark.length, 0)
    return bytesRead === zipMark.length && buffer.equals(zipMark)
  } finally {
    await handle.close()
  }
}

async function* fromArchive(file: string): AsyncGenerator<unknown> {
  let zip: ZipFile | undefined
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false })
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== dataName) continue
      yield* await zip.openReadStreamPromise(entry)
      return
    }
  } catch (error) {
    // What the file system says has its own words; all else is what stands in the file.
    if (error instanceof Error && 'syscall' in error) throw error
    throw new UnusableBackup(`${file} is damaged, or no archive of a congress`)
  } finally {
    zip?.close()
  }
  throw new UnusableBackup(`${file} is no archive of a congress: it has no ${dataName}`)
}

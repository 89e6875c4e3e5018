/**
 * Backups are sealed in the form of age (age-encryption.org/v1) with a passphrase, so that the program of that name opens
 * them as well: nobody's records may hang on whether ours still runs.
 */
import { Readable } from 'node:stream'
import { Decrypter, Encrypter } from 'age-encryption'
import type { Secret } from '../secret.ts'
import { UnusableBackup } from './unusable-backup.ts'

/** What a sealed file begins with. */
export const sealMark = Buffer.from('age-encryption.org/v1\n')

/** Of scrypt, as a power of two: a second and 256 MiB for each guess, and for each backup. age's own default. */
const workFactor = 18

/** @param workLog2 less work is for tests alone */
export async function seal(
  plain: AsyncIterable<Uint8Array>,
  passphrase: Secret,
  workLog2 = workFactor,
): Promise<Readable> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase.reveal())
  encrypter.setScryptWorkFactor(workLog2)
  return Readable.from(await encrypter.encrypt(toWeb(plain)))
}

/**
 * @param file for what is said when it does not open
 * @throws UnusableBackup for another passphrase; while it is read, for what was changed or cut off
 */
export async function* unseal(
  sealed: AsyncIterable<Uint8Array>,
  passphrase: Secret | null,
  file: string,
): AsyncGenerator<Uint8Array> {
  if (passphrase === null)
    throw new UnusableBackup(`${file} is encrypted: set LIAISON_BACKUP_PASSPHRASE to what it was made with`)
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase.reveal())
  const opened = await decrypter.decrypt(toWeb(sealed)).catch((error: unknown) => {
    throw (
      fromDisk(error) ?? new UnusableBackup(`${file} was encrypted with another passphrase, or is damaged`)
    )
  })
  try {
    yield* opened
  } catch (error) {
    throw fromDisk(error) ?? new UnusableBackup(`${file} is damaged, or cut off`)
  }
}

/** What the file system says has its own words. */
const fromDisk = (error: unknown): unknown =>
  error instanceof Error && 'syscall' in error ? error : undefined

/** Pulled, so that no more is in memory than was asked for. */
function toWeb(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}

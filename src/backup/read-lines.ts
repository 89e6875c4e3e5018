import type { Secret } from '../secret.ts'
import { maxLineBytes } from './format.ts'
import { openText } from './open-text.ts'
import { UnusableBackup } from './unusable-backup.ts'

/**
 * The lines of a backup's text, without their ends.
 * @throws UnusableBackup when the file cannot be read or unpacked, or does not end with the end of a line
 */
export async function* readLines(file: string, passphrase: Secret | null): AsyncGenerator<Buffer> {
  let begun: Buffer[] = []
  let begunBytes = 0
  try {
    for await (const chunk of await openText(file, passphrase)) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('a file gives buffers')
      let from = 0
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
        yield Buffer.concat([...begun, chunk.subarray(from, end)])
        begun = []
        begunBytes = 0
        from = end + 1
      }
      begun.push(chunk.subarray(from))
      begunBytes += chunk.length - from
      if (begunBytes > maxLineBytes) throw new UnusableBackup(`${file} is no backup: it has an endless line`)
    }
  } catch (error) {
    throw causedBy(error, file)
  }
  if (begunBytes > 0) throw new UnusableBackup(`${file} is cut off`)
}

function causedBy(error: unknown, file: string): unknown {
  if (!(error instanceof Error && 'code' in error)) return error
  const code = String(error.code)
  if (code === 'Z_BUF_ERROR') return new UnusableBackup(`${file} is cut off`)
  if (code.startsWith('Z_')) return new UnusableBackup(`${file} is damaged, or no backup`)
  return 'syscall' in error ? new UnusableBackup(`${file} cannot be read (${code})`) : error
}

import { unzipWithin } from '../../attachments/rules/unzip.ts'

/**
 * Whether a zip archive unpacks into at most `maxBytes`, found by unpacking it with a limit.
 * @returns null when it is no archive that we can walk.
 */
export function unpacksWithin(archive: Uint8Array, maxBytes: number): boolean | null {
  const files = unzipWithin(archive, maxBytes)
  return files === null ? null : files !== 'too_much'
}

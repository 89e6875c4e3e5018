import { inflateRawSync } from 'node:zlib'

/**
 * Whether a zip archive unpacks into at most `maxBytes`, found by unpacking it with a limit: the sizes that an
 * archive states may be lies, and a 5 MiB file can hold 5 GiB.
 * @returns null when it is no archive that we can walk.
 */
export function unpacksWithin(archive: Uint8Array, maxBytes: number): boolean | null {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.length)
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > bytes.length) return null
  let at = bytes.readUInt32LE(end + 16)
  let left = maxBytes
  for (let entries = bytes.readUInt16LE(end + 10); entries > 0; entries--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null
    const size = unpackedSize(bytes, at, left)
    if (size === null) return null
    if (size > left) return false
    left -= size
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return true
}

/** @param at where the entry stands in the directory. @returns more than `limit` when it is more. */
function unpackedSize(bytes: Buffer, at: number, limit: number): number | null {
  const method = bytes.readUInt16LE(at + 10)
  const packed = bytes.readUInt32LE(at + 20)
  const local = bytes.readUInt32LE(at + 42)
  if (local + 30 > bytes.length) return null
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + packed > bytes.length) return null
  if (method === 0) return packed
  if (method !== 8) return null
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(limit, 1) })
      .length
  } catch (error) {
    const tooMuch = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooMuch ? limit + 1 : null
  }
}

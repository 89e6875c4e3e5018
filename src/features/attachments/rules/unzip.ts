import { inflateRawSync } from 'node:zlib'

/**
 * The files of a zip archive, unpacked within `maxBytes` altogether: the sizes that an archive states may be lies, and a
 * 5 MiB file can hold 5 GiB.
 * Others find the entries by their signatures, whatever the end says of their number: so the directory has to be exactly
 * what the end says of it, and no entry can hide from the count.
 * @param maxFiles each of them takes time, however small it is
 * @returns `too_much` when it is more, or more files; null when it is no archive that we can walk, or two of its files have one
 * name, or lie in one place: unpacked to nothing, a thousand times, two MiB take seconds
 */
export function unzipWithin(
  archive: Uint8Array,
  maxBytes: number,
  maxFiles = 1_000,
): ReadonlyMap<string, Buffer> | 'too_much' | null {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.length)
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > bytes.length) return null
  const files = new Map<string, Buffer>()
  const count = bytes.readUInt16LE(end + 10)
  if (!isWhole(bytes, end) || bytes.readUInt16LE(end + 8) !== count) return null
  if (count > maxFiles) return 'too_much'
  let at = bytes.readUInt32LE(end + 16)
  let left = maxBytes
  let packedLeft = at
  for (let entries = count; entries > 0; entries--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    packedLeft -= 30 + bytes.readUInt32LE(at + 20)
    const content = packedLeft < 0 ? null : unpacked(bytes, at, left)
    if (content === null || files.has(name)) return null
    if (content === 'too_much' || content.length > left) return 'too_much'
    files.set(name, content)
    left -= content.length
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return at === end ? files : null
}

/** One volume of the plain format, whose directory lies right before its end: else others look for another directory. */
function isWhole(bytes: Buffer, end: number): boolean {
  const [volume, volumeOfDirectory] = [bytes.readUInt16LE(end + 4), bytes.readUInt16LE(end + 6)]
  const [size, offset] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)]
  return volume === 0 && volumeOfDirectory === 0 && offset + size === end
}

/** @param at where the entry stands in the directory. */
function unpacked(bytes: Buffer, at: number, limit: number): Buffer | 'too_much' | null {
  const method = bytes.readUInt16LE(at + 10)
  const packed = bytes.readUInt32LE(at + 20)
  const local = bytes.readUInt32LE(at + 42)
  if (local + 30 > bytes.length) return null
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + packed > bytes.length) return null
  const content = bytes.subarray(start, start + packed)
  if (method === 0) return content
  if (method !== 8) return null
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(limit, 1) })
  } catch (error) {
    const tooMuch = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooMuch ? 'too_much' : null
  }
}

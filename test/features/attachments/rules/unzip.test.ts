import { describe, expect, it } from 'vitest'
import { unzipWithin } from '../../../../src/features/attachments/rules/unzip.ts'
import { zipOf } from '../../minutes/zip.ts'

const whole = zipOf(
  new Map([
    ['a', 'one'],
    ['b', 'two'],
    ['c', 'x'.repeat(10_000)],
  ]),
)
const end = whole.lastIndexOf('PK\x05\x06', undefined, 'latin1')
const directory = whole.readUInt32LE(end + 16)
/** The archive with these numbers of its end overwritten. */
const lying = (...changes: readonly (readonly [at: number, value: number, bytes: 2 | 4])[]) => {
  const bytes = Buffer.from(whole)
  for (const [at, value, size] of changes) bytes.writeUIntLE(value, end + at, size)
  return bytes
}

describe('an archive', () => {
  it('is unpacked within the limit', () => {
    expect([...(unzipWithin(whole, 20_000) ?? [])].map(([name]) => name)).toEqual(['a', 'b', 'c'])
    expect(unzipWithin(whole, 10_005)).toBe('too_much')
    expect(unzipWithin(Buffer.concat([whole, Buffer.from('a comment')]), 20_000)).not.toBeNull()
  })

  it('whose files all lie in one place is none, and is judged at once', () => {
    const nothing = Buffer.alloc(2_000_000)
    for (let at = 0; at < nothing.length; at += 5) nothing.set([0, 0, 0, 0xff, 0xff], at)
    // The last of its blocks, which all are empty.
    nothing[nothing.length - 5] = 1
    const names = Array.from({ length: 500 }, (_, nth) => `a${nth}`)
    const packed = zipOf(new Map(names.map(name => [name, ''])))
    const directory = packed.readUInt32LE(packed.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16)
    const shared = Buffer.concat([packed.subarray(0, 30), nothing, packed.subarray(directory)])
    shared.writeUInt16LE(0, 26)
    for (let at = 30 + nothing.length; shared.readUInt32LE(at) === 0x02014b50; ) {
      shared.writeUInt32LE(nothing.length, at + 20)
      shared.writeUInt32LE(0, at + 42)
      at += 46 + shared.readUInt16LE(at + 28)
    }
    shared.writeUInt32LE(30 + nothing.length, shared.length - 6)
    const before = process.cpuUsage()
    expect(unzipWithin(shared, 20_000)).toBeNull()
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(100)
  })

  it('of more files than anybody has is too much', () => {
    const many = zipOf(new Map(Array.from({ length: 30 }, (_, nth) => [`a${nth}`, ''])))
    expect(unzipWithin(many, 20_000, 29)).toBe('too_much')
    expect(unzipWithin(many, 20_000, 30)).toHaveProperty('size', 30)
  })

  it.each<[what: string, bytes: Buffer]>([
    ['counts that hide an entry', lying([8, 2, 2], [10, 2, 2])],
    ['counts that differ', lying([8, 2, 2])],
    ['no count at all', lying([8, 0, 2], [10, 0, 2])],
    ['more entries than there are', lying([8, 4, 2], [10, 4, 2])],
    ['a directory that ends before the end', lying([12, end - directory - 1, 4])],
    ['a directory elsewhere', lying([16, directory - 1, 4])],
    ['a second volume, for which others read another directory', lying([4, 0xffff, 2])],
    ['a directory on a second volume', lying([6, 0xffff, 2])],
    ['something before its beginning', Buffer.concat([Buffer.from('x'), whole])],
  ])('with %s is none', (_what, bytes) => {
    expect(unzipWithin(bytes, 20_000)).toBeNull()
  })
})

import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkBackup, readBackup } from '../../src/backup/read-backup.ts'
import { restoreBackup } from '../../src/backup/restore-backup.ts'
import { UnusableBackup } from '../../src/backup/unusable-backup.ts'
import { writeBackup } from '../../src/backup/write-backup.ts'
import { seedTown } from '../../src/features/roster/seed.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { testDatabase } from '../support/database.ts'
import { everything, restoreFrom, scratchFolder } from './scratch.ts'

const source = await testDatabase()
const target = await testDatabase()
const scratch = scratchFolder()
const whole = scratch('whole')
const at = new Date('2026-03-11T10:00:00+08:00')
let bytes: Buffer
let content: string

beforeAll(async () => {
  await seedTown(source.db, sampleTown, at)
  await writeBackup(source.db, whole, at)
  bytes = readFileSync(whole)
  content = JSON.stringify(await read(whole))
})

async function read(file: string): Promise<unknown[]> {
  const entries: unknown[] = []
  for await (const entry of readBackup(file)) entries.push(entry)
  return entries
}

function put(changed: Uint8Array): string {
  const file = scratch('changed')
  writeFileSync(file, changed)
  return file
}

/** The file with other lines in it, and a trailer that is right for them. */
function forged(change: (lines: string[]) => string[]): string {
  const lines = gunzipSync(bytes).toString().trimEnd().split('\n')
  const trailer: { rows: number } = JSON.parse(lines.pop() ?? '')
  const text = change(lines)
    .map(line => `${line}\n`)
    .join('')
  const sha256 = createHash('sha256').update(text).digest('hex')
  return put(gzipSync(`${text}${JSON.stringify({ rows: trailer.rows, sha256 })}\n`))
}

const inHeader = (change: (header: Record<string, unknown>) => void) =>
  forged(([first = '', ...others]) => {
    const header: Record<string, unknown> = JSON.parse(first)
    change(header)
    return [JSON.stringify(header), ...others]
  })

describe('a file that is not what was written is refused', () => {
  it('cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async length => {
        await expect(checkBackup(put(bytes.subarray(0, length)))).rejects.toThrow(UnusableBackup)
      }),
      { numRuns: 60, examples: [[0], [1], [bytes.length - 1], [bytes.length - 8]] },
    )
  })

  it('one bit flipped anywhere: refused, or the bit meant nothing', async () => {
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async bit => {
        const changed = Buffer.from(bytes)
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        const entries = await read(put(changed)).catch(error => error)
        if (entries instanceof UnusableBackup) refused++
        else expect(JSON.stringify(entries)).toBe(content)
      }),
      { numRuns: 150 },
    )
    // Only the ten bytes of gzip's own head hold bits that mean nothing.
    expect(refused).toBeGreaterThan(140)
  })

  it('cut between two lines, packed again', async () => {
    const lines = gunzipSync(bytes).toString().trimEnd().split('\n')
    for (const kept of [1, 2, lines.length - 1]) {
      const cut = gzipSync(`${lines.slice(0, kept).join('\n')}\n`)
      await expect(checkBackup(put(cut))).rejects.toThrow(/is cut off$/)
    }
  })

  it('one row changed, packed again', async () => {
    const text = gunzipSync(bytes).toString()
    const changed = text.replace('"杨国梁"', '"杨国粱"')
    expect(changed).not.toBe(text)
    await expect(checkBackup(put(gzipSync(changed)))).rejects.toThrow(/is damaged/)
  })

  it('its lines in another order, packed again', async () => {
    const lines = gunzipSync(bytes).toString().trimEnd().split('\n')
    const rows = lines.flatMap((line, i) => (line.startsWith('["') ? [i] : []))
    for (const [one, other] of [
      [rows[0], rows.at(-1)],
      [rows[0], rows[1]],
      [0, 1],
      [lines.length - 2, lines.length - 1],
    ]) {
      const changed = [...lines]
      changed[one ?? 0] = lines[other ?? 0] ?? ''
      changed[other ?? 0] = lines[one ?? 0] ?? ''
      await expect(checkBackup(put(gzipSync(`${changed.join('\n')}\n`)))).rejects.toThrow(
        /is damaged|is cut off/,
      )
    }
  })

  it('something behind its end', async () => {
    const more = Buffer.concat([bytes, gzipSync('["1"]\n')])
    await expect(checkBackup(put(more))).rejects.toThrow(/is damaged/)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('姓名,手机\n')],
    ['some other gzip', gzipSync('{"format":"x"}\n')],
    ['a gzip that is no JSON', gzipSync('\0\n')],
  ])('%s', async (_what, other) => {
    await expect(checkBackup(put(other))).rejects.toThrow(/(is damaged, or|is cut off)/)
  })

  it('a line without an end does not fill the memory', async () => {
    const file = put(gzipSync(Buffer.alloc(70 * 1_048_576, 'a'), { level: 1 }))
    await expect(checkBackup(file)).rejects.toThrow(/it has an endless line$/)
  })

  it('a file that is not there, a folder', async () => {
    await expect(checkBackup(scratch('none'))).rejects.toThrow(/none cannot be read \(ENOENT\)$/)
    await expect(checkBackup(scratch('.'))).rejects.toThrow(/cannot be read \(EISDIR\)$/)
  })
})

describe('a whole file that does not fit is refused, and the database stays empty', () => {
  it.each<[string, () => string, RegExp]>([
    [
      'a later format',
      () =>
        inHeader(header => {
          header.version = 2
        }),
      /is of backup format 2, this version reads 1$/,
    ],
    [
      'another schema',
      () =>
        inHeader(header => {
          header.migrations = ['0000_initial', '0009_later']
        }),
      /^the backup is of schema 0009_later, this version's is .*: restore it with the version that made it/,
    ],
    [
      'an unknown table',
      () => forged(lines => lines.map(line => line.replaceAll('"office_contact"', '"office_pet"'))),
      /^the backup has a table office_pet, which the database does not have$/,
    ],
    [
      'an unknown column',
      () => forged(lines => lines.map(line => line.replace('"webhook_key"', '"webhook_lock"'))),
      /^the table chat has other columns in the backup than in the database$/,
    ],
    [
      'a table under a name that is SQL',
      () =>
        forged(lines => lines.map(line => line.replaceAll('"office"', '"office\\"; drop table chat; --"'))),
      /^the backup has a table office"; drop table chat; --, which/,
    ],
    [
      'a row with a column more',
      () => forged(lines => lines.map(line => line.replace('"杨国梁"', '"杨国梁","x"'))),
      /is damaged/,
    ],
    [
      'a row that belongs to nobody',
      () =>
        forged(lines => lines.map(line => (/^\["\d+","chair"\]$/.test(line) ? '["9999","chair"]' : line))),
      /violates foreign key constraint/,
    ],
    [
      'a value that is none',
      () => forged(lines => lines.map(line => line.replace('2026-03-11 02:00:00+00', 'tomorrow at tea'))),
      /invalid input syntax for type timestamp/,
    ],
  ])('%s', async (_what, make, sentence) => {
    await expect(restoreFrom(target.db, make())).rejects.toThrow(sentence)
    expect(Object.values(await everything(target.db)).flat()).toEqual([])
  })

  it('a file that changes between check and load', async () => {
    const file = put(bytes)
    const header = await checkBackup(file)
    writeFileSync(file, bytes.subarray(0, bytes.length - 20))
    await expect(restoreBackup(target.db, file, header)).rejects.toThrow(UnusableBackup)
    expect(Object.values(await everything(target.db)).flat()).toEqual([])
  })

  it('the same file, whole, is taken', async () => {
    await restoreFrom(target.db, put(bytes))
    expect(await everything(target.db)).toEqual(await everything(source.db))
  })
})

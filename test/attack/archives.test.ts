/** An archive of a congress that somebody has changed, with a hash that is right for what he has made of it. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { beforeAll, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { dataName, type Header } from '../../src/backup/format.ts'
import { writeArchive } from '../../src/backup/write-archive.ts'
import { seedTown } from '../../src/features/roster/seed.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { everything, restoreFrom, scratchFolder } from '../backup/scratch.ts'
import { testDatabase } from '../support/database.ts'

const source = await testDatabase()
const target = await testDatabase()
const scratch = scratchFolder()
const at = new Date('2026-03-11T10:00:00+08:00')
let data = ''

beforeAll(async () => {
  await seedTown(source.db, sampleTown, at)
  await writeArchive(source.db, 1, scratch('town.zip'), at, async () => [])
  const zip = await openPromise(scratch('town.zip'), { lazyEntries: true, autoClose: false })
  for await (const entry of zip.eachEntry())
    if (entry.fileName === dataName) data = String(await buffer(await zip.openReadStreamPromise(entry)))
  zip.close()
})

type Rows = (string | null)[][]
interface Changed {
  readonly header: Header
  readonly rows: Map<string, Rows>
  /** @returns the place of a column */
  at(table: string, column: string): number
}

const rowsOf = ({ rows }: Changed, table: string): Rows => rows.get(table) ?? []

/** The lines after a change, with the counts and the hash that fit them. */
function forged(change: (changed: Changed) => void): string {
  const lines = data.trimEnd().split('\n')
  const header: Header = JSON.parse(lines[0] ?? '')
  const rows = new Map<string, Rows>()
  for (const line of lines.slice(1, -1)) {
    const parsed: { table: string } | (string | null)[] = JSON.parse(line)
    if (Array.isArray(parsed)) [...rows.values()].at(-1)?.push(parsed)
    else rows.set(parsed.table, [])
  }
  const columnsOf = (table: string) => header.tables.find(({ name }) => name === table)?.columns ?? []
  change({ header, rows, at: (table, column) => columnsOf(table).indexOf(column) })
  const tables = header.tables.map(table => ({ ...table, rows: rows.get(table.name)?.length ?? 0 }))
  const text = [
    JSON.stringify({ ...header, tables }),
    ...tables.flatMap(({ name }) => [
      JSON.stringify({ table: name }),
      ...(rows.get(name) ?? []).map(row => JSON.stringify(row)),
    ]),
    '',
  ].join('\n')
  const all = tables.reduce((sum, table) => sum + table.rows, 0)
  const sha256 = createHash('sha256').update(text).digest('hex')
  return `${text}${JSON.stringify({ rows: all, sha256 })}\n`
}

async function zipped(...texts: string[]): Promise<string> {
  const zip = new ZipFile()
  for (const text of texts) zip.addBuffer(Buffer.from(text), dataName)
  zip.end()
  const file = scratch('changed.zip')
  writeFileSync(file, await buffer(zip.outputStream))
  return file
}

const put = (table: string, column: string, value: string | null) => (changed: Changed) => {
  const [row] = rowsOf(changed, table)
  if (row === undefined) throw new Error(`${table} has no rows`)
  row[changed.at(table, column)] = value
}

it.each<[string, (changed: Changed) => void, RegExp]>([
  [
    'a table is left out',
    ({ header }) => {
      header.tables.splice(
        header.tables.findIndex(({ name }) => name === 'answer_entry'),
        1,
      )
    },
    /^the backup lacks the table answer_entry$/,
  ],
  ['every table is left out', ({ header }) => void header.tables.splice(0), /^the backup lacks the table /],
  [
    'one stands there twice',
    ({ header }) => void header.tables.push(...header.tables.slice(0, 1)),
    /^the backup has the table congress twice$/,
  ],
  [
    'nothing is in it',
    ({ rows }) => {
      for (const table of rows.keys()) rows.set(table, [])
    },
    /^an archive is of one congress, and 0 are in this one$/,
  ],
  [
    'a second congress is in it',
    changed => {
      const [first = []] = rowsOf(changed, 'congress')
      const second = [...first]
      second[changed.at('congress', 'id')] = '2'
      second[changed.at('congress', 'name')] = '邻镇'
      rowsOf(changed, 'congress').push(second)
    },
    /^an archive is of one congress, and 2 are in this one$/,
  ],
  [
    'the key of a webhook has come into it',
    put('chat', 'webhook_key', 'somebodys'),
    /^an archive has no webhook_key in chat, and this one has: it was changed$/,
  ],
  [
    'so has a table of the installation',
    ({ header, rows }) => {
      header.tables.push({ name: 'admin_code', columns: ['code'], rows: 1 })
      rows.set('admin_code', [['x']])
    },
    /^the table admin_code has other columns/,
  ],
  [
    'a row refers to nobody',
    put('person', 'congress_id', '77'),
    /rows that the database does not take: .*foreign key/,
  ],
  ['a value is none', put('person', 'id', 'abc'), /rows that the database does not take: invalid input/],
  ['a name is missing', put('person', 'name', null), /rows that the database does not take: null value/],
  ['a character is none', put('person', 'name', '李\0'), /rows that the database does not take: unsupported/],
  ['half a character', put('person', 'name', '李\ud800'), /rows that the database does not take: /],
  [
    'a name has no end',
    put('person', 'name', '名'.repeat(100_000)),
    /rows that the database does not take: index row/,
  ],
  [
    'a row stands there twice',
    changed => void rowsOf(changed, 'person').push(...rowsOf(changed, 'person').slice(0, 1)),
    /rows that the database does not take: duplicate key/,
  ],
  ['a number is the last there is', put('deed', 'id', '9223372036854775807'), /^deed has numbers so high/],
  ['a number is longer than is counted', put('deed', 'id', '9007199254740993'), /^deed has numbers so high/],
])('%s: refused in a sentence, and nothing of it is there', async (_what, change, sentence) => {
  const file = await zipped(forged(change))
  await expect(restoreFrom(target.db, file)).rejects.toMatchObject({
    constructor: expect.objectContaining({ name: 'UnusableBackup' }),
    message: expect.stringMatching(sentence),
  })
  expect(Object.values(await everything(target.db)).flat()).toEqual([])
})

it('of two lists of rows none is taken: other programs show the other one', async () => {
  await expect(
    restoreFrom(
      target.db,
      await zipped(
        data,
        forged(() => undefined),
      ),
    ),
  ).rejects.toThrow(/is no archive of a congress: it has more than one data\.jsonl$/)
})

it('unchanged, it is taken', async () => {
  await restoreFrom(target.db, await zipped(forged(() => undefined)))
  expect((await everything(target.db)).person).toEqual((await everything(source.db)).person)
})

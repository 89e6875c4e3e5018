/** What is written under a new name takes nobody's place: no link that leads nowhere, nothing that came meanwhile. */
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, it } from 'vitest'
import { wholeFile } from '../../src/backup/whole-file.ts'
import { writeNew } from '../../src/cli/write-workbook.ts'
import { startEmbedded } from '../../src/db/embedded.ts'
import { loadState } from '../../src/sandbox/state-file.ts'
import { quietLog } from '../support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'links-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
const fresh = () => join(folder, `${count++}.gz`)

const backup = (file: string, meanwhile: () => void = () => undefined) =>
  wholeFile(file, async write => {
    await write([Readable.from(['whole'])])
    meanwhile()
  })

it.each([
  ['a backup', (file: string) => backup(file)],
  ['a copy of a person', (file: string) => writeNew(file, Buffer.from('whole'))],
])('%s does not take the place of a link, wherever it leads', async (_, write) => {
  for (const target of ['nowhere', fresh()]) {
    const file = fresh()
    symlinkSync(target, file)
    await expect(write(file)).rejects.toThrow(`${file} is there already`)
    expect(readlinkSync(file)).toBe(target)
  }
  expect(readdirSync(folder).filter(name => name.includes('partial'))).toEqual([])
})

it.each([
  ['a file', (file: string) => writeFileSync(file, 'somebody else’s')],
  ['a link that leads nowhere', (file: string) => symlinkSync('nowhere', file)],
])('nor of %s that came while it was written', async (_, comes) => {
  const file = fresh()
  await expect(backup(file, () => comes(file))).rejects.toThrow(`${file} is there already`)
  if (lstatSync(file).isFile()) expect(readFileSync(file, 'utf8')).toBe('somebody else’s')
  else expect(readlinkSync(file)).toBe('nowhere')
  expect(readdirSync(folder).filter(name => name.includes('partial'))).toEqual([])
})

it('a new name is one file with one name', async () => {
  const file = fresh()
  expect(await backup(file)).toMatchObject({ bytes: 5 })
  expect([readFileSync(file, 'utf8'), lstatSync(file).nlink]).toEqual(['whole', 1])
})

it('the sandbox puts rooms that it cannot read aside, and a link that stands there stays', () => {
  const file = join(folder, 'rooms.json')
  writeFileSync(file, '{')
  symlinkSync('nowhere', `${file}.unreadable`)
  expect(loadState(file, quietLog)).toBeNull()
  expect([readlinkSync(`${file}.unreadable`), readFileSync(`${file}.unreadable.2`, 'utf8')]).toEqual([
    'nowhere',
    '{',
  ])
})

it('a database on a disk that is not there is said, and no other is begun in its place', async () => {
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  symlinkSync('/not/mounted/postgres', join(dataDir, 'postgres'))
  await expect(startEmbedded(dataDir, quietLog)).rejects.toThrow(
    /DATA_DIR: .*postgres leads to .*: is its disk mounted/,
  )
  expect(readlinkSync(join(dataDir, 'postgres'))).toBe('/not/mounted/postgres')
})

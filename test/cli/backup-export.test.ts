import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft, publish } from '../../src/features/meetings/store/meetings.ts'
import { seedTown } from '../../src/features/roster/seed.ts'
import { readNotice } from '../../src/language/notice.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { testDatabase } from '../support/database.ts'
import { BuiltCli, type Run, runHere } from './child.ts'

const source = await testDatabase()
const target = await testDatabase()
const bare = await testDatabase({ migrated: false })
const cwd = mkdtempSync(join(tmpdir(), 'liaison-cli-'))
const now = new Date('2026-03-11T10:00:00+08:00')
let cli: BuiltCli

beforeAll(async () => {
  cli = await BuiltCli.build()
  await seedTown(source.db, sampleTown, now)
  await source.db.transaction(async tx => {
    const [congress] = await tx.sql<{ id: number }[]>`select id from congress`
    const people = await tx.sql<{ id: number }[]>`select id from person order by id limit 5`
    const ids = people.map(({ id }) => id)
    const draft = { congressId: congress?.id ?? 0, createdBy: ids[0] ?? 0, now }
    const notice = readNotice('3月18日上午9点 三楼会议室 主席团会议', now, 'Asia/Shanghai')
    const first = await createDraft(tx, { ...draft, notice })
    await publish(tx, first.id, { notice, chatId: null, personIds: ids, now })
    await createDraft(tx, { ...draft, notice })
  })
})
afterAll(() => {
  cli.remove()
  rmSync(cwd, { recursive: true, force: true })
})

const on = (url: string, ...words: string[]): Promise<Run> =>
  runHere(words, { env: { DATABASE_URL: url }, cwd })
/** As it is shipped. */
const inProcess = (url: string, ...words: string[]): Promise<Run> =>
  cli.run(words, { env: { DATABASE_URL: url }, cwd })
const sheet = (...words: string[]) =>
  on(source.url, 'export', 'sheet', '--congress', sampleTown.name, ...words)

describe('backup and restore', () => {
  it('backup prints what it wrote, restore what it loaded, and the two agree', async () => {
    const backup = await inProcess(source.url, 'backup', 'town.backup', '--json')
    expect(backup).toMatchObject({ code: 0, err: '' })
    const written = JSON.parse(backup.out)
    expect(written).toEqual({
      file: 'town.backup',
      rows: expect.any(Number),
      tables: expect.any(Number),
      bytes: statSync(join(cwd, 'town.backup')).size,
      encrypted: false,
    })
    const restore = await inProcess(target.url, 'restore', 'town.backup', '--json')
    expect(restore).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(restore.out)).toEqual({
      file: 'town.backup',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      rows: written.rows,
      tables: written.tables,
      unsent: 0,
    })
    expect(await target.db.sql`select number from meeting order by 1`).toEqual([{ number: 1 }, { number: 2 }])
  })

  it.each<[string, string[], RegExp]>([
    ['a target with rows', ['restore', 'town.backup'], /the database is not empty \(there are rows in /],
    ['no such file', ['restore', 'none'], /none cannot be read \(ENOENT\)/],
    ['a cut file', ['restore', 'cut'], /cut is cut off/],
    ['a file that is there', ['backup', 'cut'], /cut is there already/],
    ['a folder that is not there', ['backup', 'no/x'], /no\/x\.partial cannot be written \(ENOENT\)/],
  ])('%s: exit 1 and one sentence', async (_what, words, sentence) => {
    const whole = readFileSync(join(cwd, 'town.backup'))
    writeFileSync(join(cwd, 'cut'), whole.subarray(0, whole.length - 50))
    const { code, out, err } = await on(target.url, ...words)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^liaison: [^\n]+\n$/)
    expect(err).toMatch(sentence)
  })

  it('a backup migrates nothing and makes no database', async () => {
    const { code, err } = await on(bare.url, 'backup', 'bare.backup')
    expect({ code, err }).toEqual({
      code: 1,
      err: 'liaison: the database is empty: there is nothing to back up\n',
    })
    expect(await bare.db.sql`select from pg_class where relname = 'migration'`).toHaveLength(0)
    const none = await runHere(['backup', 'x'], { env: { DATA_DIR: './none' }, cwd })
    expect(none.err).toMatch(/^liaison: there is no database in .*none yet\n$/)
    expect(existsSync(join(cwd, 'none'))).toBe(false)
  })

  it('restore brings a database that has nothing, not even tables, to the schema first', async () => {
    expect(await on(bare.url, 'restore', 'town.backup')).toMatchObject({ code: 0, err: '' })
    expect(await bare.db.sql`select name from congress`).toEqual([{ name: sampleTown.name }])
  })

  it('the help says when a backup is encrypted, and what it holds', async () => {
    const { out } = await on(source.url, 'backup', '--help')
    expect(out.replaceAll(/\s+/g, ' ')).toContain('and is encrypted when LIAISON_BACKUP_PASSPHRASE is set')
  })
})

describe('export', () => {
  it('sheet writes the workbook for its owner alone, over an older one, and prints the counts', async () => {
    for (const _time of [1, 2]) {
      const run = await sheet('--number', '1', 'sheet.xlsx', '--json')
      expect(run).toMatchObject({ code: 0, err: '' })
      expect(JSON.parse(run.out)).toMatchObject({
        file: 'sheet.xlsx',
        number: 1,
        title: expect.stringContaining('主席团会议'),
        counts: { invited: 5, attend: 0, silent: 5 },
      })
    }
    expect(statSync(join(cwd, 'sheet.xlsx')).mode & 0o777).toBe(0o600)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(join(cwd, 'sheet.xlsx'))
    expect(workbook.worksheets[0]?.getCell('A1').text).toContain('回执统计表')
  })

  it('roster writes what roster export writes', async () => {
    const words = ['roster', '--congress', sampleTown.name, '--json']
    const exported = await on(source.url, 'export', ...words, 'a.xlsx')
    expect(JSON.parse(exported.out)).toEqual({ file: 'a.xlsx', people: sampleTown.roster.length })
    const again = await on(source.url, 'roster', 'import', 'a.xlsx', '--congress', sampleTown.name, '--json')
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, updated: 0, unchanged: sampleTown.roster.length })
  })

  it.each<[string, string[], RegExp]>([
    ['a number that was never given', ['--number', '9', 'x.xlsx'], /云溪镇 has no notice number 9/],
    ['a draft', ['--number', '2', 'x.xlsx'], /number 2 of 云溪镇 is a draft: nobody has been asked yet/],
    ['no workbook', ['--number', '1', 'x.pdf'], /x\.pdf must end in \.xlsx/],
  ])('%s: exit 1 and one sentence', async (_what, words, sentence) => {
    const { code, err } = await sheet(...words)
    expect(code).toBe(1)
    expect(err).toMatch(/^liaison: [^\n]+\n$/)
    expect(err).toMatch(sentence)
  })

  it.each([['0'], ['-1'], ['1.5'], ['一'], ['']])('--number %j is exit 2', async number => {
    const { code, out, err } = await sheet('--number', number, 'x.xlsx')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('--number')
  })
})

describe('export congress and the books', () => {
  it('as shipped: an archive of the congress, which an empty database takes', async () => {
    const empty = await testDatabase()
    const { code, out, err } = await inProcess(
      source.url,
      ...['export', 'congress', '--congress', sampleTown.name, 'town.zip', '--json'],
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ file: 'town.zip', bytes: statSync(join(cwd, 'town.zip')).size })
    const restored = await inProcess(empty.url, 'restore', 'town.zip')
    expect(restored).toMatchObject({ code: 0 })
    expect(restored.out).toContain('an archive has no webhook keys')
    expect(await empty.db.sql`select number from meeting order by 1`).toEqual([{ number: 1 }, { number: 2 }])
  }, 60_000)

  it.each(['presidium', 'incoming', 'activities', 'deputies'])('export %s writes a workbook', async key => {
    const year = key === 'deputies' ? [] : ['--year', '2026']
    const words = ['export', key, '--congress', sampleTown.name, ...year, `${key}.xlsx`, '--json']
    const { code, out, err } = await on(source.url, ...words)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { rows } = JSON.parse(out)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(join(cwd, `${key}.xlsx`))
    expect(workbook.worksheets).toHaveLength(1)
    expect(rows).toBeGreaterThanOrEqual(key === 'deputies' ? 1 : 0)
  })

  it('a book that there is not, a file that is no such file: exit 1 and one sentence', async () => {
    const pdf = await on(source.url, 'export', 'presidium', '--congress', sampleTown.name, 'a.pdf')
    expect(pdf.code).not.toBe(0)
    expect(pdf.err).toContain('a.pdf')
    await source.db.sql`update congress set kind = 'street'`
    const street = await on(source.url, 'export', 'presidium', '--congress', sampleTown.name, 'street.xlsx')
    await source.db.sql`update congress set kind = 'township'`
    expect(street.code).not.toBe(0)
    expect(street.err).toContain('keeps no such register')
    expect(existsSync(join(cwd, 'street.xlsx'))).toBe(false)
  })
})

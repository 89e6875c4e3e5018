import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedTown } from '../../src/features/roster/seed.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { Story } from '../features/suggestions/story.ts'
import { testDatabase } from '../support/database.ts'
import { BuiltCli, type Run } from './child.ts'

const { url, db } = await testDatabase()
const cwd = mkdtempSync(join(tmpdir(), 'liaison-cli-'))
let cli: BuiltCli

beforeAll(async () => {
  cli = await BuiltCli.build()
  await seedTown(db, sampleTown, new Date('2026-03-11T10:00:00+08:00'))
  const story = await Story.of(db, sampleTown.name)
  await story.begin('王秀兰', '2026-03-02')
  await story.begin('胡志强', '2026-03-03', { confidential: true, title: '=cmd|calc' })
})
afterAll(() => {
  cli.remove()
  rmSync(cwd, { recursive: true, force: true })
})

const run = (...words: string[]): Promise<Run> =>
  cli.run(['export', 'suggestions', ...words], { env: { DATABASE_URL: url }, cwd })
const of2026 = ['--congress', sampleTown.name, '--year', '2026']

describe('export suggestions', () => {
  it('writes the workbook for its owner alone, over an older one, and prints the counts', async () => {
    for (const _time of [1, 2]) {
      const { code, out, err } = await run('book.xlsx', ...of2026, '--json')
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(JSON.parse(out)).toMatchObject({ file: 'book.xlsx', year: 2026, counts: { total: 2 } })
    }
    expect(statSync(join(cwd, 'book.xlsx')).mode & 0o777).toBe(0o600)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(join(cwd, 'book.xlsx'))
    expect(workbook.worksheets[0]?.getCell('A1').text).toBe('2026年代表议案和批评、建议、意见记录簿')
    const values = workbook.worksheets[0]?.getColumn(7).values ?? []
    expect(values).toContain('=cmd|calc')
  })

  it('in words it says figures and nobody’s name', async () => {
    const { code, out } = await run('book.xlsx', ...of2026)
    expect(code).toBe(0)
    expect(out).toBe(
      'book.xlsx written: 2026, 2 items, 0 assigned, 0 answered (0 in time), 0 closed, 0 overdue\n',
    )
  })

  it('a year with nothing has a register too', async () => {
    const { code, out } = await run('empty.xlsx', '--congress', sampleTown.name, '--year', '2019', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ year: 2019, counts: { total: 0 } })
  })

  it.each<[string, string[], number, RegExp]>([
    ['no such congress', ['x.xlsx', '--congress', '某镇'], 1, /there is no congress 某镇; known: 云溪镇/],
    ['no workbook', ['x.pdf', ...of2026], 1, /x\.pdf must end in \.xlsx/],
    ['no year', ['x.xlsx', '--congress', sampleTown.name, '--year', '二六'], 2, /--year/],
    ['no congress', ['x.xlsx'], 2, /--congress/],
  ])('%s: one sentence', async (_what, words, expected, sentence) => {
    const { code, err } = await run(...words)
    expect(code).toBe(expected)
    expect(err).toMatch(sentence)
  })
})

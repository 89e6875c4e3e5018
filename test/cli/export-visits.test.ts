import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openVault } from '../../src/db/vault.ts'
import { seedTown } from '../../src/features/roster/seed.ts'
import { startOf } from '../../src/features/visits/rules/status.ts'
import { saveVisitor } from '../../src/features/visits/store/visitors.ts'
import { insertVisit } from '../../src/features/visits/store/visits.ts'
import { readVisit } from '../../src/language/visit.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { testDatabase } from '../support/database.ts'
import { BuiltCli, type Run } from './child.ts'

const { url, db } = await testDatabase({ vault: openVault })
const cwd = mkdtempSync(join(tmpdir(), 'liaison-cli-'))
const now = new Date('2026-03-11T10:00:00+08:00')
let cli: BuiltCli

beforeAll(async () => {
  cli = await BuiltCli.build()
  await seedTown(db, sampleTown, now)
  await db.transaction(async tx => {
    const [person] = await tx.sql<{ id: number; congressId: number }[]>`
      select id, congress_id as "congressId" from person order by id limit 1`
    if (person === undefined) throw new Error('nobody')
    const day = { year: 2026, month: 3, day: 11 }
    const reading = readVisit('村民李四（13800000001）反映路灯坏了', day, {
      villages: [],
      offices: [],
      categories: [],
    })
    const { matter, visitor, village, category, handling } = reading
    const visit = {
      ...({ congressId: person.congressId, kind: 'visit', receivedOn: day, deputyId: person.id } as const),
      ...{
        village: village?.name ?? null,
        matter,
        category,
        people: 1,
        handling,
        officeId: null,
        officeName: null,
      },
      ...{ dueOn: null, followedUpOn: null, satisfaction: null, enteredBy: person.id },
      ...startOf('visit', reading, day),
    }
    await saveVisitor(tx, await insertVisit(tx, visit, now), visitor)
  })
})
afterAll(() => {
  cli.remove()
  rmSync(cwd, { recursive: true, force: true })
})

const run = (...words: string[]): Promise<Run> =>
  cli.run(['export', 'visits', ...words], { env: { DATABASE_URL: url }, cwd })
const of2026 = ['--congress', sampleTown.name, '--year', '2026']

describe('export visits', () => {
  it('writes the workbook for its owner alone, over an older one, and prints the counts', async () => {
    for (const _time of [1, 2]) {
      const { code, out, err } = await run('book.xlsx', ...of2026, '--json')
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(JSON.parse(out)).toEqual({
        file: 'book.xlsx',
        year: 2026,
        counts: expect.objectContaining({
          visits: 1,
          letters: 0,
          contacts: 0,
          people: 1,
          persons: 1,
          open: 1,
        }),
      })
    }
    expect(statSync(join(cwd, 'book.xlsx')).mode & 0o777).toBe(0o600)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(join(cwd, 'book.xlsx'))
    expect(workbook.worksheets[0]?.getCell('A1').text).toBe('2026年人民来信来访记录簿')
    expect(workbook.worksheets[0]?.getRow(5).getCell(4).text).toBe('李四')
  })

  it('in words it says figures and nobody’s name', async () => {
    const { code, out } = await run('book.xlsx', ...of2026)
    expect(code).toBe(0)
    expect(out).toBe(
      'book.xlsx written: 2026, 1 visits, 0 letters, 0 contacts with 0 voters (1 attendances, 1 people), 1 open, 0 overdue\n',
    )
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

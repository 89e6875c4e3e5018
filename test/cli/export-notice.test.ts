import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultHours, defaultRule } from '../../src/features/reception/rules/rule.ts'
import { planCongress } from '../../src/features/reception/store/planning.ts'
import { saveReception } from '../../src/features/reception/store/rule.ts'
import { seedTown } from '../../src/features/roster/seed.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { wordsOf } from '../registers/unzip.ts'
import { testDatabase } from '../support/database.ts'
import { runHere } from './child.ts'

const { url, db } = await testDatabase()
const cwd = mkdtempSync(join(tmpdir(), 'liaison-notice-'))
const now = new Date('2026-03-11T10:00:00+08:00')

beforeAll(async () => {
  await seedTown(db, sampleTown, now)
  await db.transaction(async tx => {
    const [congress] = await tx.sql<{ id: number }[]>`select id from congress`
    const congressId = congress?.id ?? 0
    const settings = { congressId, rule: defaultRule, ...defaultHours, place: '代表联络站', phone: null }
    await saveReception(tx, settings, null, now)
    await planCongress(tx, congressId, now)
  })
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const notice = (...words: string[]) =>
  runHere(['export', 'notice', '--congress', sampleTown.name, ...words], { env: { DATABASE_URL: url }, cwd })

it('writes the announcement of a day by its actual or its nominal date, over an older one', async () => {
  for (const day of ['2026-04-15', '2026-03-16', '2026-03-15']) {
    const run = await notice('--day', day, 'notice.docx', '--json')
    expect(run).toMatchObject({ code: 0, err: '' })
    const actual = day === '2026-04-15' ? day : '2026-03-16'
    expect(JSON.parse(run.out)).toMatchObject({ file: 'notice.docx', day: actual, deputies: [] })
  }
  const words = wordsOf(readFileSync(join(cwd, 'notice.docx'))).join('\n')
  expect(words).toContain('2026年3月16日（星期一）上午8:30至11:30（3月15日为星期日，顺延至3月16日）')
  expect(statSync(join(cwd, 'notice.docx')).mode & 0o777).toBe(0o600)
})

it.each<[string, string[], RegExp]>([
  ['a day without reception', ['--day', '2026-03-17', 'x.docx'], /云溪镇 receives no voters on 2026-03-17/],
  ['no day', ['--day', '3月16日', 'x.docx'], /3月16日 is no day: write it as 2026-03-16/],
  ['no document', ['--day', '2026-03-16', 'x.doc'], /x\.doc must end in \.docx/],
])('%s: exit 1 and one sentence', async (_what, words, sentence) => {
  const { code, err } = await notice(...words)
  expect(code).toBe(1)
  expect(err).toMatch(/^liaison: [^\n]+\n$/)
  expect(err).toMatch(sentence)
})

/** What `roster import` says of a file is true of the whole of it. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createCongress } from '../../../src/features/congress/store.ts'
import { runHere } from '../../cli/child.ts'
import { testDatabase } from '../../support/database.ts'

const { db, url } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'liaison-'))
const importing = async (rows: readonly string[]) => {
  const file = join(folder, 'roster.csv')
  writeFileSync(file, ['姓名,手机,代表层级,职务,单位', ...rows].join('\n'))
  const { out } = await runHere(['roster', 'import', file, '--congress', '青石镇', '--json'], {
    env: { DATABASE_URL: url },
    cwd: folder,
  })
  return JSON.parse(out) as { added: number; unchanged: number; warnings: string[] }
}
const noLevel = /没有一行填写“代表层级”/u

it('an office contact who comes to deputies that are there already is no file without deputies', async () => {
  const real = { name: '青石镇', kind: 'township', county: null, province: null } as const
  await db.transaction(tx => createCongress(tx, real, new Date()))
  const deputy = '王小桃,13800000001,乡镇,,'
  const contact = '李向阳,13800000002,,承办单位联系人,财政所'
  expect((await importing([deputy])).warnings.join()).not.toMatch(noLevel)
  const both = await importing([deputy, contact])
  expect(both).toMatchObject({ added: 1, unchanged: 1 })
  expect(both.warnings.join()).not.toMatch(noLevel)
  expect((await importing(['赵大海,13800000003,,承办单位联系人,财政所'])).warnings.join()).toMatch(noLevel)
})

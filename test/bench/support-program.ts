/** The programs of the bench that run in processes of their own, bundled as the service itself is. */
import { join } from 'node:path'
import { build } from 'esbuild'
import { packageRoot } from '../../src/package-root.ts'
import { asDelivered } from '../support/delivered.ts'

const outdir = join(packageRoot, 'node_modules', '.cache', 'liaison-bench')

/** @param names of files in this folder */
export async function buildPrograms(names: readonly string[]): Promise<void> {
  await build({
    ...asDelivered,
    entryPoints: names.map(name => join(import.meta.dirname, `${name}.ts`)),
    outExtension: { '.js': '.mjs' },
    outdir,
  })
}

export const builtProgram = (name: string): string => join(outdir, `${name}.mjs`)

/** The service as it is delivered. @returns its main program */
export async function buildService(): Promise<string> {
  const folder = join(outdir, 'dist')
  const entryPoints = [join(packageRoot, 'src', 'main.ts')]
  await build({ ...asDelivered, entryPoints, splitting: true, sourcemap: true, outdir: folder })
  return join(folder, 'main.js')
}

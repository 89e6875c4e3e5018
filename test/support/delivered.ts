/** Programs bundled as `npm run build` bundles them: a process that compiles itself first starts slowly. */
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { packageRoot } from '../../src/package-root.ts'

/** The options of `npm run build`. */
export const asDelivered = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Modules' texts stay in memory: without indentation, escapes and the sources within the maps it is 12 MB less.
  charset: 'utf8',
  minifyWhitespace: true,
  sourcesContent: false,
  logLevel: 'warning',
} as const

/** What `npm start` gives to Node. */
export const startFlags: readonly string[] = (
  /"start": "exec node (.+) dist\/main\.js"/.exec(
    readFileSync(join(packageRoot, 'package.json'), 'utf8'),
  )?.[1] ?? ''
).split(' ')

/**
 * Into a new folder inside the package, so that dependencies and migrations are found as from `dist/`.
 * @param program its source, from the package's root
 * @returns the program, and the folder, which whoever asks for it removes
 */
export async function deliver(program: string): Promise<{ readonly file: string; readonly folder: string }> {
  const cache = join(packageRoot, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'liaison-'))
  await build({ ...asDelivered, entryPoints: [join(packageRoot, program)], splitting: true, outdir: folder })
  return { file: join(folder, basename(program).replace(/\.ts$/, '.js')), folder }
}

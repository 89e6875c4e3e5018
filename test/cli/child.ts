import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { packageRoot } from '../../src/package-root.ts'

export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The command line as it is shipped: bundled, and run as a process of its own. */
export class BuiltCli {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async build(): Promise<BuiltCli> {
    // Inside the package, so that its dependencies and migrations are found as from dist/.
    const cache = join(packageRoot, 'node_modules', '.cache')
    mkdirSync(cache, { recursive: true })
    const folder = mkdtempSync(join(cache, 'liaison-cli-'))
    await build({
      entryPoints: [join(packageRoot, 'src', 'cli.ts')],
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      splitting: true,
      outdir: folder,
      logLevel: 'warning',
    })
    return new BuiltCli(folder)
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** @param env all that it sees beside PATH; @param cwd a folder of the test's, where `.env` may stand. */
  run(words: readonly string[], { env, cwd }: { env: Record<string, string>; cwd: string }): Promise<Run> {
    return new Promise(resolve => {
      const child = execFile(
        process.execPath,
        [join(this.#folder, 'cli.js'), ...words],
        { cwd, env: { PATH: process.env.PATH, ...env } },
        (error, out, err) => resolve({ code: error === null ? 0 : (child.exitCode ?? -1), out, err }),
      )
    })
  }
}

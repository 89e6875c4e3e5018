import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { runCli } from '../../src/cli/run.ts'
import { systemClock } from '../../src/clock.ts'
import { deliver } from '../support/delivered.ts'

export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

interface Place {
  /** All that it sees; a process also has PATH. */
  readonly env: Record<string, string>
  /** A folder of the test's, where files are and, for a process, `.env` may stand. */
  readonly cwd: string
}

/** The command line in this process: a tenth of a process's time. What only a process shows is for `BuiltCli`. */
export async function runHere(words: readonly string[], { env, cwd }: Place): Promise<Run> {
  const before = process.cwd()
  const out: string[] = []
  const err: string[] = []
  process.chdir(cwd)
  try {
    const code = await runCli(words, {
      env,
      clock: systemClock,
      out: text => void out.push(text),
      err: text => void err.push(text),
      isWatched: false,
    })
    return { code, out: out.join(''), err: err.join('') }
  } finally {
    process.chdir(before)
  }
}

/** The command line as it is shipped: bundled, and run as a process of its own. */
export class BuiltCli {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async build(): Promise<BuiltCli> {
    const { folder } = await deliver('src/cli.ts')
    return new BuiltCli(folder)
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  run(words: readonly string[], { env, cwd }: Place): Promise<Run> {
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

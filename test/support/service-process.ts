/** Programs in processes of their own that can be killed, most of all the service of `embedded-service.ts`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { buildSync } from 'esbuild'
import { packageRoot } from '../../src/package-root.ts'
import { asDelivered } from './delivered.ts'

export interface ServiceProcess {
  readonly child: ChildProcess
  readonly lines: Interface
  readonly exited: Promise<number | null>
}

export function startService(...args: string[]): ServiceProcess {
  return startProgram('embedded-service.ts', ...args)
}

/** Runs a program of this folder. */
export function startProgram(name: string, ...args: string[]): ServiceProcess {
  const child = spawn(process.execPath, [built(name), ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = new Promise<number | null>(resolve => child.once('exit', resolve))
  return { child, exited, lines: createInterface({ input: child.stdout }) }
}

const builtFiles = new Map<string, string>()

/** Built once a run, because a process that compiles itself first starts slowly; inside the package, for its packages. */
function built(name: string): string {
  const known = builtFiles.get(name)
  if (known !== undefined) return known
  const cache = join(packageRoot, 'node_modules', '.cache', 'liaison-programs')
  mkdirSync(cache, { recursive: true })
  const file = join(cache, `${name}.mjs`)
  // Other test files may be starting the same program just now: they see the old file or the new one.
  const draft = `${file}.${process.pid}`
  buildSync({ ...asDelivered, entryPoints: [join(import.meta.dirname, name)], outfile: draft })
  renameSync(draft, file)
  builtFiles.set(name, file)
  return file
}

export async function nextLine({ lines }: ServiceProcess): Promise<string> {
  return (await new Promise<string>(resolve => lines.once('line', resolve))).trim()
}

/** Runs a service until it has written `rows` rows, kills it, and returns the last acknowledged one. */
export async function killAfter(
  dataDir: string,
  rows: number,
  before: () => void = () => undefined,
): Promise<number> {
  const writer = startService(dataDir)
  let last = 0
  let seen = 0
  for await (const text of writer.lines) {
    if (!/^\d+$/.test(text)) throw new Error(text)
    last = Number(text)
    if (++seen !== rows) continue
    // Held still meanwhile, so that it dies of nothing else.
    writer.child.kill('SIGSTOP')
    before()
    writer.child.kill('SIGKILL')
  }
  await writer.exited
  return last
}

export function serverPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** Kills the guard over the running server: the shell that waits for the service's end. */
export function killGuard(dataDir: string): void {
  const ending = `\0sh\0${serverPid(dataDir)}\0`
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name)))
    if (commandOf(pid).endsWith(ending)) process.kill(Number(pid), 'SIGKILL')
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

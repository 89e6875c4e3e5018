/** Starts what answers callbacks in a process of its own, and asks it what it knows of itself. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { startFlags } from '../support/delivered.ts'
import { keys } from './support-keys.ts'

export interface Running {
  readonly port: number
  readonly pid: number
  /** A sample of `/metrics`, by its name. */
  metric(name: string): Promise<number>
  stop(): Promise<void>
}

export interface StartOptions {
  readonly program: string
  /** For its log and its files. */
  readonly folder: string
  readonly databaseUrl: string | null
  /** Where its messages go. */
  readonly apiBase: string
}

/** @returns when `/readyz` says 200. Its log goes to a file, as much of it as in production. */
export async function startService(options: StartOptions): Promise<Running> {
  const port = await freePort()
  mkdirSync(options.folder, { recursive: true })
  const log = join(options.folder, 'log')
  const output = openSync(log, 'w')
  const child = spawn(process.execPath, [...startFlags, options.program], {
    cwd: options.folder,
    stdio: ['ignore', output, output],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      DATA_DIR: join(options.folder, 'data'),
      LIAISON_ADMIN_CODE: 'benchmark',
      WECOM_BOT_TOKEN: keys.token,
      WECOM_BOT_AES_KEY: keys.encodingAesKey,
      // A few people are played who send as much as a province.
      LIAISON_MESSAGES_A_MINUTE: '0',
      WECOM_API_BASE: options.apiBase,
      ...(options.databaseUrl === null ? {} : { DATABASE_URL: options.databaseUrl }),
    },
  })
  await ready(child, port, log)
  return {
    port,
    pid: child.pid ?? 0,
    async metric(name) {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]
      if (value === undefined) throw new Error(`${name} is not among the metrics`)
      return Number(value)
    },
    stop: () => stopProcess(child),
  }
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await gone
}

const readyPollMs = 5
const readyWithinMs = 60_000

async function ready(child: ChildProcess, port: number, log: string): Promise<void> {
  for (const startMs = performance.now(); performance.now() - startMs < readyWithinMs; ) {
    if (child.exitCode !== null) break
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    await answer?.arrayBuffer()
    if (answer?.status === 200) return
    await new Promise(resolve => setTimeout(resolve, readyPollMs))
  }
  child.kill('SIGKILL')
  throw new Error(`the service did not become ready:\n${readFileSync(log, 'utf8').slice(-2000)}`)
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Runs `work` beside two services, and stops them whatever becomes of it. */
export async function besideTwo<T>(
  first: StartOptions,
  second: StartOptions,
  work: (first: Running, second: Running) => Promise<T>,
): Promise<T> {
  const one = await startService(first)
  try {
    const other = await startService(second)
    try {
      return await work(one, other)
    } finally {
      await other.stop()
    }
  } finally {
    await one.stop()
  }
}

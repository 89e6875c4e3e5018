/**
 * Keeps one PostgreSQL server running until it is stopped. A guard outside this process shuts the server down in
 * an orderly way when this process dies without a word (`kill -9`).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BadConfiguration } from '../../errors.ts'
import type { Logger } from '../../log.ts'
import { type Cluster, SERVER_ENV } from './cluster.ts'
import { isReady, stopServer } from './leftover.ts'
import { socketFolder } from './socket.ts'

const READY_POLL_MS = 5
/** Recovery after a power failure may read a lot of log. */
const READY_WITHIN_MS = 60_000
const RESTART_MS = { first: 200, most: 5000 }
const MAX_LOG_BYTES = 5_000_000

/** Small on memory and processes, whole on durability: `fsync`, `full_page_writes`, checksums stay as they are. */
const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'port=5432',
  'max_connections=60',
  'shared_buffers=32MB',
  'huge_pages=off',
  'io_method=sync',
  'max_logical_replication_workers=0',
  'max_parallel_workers_per_gather=0',
  'min_wal_size=32MB',
  'max_wal_size=256MB',
  'jit=off',
  'log_timezone=UTC',
]

export class Server {
  readonly #cluster: Cluster
  readonly #logFile: string
  readonly #log: Logger
  #child: ChildProcess | undefined
  #guard: ChildProcess | undefined
  #restart: NodeJS.Timeout | undefined
  #pauseMs = RESTART_MS.first
  #stopping = false

  constructor(cluster: Cluster, logFile: string, log: Logger) {
    this.#cluster = cluster
    this.#logFile = logFile
    this.#log = log
  }

  /** @throws BadConfiguration with the server's own last words when it does not come up. */
  async start(): Promise<void> {
    const from = sizeOf(this.#logFile)
    const child = this.#spawn()
    if (await this.#becomesReady(child)) return
    this.#stopping = true
    if (child.pid !== undefined && isAlive(child)) await stopServer(child.pid)
    throw new BadConfiguration(`DATA_DIR: the database server did not start: ${this.#lastWords(from)}`)
  }

  /** Fast shutdown. */
  async stop(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#restart)
    const child = this.#child
    if (child?.pid !== undefined && isAlive(child)) await stopServer(child.pid)
    this.#dismissGuard()
  }

  async #becomesReady(child: ChildProcess): Promise<boolean> {
    for (let waited = 0; waited < READY_WITHIN_MS && isAlive(child); waited += READY_POLL_MS) {
      if (child.pid !== undefined && isReady(this.#cluster.folder, child.pid)) {
        this.#pauseMs = RESTART_MS.first
        return true
      }
      await new Promise(resolve => setTimeout(resolve, READY_POLL_MS))
    }
    return false
  }

  #spawn(): ChildProcess {
    const { argument, folder, programs, user } = this.#cluster
    const sockets = socketFolder(folder)
    const settings = [...SETTINGS, `unix_socket_directories=${sockets === folder ? argument : sockets}`]
    const output = openSync(this.#logFile, sizeOf(this.#logFile) > MAX_LOG_BYTES ? 'w' : 'a', 0o600)
    // In a session of its own: Ctrl-C in the terminal is for the service, which stops the server last.
    const child = spawn(join(programs, 'postgres'), ['-D', argument, ...settings.flatMap(it => ['-c', it])], {
      ...user,
      cwd: folder,
      env: SERVER_ENV,
      detached: true,
      stdio: ['ignore', output, output],
    })
    closeSync(output)
    child.unref()
    child.once('error', err => this.#log.error({ err }, 'the database server cannot be run'))
    child.once('exit', () => this.#exited())
    this.#child = child
    if (child.pid !== undefined) this.#post(child.pid)
    return child
  }

  #exited(): void {
    this.#dismissGuard()
    if (this.#stopping) return
    this.#log.error('the database server has ended by itself: starting it again')
    this.#restart = setTimeout(() => this.#becomesReady(this.#spawn()), this.#pauseMs)
    this.#pauseMs = Math.min(this.#pauseMs * 2, RESTART_MS.most)
  }

  /** Waits for a line from us; when its input ends without one, we are dead. */
  #post(pid: number): void {
    const script = 'read -r line || kill -INT "$1"'
    this.#guard = spawn('/bin/sh', ['-c', script, 'sh', String(pid)], {
      env: SERVER_ENV,
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    this.#guard.once('error', err => this.#log.warn({ err }, 'no guard over the database server'))
    this.#guard.stdin?.once('error', () => undefined)
    this.#guard.unref()
  }

  #dismissGuard(): void {
    this.#guard?.stdin?.end('done\n')
    this.#guard = undefined
  }

  #lastWords(from: number): string {
    const said = readFileSync(this.#logFile).subarray(from).toString('utf8').trim().split('\n')
    const fatal = said.findLast(line => /FATAL|PANIC/.test(line)) ?? said.at(-1) ?? ''
    return fatal.replace(/^.*?(FATAL|PANIC): +/, '')
  }
}

function isAlive(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

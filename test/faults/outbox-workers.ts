import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { deliver } from '../support/delivered.ts'

export interface WorkerSettings {
  readonly leaseMs: number
  readonly sendTimeoutMs: number
  readonly concurrency: number
  readonly burst: number
}

export interface Worker {
  readonly child: ChildProcess
  readonly pid: number
  /** Messages whose sending it gave up because its time was over. */
  readonly gaveUp: ReadonlySet<number>
}

/** Dispatcher processes. They are built once, because a process that compiles itself first starts slowly. */
export interface Workers {
  start(): Promise<Worker>
  /** Ends all that still run, gracefully. */
  close(): Promise<void>
}

export async function prepareWorkers(
  databaseUrl: string,
  platformUrl: string,
  settings: WorkerSettings,
): Promise<Workers> {
  const { file, folder } = await deliver('test/faults/outbox-worker.ts')
  const running = new Set<ChildProcess>()
  return {
    async start() {
      const child = spawn(process.execPath, [file, databaseUrl, platformUrl, JSON.stringify(settings)], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      running.add(child)
      child.once('exit', () => running.delete(child))
      const gaveUp = new Set<number>()
      const lines = createInterface({ input: child.stdout })
      const ended = once(child, 'exit').then(([code, signal]) => {
        throw new Error(`a dispatcher ended before it was ready: ${code ?? signal}`)
      })
      await Promise.race([once(lines, 'line'), ended])
      lines.on('line', id => gaveUp.add(Number(id)))
      return { child, pid: child.pid ?? 0, gaveUp }
    },
    async close() {
      await Promise.all([...running].map(stop))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  // A test that failed may have left it held still.
  child.kill('SIGCONT')
  child.kill('SIGTERM')
  await gone
}

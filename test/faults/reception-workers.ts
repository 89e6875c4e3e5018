import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { deliver } from '../support/delivered.ts'

export interface ReplicaSettings {
  readonly databaseUrl: string
  readonly platformUrl: string
  readonly leaseMs: number
  readonly sendTimeoutMs: number
}

export interface Replica {
  /** Stands in the address of everything that it sends: `/r12/cgi-bin/…`. */
  readonly name: string
  readonly alive: boolean
  /** It has given up the sending of something because its time was over. */
  readonly gaveUp: boolean
  /** Does what is due at this instant. @returns when it is done, or dead */
  run(instant: Date): Promise<void>
  /** With SIGKILL. @returns when it is gone */
  kill(): Promise<void>
}

/** Replicas are built once, because a process that compiles itself first starts slowly. */
export interface Replicas {
  start(at: Date): Promise<Replica>
  close(): Promise<void>
}

export async function prepareReplicas(settings: ReplicaSettings): Promise<Replicas> {
  const { file, folder } = await deliver('test/faults/reception-worker.ts')
  const running = new Set<ChildProcess>()
  let started = 0
  return {
    async start(at) {
      started += 1
      const name = `r${started}`
      const { databaseUrl, platformUrl, leaseMs, sendTimeoutMs } = settings
      const child = spawn(
        process.execPath,
        [
          file,
          databaseUrl,
          `${platformUrl}/${name}`,
          at.toISOString(),
          String(leaseMs),
          String(sendTimeoutMs),
        ],
        { stdio: ['pipe', 'pipe', 'inherit'] },
      )
      // What is written to one that was just killed goes nowhere.
      child.stdin.on('error', () => undefined)
      running.add(child)
      const gone = once(child, 'exit').then(() => running.delete(child))
      const lines = createInterface({ input: child.stdout })
      await Promise.race([
        once(lines, 'line'),
        gone.then(() => Promise.reject(new Error('a replica ended before it was ready'))),
      ])
      let gaveUp = false
      const told = new EventEmitter()
      lines.on('line', line => told.emit(line))
      told.on('gave up', () => {
        gaveUp = true
      })
      return {
        name,
        get gaveUp() {
          return gaveUp
        },
        get alive() {
          return running.has(child) && !child.killed
        },
        async run(instant) {
          const done = once(told, 'done')
          child.stdin.write(`${instant.toISOString()}\n`)
          await Promise.race([done, gone])
        },
        async kill() {
          child.kill('SIGKILL')
          await gone
        },
      }
    },
    async close() {
      const ended = [...running].map(child => once(child, 'exit'))
      for (const child of running) child.stdin?.end()
      await Promise.all(ended)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

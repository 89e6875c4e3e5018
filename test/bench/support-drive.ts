import { type ChildProcess, fork } from 'node:child_process'
import type { Share } from './support-clicks.ts'

export interface LoadOrder {
  readonly port: number
  readonly connections: number
  readonly forMs: number
  /** So many are made beforehand; the round ends early when they are used up. */
  readonly clicks: number
  /** Clicks of one name go on where the last order of that name stopped: one name a database. */
  readonly run: string
  /** Left out: all lines. */
  readonly share?: Share
}

export interface LoadResult {
  readonly answered: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** The actions of the buttons of the last answer; null when it was empty. */
  readonly buttons: readonly string[] | null
}

export interface Load {
  drive(order: LoadOrder): Promise<LoadResult>
  stop(): void
}

/** @param program the built `support-load`, which runs in a process of its own */
export function startLoad(program: string): Load {
  const child: ChildProcess = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return {
    drive: order =>
      new Promise((resolve, reject) => {
        const gone = () => reject(new Error('the load generator has ended'))
        child.once('exit', gone)
        child.once('message', (result: LoadResult) => {
          child.off('exit', gone)
          resolve(result)
        })
        child.send(order)
      }),
    stop: () => child.disconnect(),
  }
}

/** The service as it is delivered, live or as a sandbox, and talkative, in a process of its own; all that it prints is kept. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { deliver } from '../support/delivered.ts'

export interface LiveService {
  readonly url: string
  readonly child: ChildProcess
  printed(): string
  stop(): Promise<void>
}

export async function startLive(env: Readonly<Record<string, string>>): Promise<LiveService> {
  const { file, folder } = await deliver('src/main.ts')
  const child = spawn(process.execPath, [file], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...env },
  })
  let printed = ''
  const port = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString('utf8')
      const found = /(?:Health|Open)\s+http:\/\/127\.0\.0\.1:(\d+)\/(?:readyz|sandbox)/.exec(printed)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(`ended before it was ready: ${printed}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    printed: () => printed,
    async stop() {
      if (child.exitCode === null) {
        const exited = once(child, 'exit')
        child.kill('SIGTERM')
        await exited
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

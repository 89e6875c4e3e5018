import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startFlags } from '../support/delivered.ts'
import { below, type Figure, median } from './support-figures.ts'
import { freePort, stopProcess } from './support-service.ts'

/**
 * `node dist/main.js` without any setting, in an empty folder: until the block is printed and `/readyz` says 200.
 * First with a database to be made, a schema and a sample town; then once more on what is there.
 */
export async function start(program: string, folder: string, rounds: number): Promise<Figure[]> {
  const first: number[] = []
  const later: number[] = []
  for (let round = 0; round < rounds; round++) {
    const dataDir = join(folder, `start-${round}`)
    mkdirSync(dataDir)
    first.push(await startOnce(program, dataDir))
    later.push(await startOnce(program, dataDir))
  }
  return [
    below('first start to ready', median(first) / 1000, 4, 's'),
    below('later start to ready', median(later) / 1000, 1.5, 's'),
  ]
}

async function startOnce(program: string, dataDir: string): Promise<number> {
  const port = await freePort()
  const startMs = performance.now()
  const child = spawn(process.execPath, [...startFlags, program], {
    cwd: dataDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, PORT: String(port) },
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk
      if (said.includes('/sandbox')) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(`the service did not start:\n${said.slice(-2000)}`)))
  })
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`)
  const elapsedMs = performance.now() - startMs
  await stopProcess(child)
  if (answer.status !== 200) throw new Error(`printed, but /readyz says ${answer.status}`)
  return elapsedMs
}

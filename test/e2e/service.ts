import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clock, systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { start } from '../../src/start.ts'

export interface RunningService {
  /** Of the chat room. */
  readonly url: string
  readonly port: number
  readonly dataDir: string
  stop(): Promise<void>
}

/**
 * The service as `npm start` brings it up on a machine that has seen nothing: no setting but where and on which port.
 * @param clock what it is there; left out: the machine's own time
 * @param settings variables that are set all the same
 */
export async function startFresh(
  clock: Clock = systemClock,
  port = 0,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'liaison-e2e-'))
  const service = await start(
    readConfig({ DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error', ...settings }),
    clock,
  ).catch(error => {
    rmSync(dataDir, { recursive: true, force: true })
    throw error
  })
  return {
    url: `http://127.0.0.1:${service.port}/sandbox`,
    port: service.port,
    dataDir,
    async stop() {
      await service.stop(1_000)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

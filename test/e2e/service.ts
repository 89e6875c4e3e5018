import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { start } from '../../src/start.ts'

export interface RunningService {
  /** Of the chat room. */
  readonly url: string
  stop(): Promise<void>
}

/** The service as `npm start` brings it up on a machine that has seen nothing: no setting but where and on which port. */
export async function startFresh(): Promise<RunningService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'liaison-e2e-'))
  const service = await start(
    readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }),
    systemClock,
  ).catch(error => {
    rmSync(dataDir, { recursive: true, force: true })
    throw error
  })
  return {
    url: `http://127.0.0.1:${service.port}/sandbox`,
    async stop() {
      await service.stop(1_000)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { BadConfiguration } from './errors.ts'
import { start } from './start.ts'

/** Start and stop. The only reader of the environment and, with `cli.ts`, the only one that ends the process. */

const drainMs = 9_000

try {
  process.loadEnvFile()
} catch (error) {
  // No .env in this folder: the environment alone counts.
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}

try {
  const service = await start(readConfig(process.env), systemClock)
  process.stdout.write(service.greeting)

  let stopping = false
  const stop = (signal: string): void => {
    // Asked twice: whoever asks is in a hurry, and nothing is lost (state is in the tables).
    if (stopping) process.exit(1)
    stopping = true
    service.log.info({ event: 'stop', signal })
    const late = setTimeout(() => process.exit(1), drainMs + 800)
    service.stop(drainMs).then(
      () => {
        clearTimeout(late)
        process.exit(0)
      },
      error => {
        service.log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // After an error nobody caught, memory cannot be trusted; the tables can.
  process.on('uncaughtException', error => {
    service.log.fatal({ err: error }, 'uncaught')
    process.exit(1)
  })
} catch (error) {
  if (!(error instanceof BadConfiguration)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

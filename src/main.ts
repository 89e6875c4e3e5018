import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { loadEnvFile } from './env-file.ts'
import { BadConfiguration } from './errors.ts'
import { start } from './start.ts'

/** Start and stop. The only reader of the environment and, with `cli.ts`, the only one that ends the process. */

const drainMs = 9_000

// Nobody has to read what is printed, and a full disk is no reason to end.
process.stdout.on('error', () => undefined)

/** Heard from the first moment on: a signal during the start stops the service as soon as it stands. */
const stopped = new Promise<NodeJS.Signals>(resolve => {
  let asked = false
  const ask = (signal: NodeJS.Signals): void => {
    // Asked twice: whoever asks is in a hurry, and nothing is lost (state is in the tables).
    if (asked) process.exit(1)
    asked = true
    resolve(signal)
  }
  process.on('SIGTERM', ask)
  process.on('SIGINT', ask)
  // The terminal it was started in is closed.
  process.on('SIGHUP', ask)
})

// At this one Node opens a debugger on 127.0.0.1, to whoever is on the machine; it is also sent to have logs begun anew.
process.on('SIGUSR1', () => undefined)

try {
  loadEnvFile(process.env)
  const service = await start(readConfig(process.env), systemClock)
  // After an error nobody caught, memory cannot be trusted; the tables can.
  process.on('uncaughtException', error => {
    service.log.fatal({ err: error }, 'uncaught')
    process.exit(1)
  })
  process.stdout.write(service.greeting)

  const signal = await stopped
  service.log.info({ event: 'stop', signal })
  setTimeout(() => process.exit(1), drainMs + 800).unref()
  await service.stop(drainMs).catch(error => {
    service.log.error({ err: error }, 'stopping failed')
    process.exit(1)
  })
  process.exit(0)
} catch (error) {
  if (!(error instanceof BadConfiguration)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

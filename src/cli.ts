#!/usr/bin/env node
import { runCli } from './cli/run.ts'
import { systemClock } from './clock.ts'
import { loadEnvFile } from './env-file.ts'
import { BadConfiguration } from './errors.ts'

try {
  loadEnvFile(process.env)
} catch (error) {
  if (!(error instanceof BadConfiguration)) throw error
  process.stderr.write(`liaison: ${error.message}\n`)
  process.exit(1)
}

// A pipe that is closed early (`liaison … | head`) is no mistake.
process.stdout.on('error', error => {
  const code = 'code' in error ? error.code : 'unknown'
  if (code === 'EPIPE') return
  process.stderr.write(`liaison: the answer cannot be written (${code})\n`)
  process.exit(1)
})

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  clock: systemClock,
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  isWatched: process.stderr.isTTY === true,
})

#!/usr/bin/env node
import { runCli } from './cli/run.ts'
import { systemClock } from './clock.ts'

try {
  process.loadEnvFile()
} catch (error) {
  // No .env in this folder: the environment alone counts.
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}

// A pipe that is closed early (`liaison … | head`) is no mistake.
process.stdout.on('error', error => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
})

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  clock: systemClock,
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  isWatched: process.stderr.isTTY === true,
})

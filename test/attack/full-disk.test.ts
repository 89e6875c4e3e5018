/** The log goes where the operator says, and its disk may be full. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/package-root.ts'

const program = `
  import { createLog } from ${JSON.stringify(join(packageRoot, 'src/log.ts'))}
  const log = createLog('info')
  for (let turn = 0; turn < 50; turn++) {
    log.info({ text: 'x'.repeat(60_000) })
    if (turn % 10 === 0) log.fatal('something is at its end')
    await new Promise(resolve => setImmediate(resolve))
  }
  process.stderr.write('still here')
`

it('a log that cannot be written neither ends a service nor holds it up', () => {
  const full = openSync('/dev/full', 'w')
  try {
    const { stderr, status, signal } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', program],
      { cwd: packageRoot, stdio: ['ignore', full, 'pipe'], timeout: 20_000, encoding: 'utf8' },
    )
    expect({ stderr, status, signal }).toEqual({ stderr: 'still here', status: 0, signal: null })
  } finally {
    closeSync(full)
  }
}, 30_000)

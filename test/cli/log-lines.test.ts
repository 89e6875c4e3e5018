/** What the service prints after its banner is read line by line, by programs. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startLive } from '../access/live-service.ts'
import { testDatabase } from '../support/database.ts'

const { url } = await testDatabase()

/** Runs before the service: its next full minute is this long after its start. */
const untilMinuteMs = 15_000
const nearMinute = `
  const Real = Date
  const ahead = 60_000 - ((Real.now() + ${untilMinuteMs}) % 60_000)
  globalThis.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(Real.now() + ahead); else super(...given) }
    static now() { return Real.now() + ahead }
  }`

it('each is JSON, also when the process stood still over a beat of its schedule', {
  timeout: 60_000,
}, async () => {
  const began = Date.now()
  const service = await startLive({
    DATABASE_URL: url,
    LIAISON_MODE: 'sandbox',
    LOG_LEVEL: 'info',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(nearMinute)}`,
  })
  try {
    await sleep(began + untilMinuteMs - 2_000 - Date.now())
    const greeted = service.printed()
    service.child.kill('SIGSTOP')
    await sleep(6_000)
    service.child.kill('SIGCONT')
    await expect.poll(() => service.printed().slice(greeted.length), { timeout: 20_000 }).toContain('missed')
    await service.stop()
    const lines = service.printed().slice(greeted.length).trim().split('\n')
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ time: expect.any(String) })
    expect(lines.map(line => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ event: 'heartbeat', msg: expect.stringContaining('missed execution') }),
    )
  } finally {
    service.child.kill('SIGCONT')
    await service.stop()
  }
})

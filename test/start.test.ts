/** The whole start in this process, on the database of the tests. */
import { expect, test } from 'vitest'
import { systemClock } from '../src/clock.ts'
import { readConfig } from '../src/config.ts'
import { seedTown } from '../src/features/roster/seed.ts'
import { sampleTown } from '../src/sandbox/sample-town.ts'
import { start } from '../src/start.ts'
import { testDatabase } from './support/database.ts'
import { keys } from './wecom/official.ts'

const played = await testDatabase()
const fresh = await testDatabase()
await seedTown(played.db, sampleTown, systemClock.now())

async function greetingOf(settings: Record<string, string>): Promise<string> {
  const service = await start(
    readConfig({ PORT: '0', LOG_LEVEL: 'silent', LIAISON_ADMIN_CODE: 'tests-only', ...settings }),
    systemClock,
  )
  await service.stop(1_000)
  return service.greeting
}

const live = { WECOM_BOT_TOKEN: keys.token, WECOM_BOT_AES_KEY: keys.encodingAesKey }

test('a live service on the data of a sandbox says so in one sentence, and what to do', async () => {
  const greeting = await greetingOf({ ...live, DATABASE_URL: played.url })
  expect(greeting).toContain('live')
  const [warning = ''] = greeting.split('\n').filter(line => line.includes('Warning'))
  expect(warning).toContain(sampleTown.name)
  expect(warning).toContain('DATA_DIR or DATABASE_URL')
})

test('on a database of its own it has nothing to warn of', async () => {
  expect(await greetingOf({ ...live, DATABASE_URL: fresh.url })).not.toContain('Warning')
})

/** The whole start in this process, on the database of the tests. */
import { describe, expect, test } from 'vitest'
import { systemClock } from '../src/clock.ts'
import { readConfig } from '../src/config.ts'
import { BadConfiguration } from '../src/errors.ts'
import { seedTown } from '../src/features/roster/seed.ts'
import { sampleTown } from '../src/sandbox/sample-town.ts'
import { start } from '../src/start.ts'
import { testDatabase } from './support/database.ts'
import { databaseUrl } from './support/database-url.ts'
import { keys, querystring, seal } from './wecom/official.ts'

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

test('with the self-built app alone it starts, opens that callback and no other, and founds no congress by a group', async () => {
  const app = {
    WECOM_CORP_ID: 'ww5823bf96d3bd56c7',
    WECOM_APP_AGENT_ID: '1000002',
    WECOM_APP_SECRET: 's',
    WECOM_APP_TOKEN: keys.token,
    WECOM_APP_AES_KEY: keys.encodingAesKey,
  }
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: fresh.url, ...app })
  const service = await start(config, systemClock)
  const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${service.port}${path}`)).status
  // Without a signature the one is refused, and the other is not there.
  expect([await statusOf('/wecom/app/callback'), await statusOf('/wecom/bot/callback')]).toEqual([403, 404])
  expect(await statusOf('/readyz')).toBe(200)
  await service.stop(1_000)
  expect(await fresh.db.sql`select name from open_way`).toEqual([{ name: 'app' }])
  expect(service.greeting).toContain('/wecom/app/callback')
  expect(service.greeting).not.toContain('/绑定')
})

test('a bot that was told its company answers people of it, and nobody of another', async () => {
  const service = await start(
    readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: fresh.url, ...live, WECOM_CORP_ID: 'wwours' }),
    systemClock,
  )
  const answerTo = async (corpid: string) => {
    const from = { userid: 'wangxiulan', corpid }
    const text = {
      msgid: corpid,
      aibotid: 'B',
      chattype: 'single',
      from,
      msgtype: 'text',
      text: { content: '帮助' },
    }
    const { query, body } = seal(text, systemClock.now())
    const url = `http://127.0.0.1:${service.port}/wecom/bot/callback?${querystring(query)}`
    const answer = await fetch(url, { method: 'POST', body: new Uint8Array(body) })
    return [answer.status, (await answer.text()) !== '']
  }
  expect([await answerTo('wwours'), await answerTo('wwother')]).toEqual([
    [200, true],
    [200, false],
  ])
  await service.stop(1_000)
})

test('beside a live service no sandbox is opened on its database; after it one says whose data it plays with', async () => {
  const { url, db } = await testDatabase()
  const sandbox = { DATABASE_URL: url }
  const running = await start(
    readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...live, DATABASE_URL: url }),
    systemClock,
  )
  await expect(greetingOf(sandbox)).rejects.toThrow(
    /^DATABASE_URL: a live service is at work on this database/,
  )
  expect(await db.sql`select name from congress`).toEqual([])
  await running.stop(1_000)
  expect(await greetingOf(sandbox)).not.toContain('Warning')
  await db.sql`
    insert into deed (congress_id, at, userid, action, outcome, subject, bot, msgid)
    select id, now(), 'u', 'meeting.publish', 'done', 'meeting:1', 'a-real-bot', 'm' from congress`
  expect(await greetingOf(sandbox)).toMatch(/Warning {2}this database was used by a live service/)
})

test('a sandbox that is open to the network says so where it is looked at', async () => {
  const greeting = await greetingOf({ HOST: '0.0.0.0', DATABASE_URL: played.url })
  expect(greeting).toMatch(/Warning {2}HOST 0\.0\.0\.0 opens the sandbox to the network/)
})

describe('a database that cannot be written as it is', () => {
  const own = async (setting: string, work: (url: string) => Promise<void>) => {
    const { url, db } = await testDatabase()
    const alter = (what: string) =>
      db.sql`${db.sql.raw(`alter database ${new URL(url).pathname.slice(1)} ${what}`)}`
    await alter(`set ${setting}`)
    await work(url)
    await alter(`reset ${setting.split(' ')[0]}`)
  }

  test.each([
    ['default_transaction_read_only = on', /^DATABASE_URL: the database only reads/],
    ['search_path = nowhere', /^DATABASE_URL: the database has no schema to write to/],
  ])('%s: said in one sentence', async (setting, sentence) => {
    await own(setting, async url => {
      await expect(greetingOf({ ...live, DATABASE_URL: url })).rejects.toThrow(BadConfiguration)
      await expect(greetingOf({ ...live, DATABASE_URL: url })).rejects.toThrow(sentence)
    })
  })

  test('another encoding than UTF8 stops the start: no word of Chinese could be stored', async () => {
    const { url, db } = await testDatabase({ migrated: false })
    const name = `${new URL(url).pathname.slice(1)}_latin`
    await db.sql`${db.sql.raw(`create database ${name} template template0 encoding 'LATIN1' locale 'C'`)}`
    try {
      await expect(greetingOf({ ...live, DATABASE_URL: databaseUrl(url, name) })).rejects.toThrow(
        /^DATABASE_URL: the encoding of the database is LATIN1, and has to be UTF8/,
      )
    } finally {
      await db.sql`${db.sql.raw(`drop database ${name} with (force)`)}`
    }
  })
})

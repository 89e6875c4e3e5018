/** Two processes on one database that were started with different settings: both say so, and one of them alone sends. */
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { appChannel } from '../../src/channels/names.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { connectionLease } from '../../src/connection/lease.ts'
import { enqueue } from '../../src/outbox/enqueue.ts'
import { Replicas } from '../../src/replicas/replicas.ts'
import { type Service, start } from '../../src/start.ts'
import { startFakeApp } from '../channels/fake-app.ts'
import { startBotServer } from '../connection/bot-server.ts'
import { quietLog, suiteKey, testDatabase } from '../support/database.ts'

const { db, url } = await testDatabase()
const platform = await startFakeApp()
const bots = await startBotServer()
afterAll(() => Promise.all([platform.close(), bots.close()]))

const running = new Set<Service>()
afterEach(async () => {
  for (const service of running) await stop(service)
  await db.sql`delete from replica`
})

const ours = {
  ...{ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url, WECOM_API_BASE: platform.apiBase, ...suiteKey },
  ...{ WECOM_BOT_TOKEN: 'OurToken', WECOM_BOT_AES_KEY: 'a'.repeat(43) },
  ...{ WECOM_CORP_ID: 'wwours', WECOM_APP_AGENT_ID: '1000001', WECOM_APP_SECRET: 'our-secret' },
}
const foreign = {
  ...{ WECOM_BOT_TOKEN: 'OtherToken', WECOM_BOT_AES_KEY: 'z'.repeat(43) },
  ...{ WECOM_CORP_ID: 'wwother', WECOM_APP_AGENT_ID: '5', WECOM_APP_SECRET: 'other-secret' },
}

async function run(settings: Record<string, string> = {}): Promise<Service> {
  const service = await start(readConfig({ ...ours, ...settings }), systemClock)
  running.add(service)
  return service
}

async function stop(service: Service): Promise<void> {
  running.delete(service)
  await service.stop(1_000)
}

/** What `/readyz` says of the settings. */
async function settingsAt({ port }: Service): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`)
  const body: { checks: { name: string; words: string }[] } = await answer.json()
  expect(answer.status).toBe(200)
  return body.checks.find(({ name }) => name === 'settings')?.words ?? ''
}

const alike = 'are those of all processes'
const named =
  /^another process on this database was started with another WECOM_APP_AGENT_ID, WECOM_APP_SECRET, WECOM_BOT_AES_KEY, WECOM_CORP_ID: give all/

it('the same settings: both are content', async () => {
  const both = [await run(), await run()]
  expect(await Promise.all(both.map(settingsAt))).toEqual([alike, alike])
})

it('another bot and another app: both name what differs, and neither they nor the database say what it is', async () => {
  const [one, other] = [await run(), await run(foreign)]
  const said = [await settingsAt(one), await settingsAt(other)]
  expect(said[0]).toMatch(named)
  expect(said[1]).toMatch(named)
  expect(said[0]).not.toContain('not sent by this one')
  expect(said[1]).toContain('what goes by app, book, media is left to the process that was here first')
  const stored = JSON.stringify(await db.sql`select * from replica`)
  for (const secret of [...Object.values(foreign), ours.WECOM_BOT_TOKEN, ours.WECOM_APP_SECRET])
    expect(said.join() + stored).not.toContain(`"${secret}"`)
  await stop(other)
  expect(await settingsAt(one)).toBe(alike)
})

it('another token alone is named, with the same key', async () => {
  const [one, other] = [await run(), await run({ WECOM_BOT_TOKEN: 'OtherToken' })]
  for (const service of [one, other])
    expect(await settingsAt(service)).toMatch(/with another WECOM_BOT_TOKEN: give all of them the same/)
})

/** @returns by which app each message went */
async function sendings(count: number): Promise<unknown[]> {
  const before = platform.asked.length
  await db.transaction(tx =>
    enqueue(
      tx,
      systemClock,
      Array.from({ length: count }, (_, nth) => ({
        ...{ congressId: null, channel: appChannel, target: `user:u${before}-${nth}` },
        ...{ promise: 'at_least_once' as const, payload: { kind: 'markdown' as const, text: `第${nth}条` } },
      })),
    ),
  )
  await vi.waitFor(
    async () => expect(await db.sql`select from outbox where state = 'waiting'`).toHaveLength(0),
    { timeout: 10_000, interval: 20 },
  )
  return platform.asked
    .slice(before)
    .filter(({ action }) => action === 'message/send')
    .map(({ body }) => body.agentid)
}

it('what the app says is sent by the app that was here first, also over its restart; alone, another may', async () => {
  const one = await run()
  const other = await run(foreign)
  expect(await sendings(40)).toEqual(Array(40).fill(1_000_001))
  await stop(one)
  expect(await settingsAt(other)).toContain('not sent by this one')
  const again = await run()
  expect(await sendings(40)).toEqual(Array(40).fill(1_000_001))
  expect(await settingsAt(again)).not.toContain('not sent by this one')
  await stop(again)
  await stop(other)
  const changed = await run(foreign)
  expect(await settingsAt(changed)).toBe(alike)
  expect(await sendings(3)).toEqual([5, 5, 5])
})

it('the line of another bot is not taken, also when it is free', async () => {
  const { WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey, ...bare } = ours
  expect([token, aesKey].join().length).toBeGreaterThan(43)
  const line = (id: string) => ({
    ...bare,
    ...{ WECOM_BOT_ID: id, WECOM_BOT_SECRET: 'secret-of-it', WECOM_WS_URL: bots.url },
  })
  const runLine = async (id: string) => {
    const service = await start(readConfig(line(id)), systemClock)
    running.add(service)
    return service
  }
  const holder = async () =>
    (await db.sql<{ holder: string }[]>`select holder from lease where name = ${connectionLease}`)[0]?.holder
  const one = await runLine('aib1')
  await vi.waitFor(async () => expect(await holder()).toBeDefined(), { timeout: 5_000 })
  const other = await runLine('aib9')
  await stop(one)
  await new Promise(resolve => setTimeout(resolve, 2_500))
  expect(await holder()).toBeUndefined()
  expect(await settingsAt(other)).toContain('what goes by connection is left')
})

const member = (more: Partial<ConstructorParameters<typeof Replicas>[0]> = {}) =>
  new Replicas({ db, log: quietLog, mode: 'live', settings: { WECOM_CORP_ID: 'a' }, ...more })

it('one that was cut off is gone after a while; one that beats is not', async () => {
  const quick = { beatMs: 50, goneMs: 400 }
  const first = member(quick)
  const second = member({ ...quick, settings: { WECOM_CORP_ID: 'b' } })
  await first.join()
  await second.join()
  expect([first.holdsBack('app'), second.holdsBack('app'), second.holdsBack('webhook')]).toEqual([
    false,
    true,
    false,
  ])
  await new Promise(resolve => setTimeout(resolve, 900))
  expect(second.holdsBack('app')).toBe(true)
  await first.leave()
  await db.sql`update replica set left_at = null`
  await vi.waitFor(() => expect(second.holdsBack('app')).toBe(false), { timeout: 3_000 })
  await second.leave()
})

it('beats that a slow database held up are not made up for: whoever leaves then can say so at once', async () => {
  const beatMs = 20
  const held = 50 * beatMs
  const one = member({ beatMs })
  await one.join()
  await db.sql`create table beat ()`
  await db.sql`
    create function count_beat() returns trigger language plpgsql as 'begin insert into beat default values; return null; end'`
  await db.sql`create trigger beats after update of seen_at on replica for each row execute function count_beat()`
  try {
    await db.transaction(async ({ sql }) => {
      await sql`lock table replica in access exclusive mode`
      await sql`delete from beat`
      await new Promise(resolve => setTimeout(resolve, held))
    })
    await one.leave()
    // The one that was held up, a few of a slow machine, and the leaving itself.
    const { length } = await db.sql`select from beat`
    expect(length).toBeGreaterThan(1)
    expect(length).toBeLessThan(held / beatMs / 4)
    expect(await db.sql`select from replica where left_at is null`).toHaveLength(0)
  } finally {
    await db.sql`drop trigger beats on replica`
    await db.sql`drop function count_beat`
    await db.sql`drop table beat`
  }
})

it('of many that start at one moment with different apps exactly one sends', async () => {
  const many = Array.from({ length: 8 }, (_, nth) => member({ settings: { WECOM_CORP_ID: `ww${nth}` } }))
  await Promise.all(many.map(one => one.join()))
  await Promise.all(many.map(one => one.look()))
  expect(many.filter(one => !one.holdsBack('app'))).toHaveLength(1)
  await Promise.all(many.map(one => one.leave()))
})

it('beside a live service a sandbox sends nothing, whichever was first', async () => {
  const sandbox = member({ mode: 'sandbox', settings: {} })
  const live = member()
  await sandbox.join()
  await live.join()
  expect(await sandbox.look()).toMatch(/^a live service works on this database, too/)
  expect(await live.look()).toMatch(/^a sandbox works on this database, too/)
  expect([sandbox.holdsBack('webhook'), live.holdsBack('webhook')]).toEqual([true, false])
  await Promise.all([sandbox.leave(), live.leave()])
})

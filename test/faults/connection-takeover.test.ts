/** Two processes on one database: the holder of the long connection is killed, and is stopped, while people speak. */
import { afterAll, expect, test, vi } from 'vitest'
import { startFakePlatform } from '../channels/fake-platform.ts'
import { announce, click, deputies, settleTowns, words } from '../desk/stage.ts'
import { testDatabase } from '../support/database.ts'
import { LinePlatform } from './support-line.ts'
import type { Message } from './support-platform.ts'
import { buildService, type Replica } from './support-service.ts'

const { db, url } = await testDatabase()
const service = await buildService()
const apis = await startFakePlatform()
const platform = await new LinePlatform().listen()
afterAll(async () => {
  await service.remove()
  platform.close()
  await apis.close()
})

const start = () =>
  service.start({
    databaseUrl: url,
    apiBase: apis.apiBase,
    connection: { id: 'aib1', secret: 'secret', url: platform.url },
  })
/** Until then another process has the connection. */
const takenOverWithinMs = 15_000

/** Each is answered once, by a card's update or by words. */
async function answered(requests: readonly string[]): Promise<void> {
  await vi.waitFor(() => expect(requests.filter(id => platform.answersTo(id) === 0)).toEqual([]), {
    timeout: 20_000,
    interval: 50,
  })
}

/** @returns what it took until somebody had subscribed again */
async function endHolder(holder: Replica, signal: 'SIGKILL' | 'SIGTERM'): Promise<number> {
  const before = platform.subscribedAtMs.length
  const startMs = performance.now()
  holder.child.kill(signal)
  await vi.waitFor(() => expect(platform.subscribedAtMs.length).toBeGreaterThan(before), {
    timeout: 2 * takenOverWithinMs,
    interval: 20,
  })
  return (platform.subscribedAtMs.at(-1) ?? Number.NaN) - startMs
}

test('another process has the connection within 15 s of a kill, within 3 s of a stop, and nothing is done twice', async ({
  annotate,
}) => {
  const at = new Date()
  const { sixty } = await settleTowns(db, at)
  const [meeting] = await announce(db, sixty, { count: 1, at })
  const saying = (userid: string, nth: number): Message =>
    nth % 3 === 0 ? words(userid, '帮助', { chat: null }) : click(userid, `attend:${meeting}`)

  const first = await start()
  await platform.connected()
  const second = await start()
  const before = await Promise.all(
    deputies.slice(0, 20).map((userid, nth) => platform.tell(saying(userid, nth))),
  )
  await answered(before)

  // Said in the moment of the kill: perhaps done, perhaps answered, perhaps neither. The platform says it again.
  const atKill = deputies.slice(20, 40).map(saying)
  await Promise.all(atKill.map(message => platform.tell(message)))
  const killedMs = await endHolder(first, 'SIGKILL')
  const again = await Promise.all(atKill.map(message => platform.tell(message)))
  await vi.waitFor(async () => {
    const rows =
      await db.sql`select from inbound where msgid = any(${atKill.map(({ origin }) => origin.msgid)})`
    expect(rows).toHaveLength(atKill.length)
  })
  const third = await start()
  const stoppedMs = await endHolder(second, 'SIGTERM')
  expect(await second.exited).toBe(0)
  const after = await Promise.all(deputies.slice(40).map((userid, nth) => platform.tell(saying(userid, nth))))
  await answered(after)
  third.child.kill('SIGTERM')
  expect(await third.exited).toBe(0)

  const twice = [...before, ...again, ...after].filter(id => platform.answersTo(id) > 1)
  const lines = await db.sql<{ entries: number; people: number }[]>`
    select count(*)::int as entries, count(distinct person_id)::int as people from answer_entry`
  const clicks = deputies.filter(
    (_, nth) => (nth < 20 ? nth : nth < 40 ? nth - 20 : nth - 40) % 3 !== 0,
  ).length
  await annotate(
    `takeover: ${Math.round(killedMs)} ms after SIGKILL (pass: < ${takenOverWithinMs}), ${Math.round(stoppedMs)} ms after SIGTERM (pass: < 3000); ${clicks} clicks have ${lines[0]?.entries} entries, ${twice.length} answered twice`,
  )
  expect(killedMs).toBeLessThan(takenOverWithinMs)
  expect(stoppedMs).toBeLessThan(3_000)
  expect(twice).toEqual([])
  expect(lines).toEqual([{ entries: clicks, people: clicks }])
  expect(await db.sql`select from lease`).toEqual([])
})

/** What somebody was answered is kept no longer than his message, whichever way the answer took. */
import { expect, it } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { forgetMessages } from '../../src/desk/inbound-store.ts'
import { registry } from '../../src/desk/registry.ts'
import { setOpenWays } from '../../src/features/reach/store.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
await stage.settleTowns(db)
await setOpenWays(db.sql, ['connection'], stage.now)
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })

async function say(words: string): Promise<string> {
  const message = stage.words('d2', words)
  await desk({ ...message, origin: { ...message.origin, line: { kind: 'connection', requestId: 'r' } } })
  return `reply:${message.origin.bot}:${message.origin.msgid}:0`
}
const kept = async () =>
  (await db.sql<{ key: string }[]>`select dedupe_key as key from outbox order by id`).map(({ key }) => key)
const forget = (before: Date) => db.transaction(tx => forgetMessages(tx, before, 1_000))

it('goes with its message when it was sent; one that waits, and words that answer nobody, stay', async () => {
  const [answered, waiting] = [await say('帮助'), await say('我的')]
  await db.sql`
    insert into outbox (channel, target, promise, payload, state, due_at, created_at, dedupe_key)
    select channel, target, promise, payload, 'sent', due_at, created_at, 'note:1' from outbox limit 1`
  await db.sql`update outbox set state = 'sent' where dedupe_key = ${answered}`
  expect(await forget(stage.now)).toBe(0)
  expect(await kept()).toHaveLength(3)
  expect(await forget(new Date(stage.now.getTime() + 1))).toBe(2)
  expect(await kept()).toEqual([waiting, 'note:1'])
  expect(await db.sql`select from inbound`).toHaveLength(0)
})

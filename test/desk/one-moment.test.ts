/** An answer of one moment is given in a transaction of its own kind; nothing of the one that was begun first stays. */
import { expect, it } from 'vitest'
import { say } from '../../src/bot/reply.ts'
import type { Clock } from '../../src/clock.ts'
import { receive } from '../../src/desk/receive.ts'
import { registry } from '../../src/desk/registry.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
await stage.settleTowns(db)
const deps = { db, clock, registry, botName: stage.botName, log: quietLog }
const ask = () => stage.words('d1', '/导出 收文', { chat: null })
const links = async () => (await db.sql`select from download`).count

it('a message that comes several times at once has one effect, and the same answer each time', async () => {
  const one = ask()
  const replies = await Promise.all([1, 2, 3, 4].map(() => receive(deps, one)))
  expect(replies[0]).toMatchObject({ kind: 'text' })
  for (const reply of replies) expect(reply).toEqual(replies[0])
  expect(await receive(deps, one)).toEqual(replies[0])
  expect(await links()).toBe(2)
})

it('many ask at once and note that they have spoken: each is answered, once', async () => {
  const before = await links()
  const all = Array.from({ length: 8 }, ask).map(one => ({
    ...one,
    origin: { ...one.origin, line: { kind: 'connection', requestId: 'r' } } as const,
  }))
  const replies = await Promise.all(all.map(one => receive(deps, one)))
  expect(replies.map(({ kind }) => kind)).toEqual(all.map(() => 'text'))
  expect(await links()).toBe(before + 16)
})

it('what turns out to decide something after all sees what was decided before it, and is done once', async () => {
  const seen: string[] = []
  const reply = await receive(deps, ask(), async ({ tx }) => {
    const [row] = await tx.sql<{ level: string }[]>`select current_setting('transaction_isolation') as level`
    seen.push(row?.level ?? '')
    if (seen.length === 1) tx.ofOneMoment()
    return say('好')
  })
  expect(reply).toMatchObject({ text: '好' })
  expect(seen).toEqual(['read committed', 'repeatable read', 'read committed'])
})

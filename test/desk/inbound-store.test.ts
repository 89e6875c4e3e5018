import { expect, test } from 'vitest'
import { type Reply, say } from '../../src/bot/reply.ts'
import { findReply, insertReceived } from '../../src/desk/inbound-store.ts'
import { testDatabase } from '../support/database.ts'
import { click, now } from './stage.ts'

const { db } = await testDatabase()

test('replies that are stored together come back as they were, whatever stands in them', async () => {
  const replies: readonly Reply[] = [
    say('一句话'),
    say('a\u001eb\u001e"quoted" \\ {1,2} NULL \n\t 👨‍👩‍👧'),
    say(''),
    { kind: 'silent' },
    say('\u001e'),
  ]
  const received = replies.map((stored, nth) => ({ incoming: click(`d${nth}`, 'attend:1'), stored }))
  await db.transaction(tx => tx.sql`with stored as (${insertReceived(tx, received, now)}) select 1`)
  const found = await db.transaction(tx =>
    Promise.all(received.map(({ incoming }) => findReply(tx, incoming))),
  )
  expect(found).toEqual(replies)
})

test('a message that is there already refuses the whole set', async () => {
  const twice = { incoming: click('d1', 'attend:1'), stored: say('已登记') }
  const fresh = { incoming: click('d2', 'attend:1'), stored: say('已登记') }
  const store = (received: readonly (typeof twice)[]) =>
    db.transaction(tx => tx.sql`with stored as (${insertReceived(tx, received, now)}) select 1`)
  await store([twice])
  await expect(store([fresh, twice])).rejects.toMatchObject({ code: '23505' })
  expect(await db.transaction(tx => findReply(tx, fresh.incoming))).toBeNull()
})

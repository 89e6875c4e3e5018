/** Somebody who asks for more pages than anybody reads. */
import { expect, it } from 'vitest'
import { createConsole } from '../../src/console/console.tsx'
import { openSession } from '../../src/features/sessions/store/sessions.ts'
import { Patience } from '../../src/patience.ts'
import { now, settleTowns } from '../desk/stage.ts'
import { quietLog, testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
await settleTowns(db)
const at = { ms: 0 }
const answer = createConsole({
  db,
  clock: { now: () => now },
  botName: '联络员',
  publicUrl: () => 'http://localhost',
  platform: null,
  log: quietLog,
  patience: new Patience({ atOnce: 10, aSecond: 1, nowMs: () => at.ms }),
})

async function statusFor(userid: string, method: 'GET' | 'POST' = 'GET'): Promise<number> {
  const session = await db.transaction(tx => openSession(tx, { account: userid, device: 'other/other' }, now))
  const given = await answer({
    method,
    path: method === 'GET' ? '/console' : '/console/sign-out',
    query: new URLSearchParams(),
    form: null,
    cookies: { session, trip: '', form: '' },
    address: '127.0.0.1',
    agent: '',
  })
  return 'status' in given ? given.status : 303
}

it('so many pages a person and no more, on however many devices; others are not kept waiting, and forms are taken', async () => {
  for (let nth = 0; nth < 10; nth++) expect(await statusFor('d1')).toBe(200)
  for (let nth = 0; nth < 5; nth++) expect(await statusFor('d1')).toBe(429)
  expect(await statusFor('d2')).toBe(200)
  // Without its token it is refused, as ever.
  expect(await statusFor('d1', 'POST')).toBe(403)
  at.ms += 1_000
  expect([await statusFor('d1'), await statusFor('d1')]).toEqual([200, 429])
})

import { expect, test } from 'vitest'
import type { Incoming } from '../../src/bot/incoming.ts'
import { silent } from '../../src/bot/reply.ts'
import { keepingCardCodes } from '../../src/desk/keep-card-code.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'

const { db } = await testDatabase()
const clock = { now: () => stage.now, offsetMs: 0 }
const receive = keepingCardCodes({ db, clock, log: quietLog }, async () => silent)

function clicked(userid: string, responseCode: string | null, line: 'app' | 'callback' = 'app'): Incoming {
  const made = stage.click(userid, 'attend:1', { chat: null })
  const origin = {
    ...made.origin,
    line: line === 'app' ? { kind: line, responseCode } : { kind: line },
  }
  return { ...made, origin, click: { ...made.click, taskId: 'task-1' } }
}

const codes = () => db.sql<{ userid: string; code: string | null }[]>`
  select userid, code from private_card left join card_code on card_code.id = code_id order by userid`

test('a click leaves its code with the card of its person and nobody else, the same click again changes nothing', async () => {
  await db.sql`insert into card_code (code, expires_at) values ('sent', ${stage.now})`
  await db.sql`
    insert into private_card (task_id, userid, code_id, sent_at)
    select 'task-1', unnest(array['d1', 'd2']), id, ${stage.now} from card_code`
  await receive(clicked('D1', 'first'))
  await receive(clicked('D1', 'first'))
  expect(await codes()).toEqual([
    { userid: 'd1', code: 'first' },
    { userid: 'd2', code: 'sent' },
  ])
  await receive(clicked('d1', 'second'))
  expect((await codes())[0]).toEqual({ userid: 'd1', code: 'second' })
  const [row] = await db.sql<{ hours: number }[]>`
    select extract(epoch from expires_at - ${stage.now})::int / 3600 as hours from card_code where code = 'second'`
  expect(row?.hours).toBe(72)
})

test('codes without a card, clicks without a code and other ways leave nothing', async () => {
  const [before] = await db.sql`select count(*) as n from card_code`
  await receive(clicked('d9', 'x'))
  await receive(clicked('d1', null))
  await receive(clicked('d1', 'y', 'callback'))
  await receive(stage.words('d1', '参加'))
  expect((await db.sql`select count(*) as n from card_code`)[0]).toEqual(before)
})

test('a code that cannot be kept keeps no answer back', async () => {
  const gone = keepingCardCodes({ db, clock, log: quietLog }, async () => silent)
  await db.sql`alter table card_code rename to card_code_away`
  expect(await gone(clicked('d1', 'third'))).toEqual(silent)
  await db.sql`alter table card_code_away rename to card_code`
})

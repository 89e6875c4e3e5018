/** Somebody who stands in the rosters of two congresses and sends photos to the bot alone. */
import { expect, it } from 'vitest'
import type { Incoming } from '../../../src/bot/incoming.ts'
import type { Reply } from '../../../src/bot/reply.ts'
import type { Clock } from '../../../src/clock.ts'
import { createDesk } from '../../../src/desk/express-lane.ts'
import { registry } from '../../../src/desk/registry.ts'
import { keepFetched } from '../../../src/features/attachments/outreach.ts'
import { tableOf } from '../../../src/features/roster/rules/table.ts'
import { importRoster } from '../../../src/features/roster/store/import.ts'
import { fetchDocument } from '../../../src/registers/documents.ts'
import * as stage from '../../desk/stage.ts'
import { quietLog, testDatabase } from '../../support/database.ts'
import { jpeg } from './stage.ts'

const { db } = await testDatabase()
let now = stage.now
const clock: Clock = { now: () => now, offsetMs: 0 }
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const { sixty: yunxi, foreign: shiqiao } = await stage.settleTowns(db)
for (const congressId of [yunxi, shiqiao]) {
  const cells = [
    ['姓名', '企业微信账号', '代表层级', '职务'],
    ['周敏', 'zhou', '乡镇', '联络员'],
  ]
  const table = tableOf([{ rows: cells.map((row, index) => ({ number: index + 1, cells: row })) }])
  if ('kind' in table) throw new Error(table.kind)
  await db.transaction(tx => importRoster(tx, congressId, table, stage.now))
}

/** A minute passes before anything is said. */
function later(): void {
  now = new Date(now.getTime() + 60_000)
}
const cards = stage.cardsInView()
async function say(text: string): Promise<string> {
  later()
  const reply = cards.seen(await desk(stage.words('zhou', text, { chat: null })))
  return reply.kind === 'text' ? reply.text : JSON.stringify(reply)
}
async function choose(congressId: number): Promise<Reply> {
  later()
  return desk(stage.click('zhou', cards.keyOf(`congress:${congressId}`), { chat: null }))
}
async function send(): Promise<string> {
  later()
  const { origin } = stage.words('zhou', '', { chat: null })
  const incoming: Incoming = { kind: 'media', origin, media: 'image', urls: ['https://x.cn/1'] }
  const reply = await desk(incoming)
  return reply.kind === 'text' ? reply.text : ''
}

it('a photo belongs to the matter that was entered last, and the answer says of which congress', async () => {
  await say('/来访 路灯坏了')
  await choose(yunxi)
  await say('/来访 水渠堵塞')
  await choose(shiqiao)
  expect(await send()).toBe(
    '石桥镇人大：正在保存，附在来访2026-001。保存好会告诉您；五分钟内没有收到，请再发一次。',
  )
  const asked = await say('/附图 1')
  expect(asked).toContain(`congress:${yunxi}`)
  await choose(yunxi)
  expect(await send()).toContain('云溪镇人大：正在保存，附在来访2026-001')
})

it('what he sent in one of them is opened there and not as a member of the other', async () => {
  const rows = await db.sql<{ personId: number; congressId: number; visitId: number }[]>`
    select p.id as "personId", p.congress_id as "congressId", v.id as "visitId"
    from person p join visit v on v.congress_id = p.congress_id where p.userid = 'zhou'`
  const [here, there] = [yunxi, shiqiao].map(id => rows.find(row => row.congressId === id))
  if (here === undefined || there === undefined) throw new Error('nobody stands in both')
  const { holders } = registry
  const request = { kind: 'media', url: '', bot: 'b', msgid: 'm', nth: 0, of: 1 } as const
  const keep = (personId: number, visitId: number) =>
    keepFetched(
      db,
      { clock, botName: stage.botName, holders },
      { ...request, personId, subject: { kind: 'visit', id: visitId } },
      { name: 'a.jpg', bytes: jpeg() },
    )
  // A row that was queued for the matter of another congress: refused, whoever made it.
  await keep(here.personId, there.visitId)
  expect(await db.sql`select from attachment`).toHaveLength(0)
  await keep(here.personId, here.visitId)
  await say('/看附件 1')
  const opened = async (personId: number, congressId: number) => {
    const token = 'A'.repeat(43)
    await db.sql`delete from download`
    await db.sql`
      insert into download (token_hash, congress_id, person_id, document, created_at, expires_at)
      select encode(sha256(${token}::bytea), 'hex'), ${congressId}, ${personId},
             jsonb_build_object('kind', 'attachment', 'attachmentId', (select id from attachment)), ${now}, 'infinity'`
    return db.transaction(tx => fetchDocument(tx, holders, token, now))
  }
  expect(await opened(there.personId, shiqiao)).toBe('forbidden')
  expect(await opened(here.personId, yunxi)).toMatchObject({ name: 'a.jpg' })
})

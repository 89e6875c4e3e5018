/** Somebody who is liaison of two congresses and speaks alone with the bot, and somebody who belongs to one of them. */
import { expect, it } from 'vitest'
import type { Clock } from '../../../src/clock.ts'
import { createDesk } from '../../../src/desk/express-lane.ts'
import { registry } from '../../../src/desk/registry.ts'
import { contentInUse, lockTemplate, putInUse } from '../../../src/features/minutes/store/templates.ts'
import { tableOf } from '../../../src/features/roster/rules/table.ts'
import { importRoster } from '../../../src/features/roster/store/import.ts'
import { fetchDocument } from '../../../src/registers/documents.ts'
import * as stage from '../../desk/stage.ts'
import { quietLog, testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const dayMs = 86_400_000
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
// Two notices here, one there: number 2 is one's alone, number 1 both have.
await stage.announce(db, yunxi, { count: 2 })
await stage.announce(db, shiqiao, { count: 1 })
/** They are on. */
const now = new Date(stage.now.getTime() + 3 * dayMs + 3_600_000)

async function say(text: string, userid = 'zhou'): Promise<string> {
  const reply = await desk(stage.words(userid, text, { chat: null }))
  if (reply.kind !== 'text') return JSON.stringify(reply)
  const links = reply.link === undefined ? [] : [reply.link].flat()
  return [reply.text, ...links.map(({ path }) => path)].join('\n')
}
const parts = () =>
  db.sql<{ congress: number; words: string }[]>`
    select m.congress_id as congress, e.words from minutes_entry e join meeting m on m.id = e.meeting_id order by e.id`

it('a number that only one of them has says which is meant; where both have it, nothing is written before he says', async () => {
  expect(await say('/纪要 2 这里的一段')).toContain('已记入第2号会议')
  expect(await parts()).toEqual([{ congress: yunxi, words: '这里的一段' }])
  await say('/纪要 1 谁的一段')
  await say('/表决 1 赞成1')
  await say('/决定 1 谁的决定')
  expect(await parts()).toHaveLength(1)
  expect(await db.sql`select from vote_entry`).toHaveLength(0)
  expect(await db.sql`select from decision`).toHaveLength(0)
})

it('one congress sees nothing of the other’s: not its minutes, its decisions, its topics, its papers, its forms', async () => {
  await say('/决定 2 修渠')
  expect(await say('/决定 1', 's1')).not.toContain('修渠')
  expect(await say('/决定', 's1')).toContain('还没有登记')
  expect(await say('/议程 2', 's1')).toContain('没有第2号')
  expect(await say('/会议记录 1', 's1')).toContain('由主席团成员')
  expect(await say('/议题 石桥的议题', 's1')).toContain('议题1号')
  expect(await say('/议题 云溪的议题', stage.deputies[3])).toContain('议题1号')
  expect(await say('/议题', 's1')).not.toContain('云溪')

  const token = /\/download\/([\w-]+)/.exec(await say('/会议记录 2'))?.[1] ?? ''
  await db.sql`update person set active = false where userid = 'zhou' and congress_id = ${yunxi}`
  expect(await db.transaction(tx => fetchDocument(tx, registry.holders, token, now))).toBe('forbidden')
  await db.sql`update person set active = true where userid = 'zhou'`

  const [template] = await db.sql<{ id: number; by: number }[]>`
    insert into document_template (congress_id, kind, state, name, asked_by, asked_at)
    select ${shiqiao}::int, 'record', 'awaited', '', id, ${now} from person where userid = 's1' returning id, asked_by as by`
  await db.transaction(async tx => {
    const row = await lockTemplate(tx, template?.id ?? 0)
    if (row === null) throw new Error('no template')
    const sent = {
      content: Buffer.from('x'),
      name: 'a',
      by: template?.by ?? 0,
      now,
      source: { bot: 'b', msgid: 'm' },
    }
    await putInUse(tx, row, sent)
    expect(await contentInUse(tx, yunxi, 'record')).toBeNull()
    expect(await contentInUse(tx, shiqiao, 'record')).not.toBeNull()
  })
})

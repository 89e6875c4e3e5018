import { beforeEach, expect, test } from 'vitest'
import type { Card, Reply } from '../../../src/bot/reply.ts'
import { createDesk } from '../../../src/desk/express-lane.ts'
import { registry } from '../../../src/desk/registry.ts'
import { allowAdminCode } from '../../../src/features/congress/store.ts'
import * as stage from '../../desk/stage.ts'
import { click, words } from '../../desk/stage.ts'
import { quietLog, testDatabase } from '../../support/database.ts'

const { db } = await testDatabase()
const clock = { now: () => stage.now, offsetMs: 0 }
const { sixty } = await stage.settleTowns(db)
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const chair = 'd1'
const deputy = 'd2'
const newGroup = 'wrNobodysYet'

beforeEach(async () => {
  await db.sql`delete from chat where chatid = ${newGroup}`
  await db.sql`update chat set purpose = 'deputies', group_id = null where chatid = ${stage.group}`
})

const textOf = (reply: Reply): string => (reply.kind === 'text' ? reply.text : '')
const cardOf = (reply: Reply): Card => {
  if (reply.kind !== 'card' && reply.kind !== 'update') throw new Error(`no card: ${textOf(reply)}`)
  return reply.card
}

async function purposeOf(chatid: string): Promise<string | null> {
  const [row] = await db.sql<{ purpose: string }[]>`select purpose from chat where chatid = ${chatid}`
  return row?.purpose ?? null
}

const refusals = async (): Promise<number> => {
  const [row] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from deed where action = 'chat.bind' and outcome = 'refused'`
  return row?.n ?? 0
}

test('a clerk binds a new group with one word', async () => {
  const bound = textOf(await desk(words(chair, '/绑定 主席团', { chat: newGroup })))
  expect(bound).toContain('绑定成功：云溪镇人大，主席团群')
  expect(bound).toContain('本群还没有配置消息推送')
  expect(await purposeOf(newGroup)).toBe('presidium')
})

test.each(['/绑定 全体代表', '/绑定 第三代表小组', '/绑定 云溪镇', '/绑定 管理码'])(
  'a deputy who sends %s is told who may, not that a code was wrong, and it is not counted as one',
  async said => {
    const before = await refusals()
    for (const chat of [newGroup, stage.group]) {
      const told = textOf(await desk(words(deputy, said, { chat })))
      expect(told).toContain('由主席、副主席和联络员办理')
      expect(told).not.toContain('不对')
    }
    expect(await refusals()).toBe(before)
    expect(await purposeOf(newGroup)).toBeNull()
  },
)

test('a group that serves somebody already is given another use only when a clerk confirms it', async () => {
  const asked = cardOf(await desk(words(chair, '/绑定 主席团')))
  expect(asked.body).toContain('本群现为全体代表群')
  expect(await purposeOf(stage.group)).toBe('deputies')
  const [change, keep] = asked.buttons.map(button => button.key)

  expect(cardOf(await desk(click(deputy, change ?? ''))).body).toContain('由主席、副主席和联络员使用')
  expect(await purposeOf(stage.group)).toBe('deputies')
  expect(cardOf(await desk(click(chair, keep ?? ''))).body).toContain('没有更改')
  expect(await purposeOf(stage.group)).toBe('deputies')

  const changed = await desk(click(chair, change ?? ''))
  expect(changed).toMatchObject({ kind: 'update', audience: 'everyone' })
  expect(cardOf(changed).body).toContain('绑定成功：云溪镇人大，主席团群')
  expect(await purposeOf(stage.group)).toBe('presidium')
})

test('a card changes only the use that it showed', async () => {
  const first = cardOf(await desk(words(chair, '/绑定 主席团'))).buttons[0]?.key ?? ''
  const second = cardOf(await desk(words(chair, '/绑定 第一代表小组'))).buttons[0]?.key ?? ''
  await desk(click(chair, first))
  expect(await purposeOf(stage.group)).toBe('presidium')
  const late = cardOf(await desk(click(chair, second))).body
  expect(late).toContain('本群现为主席团群')
  expect(late).toContain('没有更改')
  expect(await purposeOf(stage.group)).toBe('presidium')
  // Pressed again, what it has done stands.
  const again = cardOf(await desk(click(chair, first))).body
  expect(again).toContain('本群现为主席团群')
  expect(again).not.toContain('没有更改')
})

test('a deputies’ group is asked about by its name and bound by its id', async () => {
  const asked = cardOf(await desk(words(chair, '/绑定 第一代表小组')))
  expect(asked.body).toContain('改为第一代表小组群')
  await desk(click(chair, asked.buttons[0]?.key ?? ''))
  const [row] = await db.sql<{ name: string }[]>`
    select g.name from chat c join deputy_group g on g.id = c.group_id where c.chatid = ${stage.group}`
  expect(row?.name).toBe('第一代表小组')
})

test.each(['use:99999', 'use:', 'use:chair'])('%s is no use that a group can have', async key => {
  expect(cardOf(await desk(click(chair, key))).body).toContain('没有更改')
  expect(await purposeOf(stage.group)).toBe('deputies')
})

test('said again, what a group is for changes nothing and asks nothing', async () => {
  expect(textOf(await desk(words(chair, '/绑定 全体代表')))).toContain('全体代表群')
})

test('who brings a code to a group that has a use becomes the liaison and leaves the use as it is', async () => {
  await db.sql`update chat set purpose = 'presidium' where chatid = ${stage.group}`
  await db.transaction(tx => allowAdminCode(tx, 'CODE-77', stage.now))
  const told = textOf(await desk(words('newcomer', '/绑定 CODE-77 云溪镇')))
  expect(told).toContain('主席团群')
  expect(told).toContain('已登记为联络员')
  expect(await purposeOf(stage.group)).toBe('presidium')
  const [row] = await db.sql<{ n: number }[]>`
    select count(*)::int as n from person p join person_role r on r.person_id = p.id
    where p.congress_id = ${sixty} and p.userid = 'newcomer' and r.role = 'liaison'`
  expect(row?.n).toBe(1)
})

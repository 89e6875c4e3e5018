/**
 * Accounts that stand in the rosters of two congresses, alone with the bot. `d2` is a deputy in 云溪镇 and deputy and
 * chair in 石桥镇, `zhou` is liaison in both; `d1` is chair of 云溪镇 only.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Card, Reply } from '../../src/bot/reply.ts'
import type { Clock } from '../../src/clock.ts'
import { createDesk } from '../../src/desk/express-lane.ts'
import { registry } from '../../src/desk/registry.ts'
import { addNotes } from '../../src/features/notes/store.ts'
import { tableOf } from '../../src/features/roster/rules/table.ts'
import { importRoster } from '../../src/features/roster/store/import.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import * as stage from './stage.ts'
import { click, words } from './stage.ts'

const { db } = await testDatabase()
const clock: Clock = { now: () => stage.now, offsetMs: 0 }
const desk = createDesk({ db, clock, registry, botName: stage.botName, log: quietLog })
const { sixty: yunxi, foreign: shiqiao } = await stage.settleTowns(db)
await enter(yunxi, ['周敏', 'zhou', '', '联络员'])
await enter(shiqiao, ['周敏', 'zhou', '', '联络员'], ['赵二', 'd2', '乡镇', '主席'])

async function enter(congressId: number, ...people: [string, string, string, string][]): Promise<void> {
  const cells = [['姓名', '企业微信账号', '代表层级', '职务'], ...people]
  const table = tableOf([{ rows: cells.map((row, index) => ({ number: index + 1, cells: row })) }])
  if ('kind' in table) throw new Error(table.kind)
  const plan = await db.transaction(tx => importRoster(tx, congressId, table, stage.now))
  expect(plan.problems).toEqual([])
}

beforeEach(async () => {
  await db.sql`truncate meeting, conversation, private_note cascade`
})

const cards = stage.cardsInView()
const say = async (who: string, text: string, chat: string | null = null) =>
  cards.seen(await desk(words(who, text, { chat })))
const press = async (who: string, key: string, selected: Record<string, string> = {}) => {
  const message = click(who, cards.keyOf(key), { chat: null })
  const chosen = new Map(Object.entries(selected).map(([name, value]) => [name, [value]]))
  return cards.seen(await desk({ ...message, click: { ...message.click, selected: chosen } }))
}
const pressed = async (who: string, key: string) => cards.seen(await desk(click(who, key, { chat: null })))
const announce = async (congressId: number): Promise<number> => (await stage.announce(db, congressId))[0] ?? 0

const cardOf = (reply: Reply): Card => {
  if (reply.kind !== 'card' && reply.kind !== 'update') throw new Error(`a ${reply.kind} has no card`)
  return reply.card
}
const textOf = (reply: Reply): string => (reply.kind === 'text' ? reply.text : (cardOf(reply).body ?? ''))
const keysOf = (reply: Reply) => cardOf(reply).buttons.map(button => stage.withoutCard(button.key))
const choice = [`congress:${yunxi}`, `congress:${shiqiao}`]

const answers = () => db.sql<{ congress: number; userid: string; answer: string }[]>`
  select p.congress_id as congress, p.userid, a.answer
  from answer_entry a join person p on p.id = a.person_id order by a.id`
const idOf = async (congressId: number, userid: string): Promise<number> => {
  const [row] = await db.sql<{ id: number }[]>`
    select id from person where congress_id = ${congressId} and userid = ${userid}`
  return row?.id ?? 0
}

describe('words that answer a notice', () => {
  test('are an answer in the only congress that has one open, and the reply tells which', async () => {
    await announce(shiqiao)
    expect(textOf(await say('d2', '参加'))).toMatch(/^石桥镇人大：/)
    expect(await answers()).toEqual([{ congress: shiqiao, userid: 'd2', answer: 'attend' }])
  })

  test('are asked about when both have one open, and are done where the choice says', async () => {
    await announce(yunxi)
    await announce(shiqiao)
    const asked = await say('d2', '请假 住院')
    expect(keysOf(asked)).toEqual(choice)
    expect(await answers()).toEqual([])
    expect(textOf(await press('d2', choice[0] ?? ''))).toContain('请假')
    expect(await answers()).toEqual([{ congress: yunxi, userid: 'd2', answer: 'leave' }])
    expect(textOf(await press('d2', choice[1] ?? ''))).toContain('已处理或已过期')
    expect(await answers()).toHaveLength(1)
  })

  test('the congress may be typed, too', async () => {
    await announce(yunxi)
    await announce(shiqiao)
    await say('d2', '参加')
    await say('d2', '石桥镇')
    expect(await answers()).toEqual([{ congress: shiqiao, userid: 'd2', answer: 'attend' }])
  })

  test('a number that only one of them has decides', async () => {
    await announce(yunxi)
    await stage.announce(db, shiqiao, { count: 2 })
    const [last] = await db.sql<{ number: number }[]>`
      select number from meeting where congress_id = ${shiqiao} order by number desc limit 1`
    const [same] =
      await db.sql`select 1 from meeting where congress_id = ${yunxi} and number = ${last?.number ?? 0}`
    expect(same).toBeUndefined()
    await say('d2', `第${last?.number}号 参加`)
    expect(await answers()).toMatchObject([{ congress: shiqiao }])
  })

  test('what is no answer is told so at once', async () => {
    await announce(yunxi)
    await announce(shiqiao)
    expect(textOf(await say('d2', '收到'))).toContain('只回“收到”不算回复')
    expect((await say('d2', '今天天气不错')).kind).toBe('text')
    expect((await say('d2', '你好')).kind).toBe('text')
  })
})

describe('what concerns somebody alone', () => {
  test('我的 shows the notices of both', async () => {
    await announce(yunxi)
    await announce(shiqiao)
    const mine = textOf(await say('d2', '我的'))
    expect(mine).toMatch(/云溪镇人大：\n[^\n]+\n石桥镇人大：\n/)
    expect(textOf(await press('d2', 'mine'))).toMatch(/云溪镇人大：\n[^\n]+\n石桥镇人大：\n/)
    expect(textOf(await say('d3', '我的'))).not.toContain('镇人大：\n')
  })

  test('notes of both come with the next answer, once', async () => {
    const people = [await idOf(yunxi, 'd2'), await idOf(shiqiao, 'd2')]
    await db.transaction(tx =>
      addNotes(tx, { personIds: people, text: '您的请假已批准', rights: [] }, stage.now),
    )
    const first = textOf(await say('d2', '帮助'))
    expect(first).toContain('云溪镇人大：您的请假已批准')
    expect(first).toContain('石桥镇人大：您的请假已批准')
    expect(textOf(await say('d2', '帮助'))).not.toContain('您的请假已批准')
  })

  test('one answer address is used up once, whichever of the two is written to', async () => {
    const message = words('d2', '我的', { chat: null })
    await desk({ ...message, origin: { ...message.origin, responseUrl: 'https://example.invalid/once' } })
    const people = [await idOf(yunxi, 'd2'), await idOf(shiqiao, 'd2')]
    expect(
      await db.sql`select person_id from answer_url where url = 'https://example.invalid/once' order by person_id`,
    ).toEqual(people.toSorted((a, b) => a - b).map(person_id => ({ person_id })))
  })
})

describe('a command', () => {
  test('is run in the only congress where the person may use it', async () => {
    const reply = await say('d2', '/会议 3月20日上午9点 镇政府三楼会议室 主席团会议')
    expect(reply.kind).not.toBe('update')
    expect(await db.sql`select congress_id from meeting`).toEqual([{ congress_id: shiqiao }])
  })

  test('is asked about when it may be used in both, and goes on in the chosen one', async () => {
    const asked = await say('zhou', '/会议 3月20日 镇政府三楼会议室 全体代表会议')
    expect(keysOf(asked)).toEqual(choice)
    expect(await db.sql`select from meeting`).toEqual([])
    const chosen = await press('zhou', choice[1] ?? '')
    expect(cardOf(chosen).title).toContain('石桥镇')
    expect(await db.sql`select congress_id, status from meeting`).toEqual([
      { congress_id: shiqiao, status: 'draft' },
    ])
    await say('zhou', '上午9点')
    const [draft] = await db.sql<
      { startsAt: string }[]
    >`select notice ->> 'startsAt' as "startsAt" from meeting`
    expect(draft?.startsAt).toBe('2026-03-20T01:00:00.000Z')
  })

  test('about a notice goes where there is one', async () => {
    await announce(shiqiao)
    expect(textOf(await say('zhou', '/名单'))).toMatch(/^石桥镇人大：/)
    await announce(yunxi)
    expect(keysOf(await say('zhou', '名单'))).toEqual(choice)
    expect(textOf(await press('zhou', choice[1] ?? ''))).toContain('应到2人')
  })

  test('about somebody goes where he is on the roster', async () => {
    await announce(yunxi)
    await announce(shiqiao)
    await say('d3', '请假 住院')
    expect(textOf(await say('zhou', '/准假 赵三'))).toMatch(/^云溪镇人大：/)
    expect(keysOf(await say('zhou', '/代 赵二 参加'))).toEqual(choice)
  })

  test('a list that is too long for the card comes after it', async () => {
    const here = await announce(yunxi)
    await announce(shiqiao)
    const excused = stage.deputies.slice(2, 20)
    for (const who of excused) await press(who, `leave:${here}`)
    for (const who of excused) await say(who, '请假 带队去省里参加为期三天的农业技术培训')
    await say('zhou', '/名单')
    const chosen = await press('zhou', choice[0] ?? '')
    expect(textOf(chosen)).toContain('另发给您')
    expect(textOf(await say('zhou', '我的'))).toMatch(/云溪镇人大：第\d+号[\s\S]+赵三（/)
  })

  test('that is answered with a link gives it when the congress is typed, and does nothing by the card', async () => {
    expect(keysOf(await say('d2', '/日历'))).toEqual(choice)
    expect(textOf(await press('d2', choice[0] ?? ''))).toContain('请直接发送“云溪镇”')
    expect(textOf(await press('d2', choice[1] ?? ''))).toContain('请直接发送“石桥镇”')
    expect(await db.sql`select from calendar_feed`).toHaveLength(0)
    const typed = await say('d2', '石桥镇')
    expect(typed.kind === 'text' ? typed.link : null).toMatchObject({
      path: expect.stringContaining('/calendar/'),
    })
    expect(await db.sql`select from calendar_feed`).toHaveLength(1)
  })

  test('the help shows all that the person may do in any of them', async () => {
    expect(textOf(await say('d2', '帮助'))).toContain('/会议')
    expect(textOf(await say('d3', '帮助'))).not.toContain('/会议')
  })

  test('who may in neither is refused', async () => {
    await enter(shiqiao, ['赵三', 'd3', '乡镇', ''])
    expect(textOf(await say('d3', '/会议 明天上午9点'))).toContain('由主席、副主席和联络员使用')
  })
})

describe('a question', () => {
  const states = () => db.sql<{ congress: number; status: string }[]>`
    select congress_id as congress, status from meeting order by congress_id`
  const standing = () => [
    { congress: yunxi, status: 'open' },
    { congress: shiqiao, status: 'open' },
  ]
  const asking = async () => {
    const [row] = await db.sql<{ personId: number; about: string }[]>`
      select person_id as "personId", about from conversation`
    if (row === undefined) throw new Error('nothing is asked')
    return row
  }
  const both = async () => {
    await announce(yunxi)
    await announce(shiqiao)
    await db.sql`update meeting set number = 1`
  }

  test('is answered on its own card: an older one does not carry out newer words', async () => {
    await both()
    const older = cardOf(await say('zhou', '/名单'))
    const newer = cardOf(await say('zhou', '/取消 1 误取消'))
    expect(textOf(await pressed('zhou', older.buttons[1]?.key ?? ''))).toContain('已过时')
    expect(await states()).toEqual(standing())
    expect(textOf(await pressed('zhou', newer.buttons[1]?.key ?? ''))).toContain('取消')
    expect(await states()).toEqual([
      { congress: yunxi, status: 'open' },
      { congress: shiqiao, status: 'cancelled' },
    ])
    expect(textOf(await pressed('zhou', older.buttons[0]?.key ?? ''))).toContain('已处理或已过期')
  })

  test('takes the place of whatever the account was asked before, as a member of either', async () => {
    await both()
    await say('zhou', '/取消 1 不开了')
    const { personId } = await asking()
    await db.sql`update conversation set person_id = ${await idOf(shiqiao, 'zhou')} where person_id = ${personId}`
    await say('zhou', '/名单')
    await say('zhou', '云溪镇')
    await say('zhou', '石桥镇')
    expect(await states()).toEqual(standing())
  })

  test('is left behind by whoever goes on to something that changes things, not by looking something up', async () => {
    await both()
    await say('zhou', '/取消 1 不开了')
    await say('zhou', '/我的')
    expect(await asking()).toMatchObject({ about: 'which_congress' })
    await say('d4', '请假 住院')
    expect(textOf(await say('zhou', '/准假 赵四'))).toMatch(/^云溪镇人大：/)
    await say('zhou', '云溪镇')
    expect(await states()).toEqual(standing())
    expect(await db.sql`select from conversation`).toHaveLength(0)
  })
})

describe('a button', () => {
  test('answers in the congress of its notice, pressed by many at once', async () => {
    const here = await announce(yunxi)
    const there = await announce(shiqiao)
    await Promise.all([
      press('d2', `attend:${here}`),
      press('d2', `leave:${there}`),
      press('s1', `attend:${there}`),
    ])
    expect(
      (await answers()).toSorted((a, b) => a.congress - b.congress || a.userid.localeCompare(b.userid)),
    ).toEqual([
      { congress: yunxi, userid: 'd2', answer: 'attend' },
      { congress: shiqiao, userid: 'd2', answer: 'leave' },
      { congress: shiqiao, userid: 's1', answer: 'attend' },
    ])
  })

  test('of a list, a request and a claim is the business of its own congress', async () => {
    const there = await announce(shiqiao)
    expect(cardOf(await press('d2', `list:${there}`)).desc).toContain('石桥镇')
    await say('s1', '请假 住院')
    const pending = await say('zhou', '待批')
    const [approve = ''] = keysOf(pending)
    const [request] = cardOf(pending).select?.options ?? []
    expect(textOf(await press('zhou', approve, { leave: request?.id ?? '' }))).toContain('郑百')
    expect(await db.sql`select decision from invitee where answer = 'leave'`).toEqual([
      { decision: 'approved' },
    ])
    await enter(shiqiao, ['新人甲', '', '乡镇', ''])
    await say('stranger', '我是 新人甲', stage.foreignGroup)
    const [claim] = await db.sql<{ id: number }[]>`select id from binding_request`
    expect(textOf(await press('zhou', `allow:${claim?.id}`))).toContain('已确认')
  })

  test('of a change of term that is not his any more is answered by a card: words cannot answer a click', async () => {
    for (const key of [`term_change:${shiqiao}.20.2026-12-15`, `term_change:${yunxi}.20.2026-02-30`]) {
      const reply = await press('d1', key)
      expect(reply.kind).toBe('update')
      expect(textOf(reply)).toContain('不再使用')
    }
    expect(await db.sql`select from term`).toHaveLength(0)
  })

  test('of somebody else’s congress is still nobody’s', async () => {
    const there = await announce(shiqiao)
    await press('d5', `attend:${there}`)
    expect(await answers()).toEqual([])
  })
})

describe('a group', () => {
  test('that is bound decides, whatever else the person is', async () => {
    await announce(yunxi)
    await announce(shiqiao)
    await say('d2', '参加', stage.group)
    await say('d2', '参加', stage.foreignGroup)
    expect(await answers()).toMatchObject([{ congress: yunxi }, { congress: shiqiao }])
    expect(textOf(await say('d2', '/会议 明天上午9点', stage.group))).toContain('由主席、副主席和联络员使用')
  })

  test('that is not bound yet is bound to the congress that is named', async () => {
    expect(textOf(await say('zhou', '/绑定 主席团', 'wrNew'))).toMatch(/云溪镇、石桥镇/)
    expect(textOf(await say('zhou', '/绑定 石桥镇 主席团', 'wrNew'))).toContain('石桥镇')
    expect(await db.sql`select congress_id, purpose from chat where chatid = 'wrNew'`).toEqual([
      { congress_id: shiqiao, purpose: 'presidium' },
    ])
  })
})

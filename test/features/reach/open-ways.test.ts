/** What is written for the ways that a configuration opens, before anything sends by them: whom it is for, how, once. */

import { beforeEach, describe, expect, it } from 'vitest'
import { placeTarget } from '../../../src/channels/target.ts'
import { rememberSpoken, setOpenWays } from '../../../src/features/reach/store.ts'
import { openedRows } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'

// The ways are opened here one by one, over a town that has none of them.
const town = await startTown(undefined, undefined, 'callback')
const { db } = town.database
const chair = '杨国梁'
const presidium = '主席团'
const notice = '/会议 3月20日上午9点 镇政府三楼会议室 主席团会议 审议民生实事项目'

interface Row {
  readonly channel: string
  readonly target: string
  readonly payload: {
    readonly kind: string
    readonly text?: string
    readonly card?: { readonly body?: string; readonly buttons: readonly { readonly key: string }[] }
  }
  readonly personIds: number[] | null
  readonly dedupeKey: string | null
}

const rows = async (channel: string): Promise<Row[]> => {
  type Stored = Omit<Row, 'personIds' | 'dedupeKey'> & {
    readonly person_ids: number[] | null
    readonly dedupe_key: string | null
  }
  const all = await openedRows<Stored>(db, 'outbox')
  return all
    .filter(row => row.channel === channel)
    .map(({ target, payload, person_ids: personIds, dedupe_key: dedupeKey }) => ({
      ...{ channel, target, payload, personIds, dedupeKey },
    }))
}

const invited = async () => {
  const found = await db.sql<{ userid: string }[]>`
    select p.userid from invitee v join person p on p.id = v.person_id
    where p.userid is not null and v.meeting_id = (select max(id) from meeting)`
  return found.map(each => placeTarget({ kind: 'user', id: each.userid })).toSorted()
}

/** @returns the number of the notice that is posted */
async function post(): Promise<string> {
  const posted = await town.say(chair, notice, presidium)
  return /第(\d+)号/.exec(posted.text ?? '')?.[1] ?? ''
}

const open = (ways: Parameters<typeof setOpenWays>[1]) => setOpenWays(db.sql, ways, town.clock.now())

beforeEach(async () => {
  await open([])
  await db.sql`delete from outbox`
  await db.sql`delete from spoken_place`
})

describe('with the app', () => {
  beforeEach(() => open(['app']))

  it('a notice that its chair writes alone goes out at once, its card to each who has an account, once', async () => {
    const heard = await town.say(chair, notice)
    expect(heard.text).toMatch(/已发布，正在逐一发给\d+位同志/)
    const sent = await rows('app')
    expect(sent.map(row => row.target).toSorted()).toEqual(await invited())
    expect(sent.every(row => row.personIds?.length === 1 && row.payload.card !== undefined)).toBe(true)
  })

  it('who has not answered gets the card itself, alone, and the group hears nothing of it', async () => {
    const heard = await town.say(chair, `/催 ${await post()}`)
    expect(heard.text).toContain('正在提醒')
    const sent = await rows('app')
    expect(sent.map(row => row.target).toSorted()).toEqual(await invited())
    expect(sent[0]?.payload.card?.body).toContain('您还没有回复')
    expect(sent[0]?.payload.card?.buttons.map(button => button.key.split(':')[0])).toContain('attend')
    expect(await rows('webhook')).toEqual([])
  })

  it('another time is told to each alone with something to press; a decision on leave is for one alone', async () => {
    const number = await post()
    await town.say(chair, `/代 ${number} 杨国梁 请假 出差`)
    await db.sql`delete from outbox`
    await town.say(chair, `/准假 ${number} 杨国梁`)
    const [decision, ...others] = await rows('app')
    expect(decision?.payload.text).toContain('您的请假已批准')
    expect(others).toEqual([])
    await db.sql`delete from outbox`
    await town.say(chair, `/改 ${number} 时间改到3月20日下午3点`)
    const sent = await rows('app')
    expect(sent.map(row => row.target).toSorted()).toEqual(await invited())
    expect(sent.every(row => row.payload.card?.body?.includes('时间改为'))).toBe(true)
  })

  it('a word for people without an account alone is said in the group, though another goes to each alone', async () => {
    const number = await post()
    const [stranger] = await db.sql<{ id: number; name: string; userid: string }[]>`
      select id, name, userid from person p where p.active and p.userid is not null and cardinality(levels) > 0
        and not exists (select from invitee v where v.person_id = p.id and v.meeting_id = (select max(id) from meeting))
      order by id limit 1`
    await db.sql`update person set userid = null where id = ${stranger?.id ?? 0}`
    await town.say(chair, `/改 ${number} 增加 ${stranger?.name}，地点改到二楼会议室`)
    await db.sql`update person set userid = ${stranger?.userid ?? null} where id = ${stranger?.id ?? 0}`
    expect((await rows('app')).map(row => row.target).toSorted()).toEqual(
      (await invited()).filter(
        target => target !== placeTarget({ kind: 'user', id: stranger?.userid ?? '' }),
      ),
    )
    expect((await rows('webhook')).map(row => row.payload.text)).toEqual([
      expect.stringContaining('请您参加'),
    ])
  })

  it('the private cards of a notice change with it, each code once', async () => {
    const number = await post()
    await db.sql`
      with code as (
        insert into card_code (code, expires_at)
        select c, ${new Date(town.clock.now().getTime() + 3_600_000)} from unnest(array['of the sending', 'of a click']) c
        returning id, code
      )
      insert into private_card (task_id, userid, person_id, subject, code_id, sent_at)
      select 'task-1', lower(p.userid), p.id, 'meeting:' || v.meeting_id,
             (select id from code where code = case when p.name = ${chair} then 'of a click' else 'of the sending' end),
             ${town.clock.now()}
      from invitee v join person p on p.id = v.person_id
      where p.userid is not null and v.meeting_id = (select max(id) from meeting)`
    await town.say(chair, `/取消 ${number} 与县里会议冲突`)
    const updates = (await rows('app')).filter(row => row.payload.kind === 'update')
    expect(updates).toHaveLength(2)
    expect(updates.every(row => row.payload.card?.body?.includes('本通知已取消'))).toBe(true)
  })

  it('a wrong notice is taken back from each who had it alone, before each is told that it is void', async () => {
    const posted = await town.say(chair, notice)
    const number = /第(\d+)号/.exec(posted.text ?? '')?.[1]
    const heard = await town.say(chair, `/撤回 ${number} 时间写错`)
    expect(heard.text).toMatch(/正在收回24小时内单独发给\d+位同志的消息/)
    const kinds = new Map<string, string[]>()
    for (const { target, payload } of await rows('app'))
      kinds.set(target, [...(kinds.get(target) ?? []), payload.kind])
    expect([...kinds.keys()].toSorted()).toEqual(await invited())
    for (const each of kinds.values()) expect(each).toEqual(['markdown', 'recall', 'markdown'])
    const last = (await rows('app')).at(-1)
    expect(last?.payload.text).toContain('的通知有误，已撤回，请勿据此安排，也不需要回复。原因：时间写错。')
  })
})

describe('with the long connection', () => {
  beforeEach(() => open(['connection']))
  const group = async () => {
    const [chat] = await db.sql<{ chatid: string }[]>`
      select chatid from chat where purpose = 'presidium'`
    return placeTarget({ kind: 'group', id: chat?.chatid ?? '' })
  }

  it('a notice written alone goes as its card into the group where the bot was spoken to', async () => {
    const place = await group()
    await db.transaction(tx => rememberSpoken(tx, place, town.clock.now()))
    const heard = await town.say(chair, notice)
    expect(heard.text).toContain('正在发到群里')
    const sent = await rows('connection')
    expect(sent.map(row => row.target)).toEqual([place])
    expect(sent[0]?.payload.card).toBeDefined()
  })

  it('where nobody has spoken to the bot the notice stays a draft', async () => {
    const heard = await town.say(chair, notice)
    expect(heard.message?.text).toContain('草稿已齐')
    expect(await rows('connection')).toEqual([])
  })

  it('a group without a webhook hears from the bot, and who is called is named in words', async () => {
    const place = await group()
    await db.transaction(tx => rememberSpoken(tx, place, town.clock.now()))
    const keys = await db.sql<{ id: number; key: string }[]>`select id, webhook_key as key from chat`
    await db.sql`update chat set webhook_key = null`
    await town.say(chair, `/催 ${await post()}`)
    const sent = await rows('connection')
    expect(sent.map(row => row.target)).toEqual([place])
    expect(sent[0]?.payload.text).toContain(`@${chair}`)
    for (const { id, key } of keys) await db.sql`update chat set webhook_key = ${key} where id = ${id}`
  })

  it('who has spoken to the bot alone is reached there, and others are called in their group', async () => {
    const [person] = await db.sql<{ userid: string }[]>`select userid from person where name = ${chair}`
    const place = placeTarget({ kind: 'user', id: person?.userid ?? '' })
    await db.transaction(tx => rememberSpoken(tx, place, town.clock.now()))
    const number = await post()
    await town.say(chair, `/催 ${number}`)
    expect((await rows('connection')).map(row => row.target)).toEqual([place])
    expect(await rows('webhook')).not.toEqual([])
  })
})

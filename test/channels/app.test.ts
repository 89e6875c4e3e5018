/** The channel of the self-built app against a fake platform, with the real database. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/bot/reply.ts'
import { purgeAppMessages } from '../../src/channels/app-messages.ts'
import type { Payload } from '../../src/channels/payload.ts'
import { purgePrivateCards } from '../../src/channels/private-cards.ts'
import { MovableClock } from '../../src/clock.ts'
import { quietLog, testDatabase } from '../support/database.ts'
import { channelTo, healthy, receiversOf, startFakeApp } from './fake-app.ts'

const { db } = await testDatabase()
const fake = await startFakeApp()
afterAll(() => fake.close())

await db.sql`insert into congress (id, name, kind, created_at) values (1, '云溪镇', 'township', now())`
await db.sql`
  insert into person (id, congress_id, name, updated_at) values (7, 1, '张三', now()), (8, 1, '李四', now())`

const card: Card = { taskId: 'notice-1', title: '会议通知', buttons: [{ text: '参加', key: 'a:1' }] }
const words: Payload = { kind: 'markdown', text: '请回复' }
const withCard: Payload = { ...words, card }
const { signal } = new AbortController()
let clock = new MovableClock()
let channel = channelTo(fake, db, clock, quietLog)

beforeEach(async () => {
  fake.asked.length = 0
  fake.answer = healthy
  fake.gettoken = () => ({})
  clock = new MovableClock()
  channel = channelTo(fake, db, clock, quietLog)
  await db.sql`truncate outbox, outbox_target`
  await db.sql`delete from private_card`
  await db.sql`delete from card_code`
  await db.sql`delete from app_message`
})

/** As a row of the outbox. @returns its id */
async function row(account: string, payload: Payload, personId: number | null = null): Promise<number> {
  const [made] = await db.sql<{ id: number }[]>`
    insert into outbox (congress_id, channel, target, promise, payload, subject, person_ids, state, due_at, created_at)
    values (1, 'app', ${`user:${account}`}, 'at_least_once', ${db.sql.json(payload)}, 'meeting:5',
            ${personId === null ? null : [personId]}::int[], 'waiting', now(), now())
    returning id`
  return made?.id ?? 0
}
const send = async (account: string, payload: Payload, personId: number | null = null) =>
  channel.send({ id: await row(account, payload, personId), target: `user:${account}`, payload }, signal)
/** At one moment: their rows are there before. */
async function sendAll(accounts: readonly string[], payload: Payload): Promise<void> {
  const rows = await Promise.all(accounts.map(async who => ({ who, id: await row(who, payload) })))
  await Promise.all(rows.map(({ who, id }) => channel.send({ id, target: `user:${who}`, payload }, signal)))
}
const failure = (sending: Promise<void>): Promise<unknown> =>
  sending.then(
    () => null,
    (error: unknown) => error,
  )

describe('a message of the app', () => {
  test('an answer is never taken for a repetition of the one before', async () => {
    await send('zhangsan', { kind: 'reply', requestId: null, msgid: 'm1', text: '没有会议' })
    expect(fake.asked[0]?.body).not.toHaveProperty('enable_duplicate_check')
  })

  test('goes out as plain words, with a number for the app and the duplicate check', async () => {
    await send('zhangsan', { kind: 'markdown', text: '第**3**条 <a href="x">' })
    expect(fake.asked.map(({ body }) => body)).toEqual([
      {
        touser: 'zhangsan',
        agentid: 1_000_002,
        msgtype: 'text',
        text: { content: '第**3**条 ＜a href="x">' },
        enable_duplicate_check: 1,
        duplicate_check_interval: 60,
      },
    ])
    expect(fake.asked[0]?.raw).not.toContain('\\u')
  })

  test('equal words under way at the same moment are one call, other words another', async () => {
    const accounts = Array.from({ length: 30 }, (_, n) => `a${n}`)
    const sayings = [
      ...accounts.map(who => ({ who, payload: words })),
      { who: 'b1', payload: { kind: 'markdown', text: '别的' } as const },
    ]
    const rows = await Promise.all(
      sayings.map(async each => ({ ...each, id: await row(each.who, each.payload) })),
    )
    await Promise.all(
      rows.map(({ who, id, payload }) => channel.send({ id, target: `user:${who}`, payload }, signal)),
    )
    expect(fake.asked.map(asked => receiversOf(asked).toSorted())).toEqual([accounts.toSorted(), ['b1']])
  })

  test('each ends by its own result: who is invalid, who has no licence, and nobody else', async () => {
    fake.answer = asked => ({ ...(healthy(asked) as object), invaliduser: 'bad', unlicenseduser: 'poor' })
    const told: number[][] = []
    channel = channelTo(fake, db, clock, quietLog, {
      onInvalid: async ids => {
        told.push([...ids])
      },
    })
    const rows = await Promise.all(
      ['good', 'bad', 'poor'].map(async who => ({ who, id: await row(who, words) })),
    )
    const ends = await Promise.all(
      rows.map(({ who, id }) => failure(channel.send({ id, target: `user:${who}`, payload: words }, signal))),
    )
    expect(ends).toMatchObject([null, { what: 'account_invalid' }, { what: 'account_unlicensed' }])
    expect(told).toEqual([rows.slice(1).map(({ id }) => id)])
  })

  test('81013 is that each account is invalid', async () => {
    fake.answer = () => ({ errcode: 81013, errmsg: 'all invalid' })
    const ends = await Promise.all(['x', 'y'].map(who => failure(send(who, words))))
    expect(ends).toMatchObject([{ what: 'account_invalid' }, { what: 'account_invalid' }])
  })

  test.each(['@all', 'a|b', 'x y', '-a'])('nobody can be called %s: nothing is sent', async account => {
    expect(await failure(send(account, words))).toMatchObject({ what: 'account_invalid' })
    expect(fake.asked).toEqual([])
  })

  test('into a group it has no way', async () => {
    const sending = channel.send({ id: 1, target: 'group:wr1', payload: words }, signal)
    expect(await failure(sending)).toMatchObject({ what: 'target_unfit' })
  })

  test('equal words a moment later are meant to be read, too; a call whose answer got lost is made once more with the check', async () => {
    const checks = () => fake.asked.map(({ body }) => body.enable_duplicate_check)
    await send('zhangsan', words)
    await send('zhangsan', words)
    await send('lisi', words)
    expect(checks()).toEqual([1, undefined, 1])
    fake.asked.length = 0
    clock.moveTo(new Date(clock.now().getTime() + 61_000))
    let lost = 1
    fake.answer = asked => (lost-- > 0 ? 'cut' : healthy(asked))
    await send('zhangsan', words)
    expect(checks()).toEqual([1, 1])
  })

  test('keeps to 30 a minute and 1,000 an hour', () => {
    expect(channel.limits).toEqual({ perMinute: 30, perHour: 1_000, burst: 1 })
  })

  test('an answer that got lost is asked for once more, with the very same call', async () => {
    let lost = 1
    fake.answer = asked => (lost-- > 0 ? 'cut' : healthy(asked))
    await send('zhangsan', withCard)
    expect(fake.asked).toHaveLength(2)
    expect(fake.asked[0]?.raw).toBe(fake.asked[1]?.raw)
  })

  test('when both answers got lost nobody knows', async () => {
    fake.answer = () => 'cut'
    expect(await failure(send('zhangsan', words))).toMatchObject({ delivered: 'unknown' })
  })

  test('without an address to hear by, words are said in place of a card', async () => {
    channel = channelTo(fake, db, clock, quietLog, { cards: false })
    await send('zhangsan', withCard)
    expect(fake.asked[0]?.body).toMatchObject({ msgtype: 'text', text: { content: '请回复' } })
  })
})

describe('a private card', () => {
  const cards = () => db.sql`
    select p.task_id as "taskId", p.userid, p.person_id as "personId", p.subject, c.code
    from private_card p left join card_code c on c.id = p.code_id order by p.userid`
  const changes = () =>
    fake.asked.flatMap(({ action, body }) => (action === 'message/update_template_card' ? [body] : []))

  test('is remembered with its person, its subject and the one code of the sending', async () => {
    const other: Payload = { ...words, card: { ...card, taskId: 'other' } }
    const [lisi, zhangsan] = [await row('lisi', withCard, 8), await row('zhangsan', other, 7)]
    await Promise.all([
      channel.send({ id: lisi, target: 'user:lisi', payload: withCard }, signal),
      channel.send({ id: zhangsan, target: 'user:zhangsan', payload: other }, signal),
    ])
    expect(fake.asked).toHaveLength(1)
    const kept = await cards()
    expect(kept).toMatchObject([
      { userid: 'lisi', personId: 8, subject: 'meeting:5' },
      { userid: 'zhangsan', personId: 7, subject: 'meeting:5' },
    ])
    expect(new Set(kept.map(({ taskId, code }) => `${taskId} ${code}`)).size).toBe(1)
    expect(fake.asked[0]?.raw).toContain(`"task_id":"${kept[0]?.taskId}"`)
  })

  test('two sendings of one card have task ids of their own', async () => {
    await send('lisi', withCard)
    await send('zhangsan', withCard)
    expect(new Set((await cards()).map(({ taskId }) => taskId)).size).toBe(2)
  })

  test('a task id that was used before is replaced by a fresh one', async () => {
    let used = 1
    fake.answer = asked => (used-- > 0 ? { errcode: 42014, errmsg: 'invalid task_id' } : healthy(asked))
    await send('lisi', withCard)
    const [first, second] = fake.asked.map(({ body }) => body.template_card as { task_id: string })
    expect(first?.task_id).not.toBe(second?.task_id)
    expect(await cards()).toMatchObject([{ taskId: second?.task_id }])
  })

  test('changes once by its code, and a spent or expired code is nothing to do', async () => {
    await send('lisi', withCard)
    const [code] = await db.sql<{ id: number; code: string }[]>`select id, code from card_code`
    const update: Payload = { kind: 'update', codeId: code?.id ?? 0, userids: ['lisi'], card }
    await send('lisi', update)
    await send('lisi', update)
    expect(changes()).toMatchObject([{ userids: ['lisi'], agentid: 1_000_002, response_code: code?.code }])
    await db.sql`update card_code set spent_at = null`
    clock.moveTo(new Date(Date.now() + 73 * 3_600_000))
    await send('lisi', update)
    expect(changes()).toHaveLength(1)
  })

  test('of two changes that wait for one code the later is shown', async () => {
    await sendAll(['lisi', 'zhangsan'], withCard)
    const [code] = await db.sql<{ id: number }[]>`select id from card_code`
    const codeId = code?.id ?? 0
    const both = ['lisi', 'zhangsan']
    const moved: Payload = { kind: 'update', codeId, userids: both, card: { ...card, title: '改为下午3点' } }
    // The later one stands with whoever of them has not pressed.
    await db.sql`update private_card set code_id = null where userid = 'lisi'`
    const over: Payload = {
      kind: 'update',
      codeId,
      userids: ['zhangsan'],
      card: { ...card, title: '已取消' },
    }
    const [first, second] = [await row('lisi', moved), await row('zhangsan', over)]
    await channel.send({ id: first, target: 'user:lisi', payload: moved }, signal)
    expect(changes()).toEqual([])
    await channel.send({ id: second, target: 'user:zhangsan', payload: over }, signal)
    expect(changes()).toHaveLength(1)
    expect(JSON.stringify(changes())).toContain('已取消')
  })

  test('a change that waited leaves alone whoever has pressed meanwhile, and keeps its code when all have', async () => {
    await sendAll(['lisi', 'zhangsan'], withCard)
    const [code] = await db.sql<{ id: number }[]>`select id from card_code`
    const update: Payload = { kind: 'update', codeId: code?.id ?? 0, userids: ['lisi', 'zhangsan'], card }
    const press = (who: string) => db.sql`
      with own as (insert into card_code (code, expires_at) values (${who}, now() + interval '3 days') returning id)
      update private_card set code_id = (select id from own) where userid = ${who}`
    await press('lisi')
    await send('lisi', update)
    expect(changes().map(({ userids }) => userids)).toEqual([['zhangsan']])
    await db.sql`update card_code set spent_at = null`
    await press('zhangsan')
    await send('lisi', update)
    expect(changes()).toHaveLength(1)
    expect(await db.sql`select from card_code where spent_at is not null`).toEqual([])
  })

  test.each([
    [{ errcode: -1, errmsg: 'busy' }, true],
    [{ errcode: 45009, errmsg: 'freq' }, true],
    [{ errcode: 60020, errmsg: 'ip' }, true],
    [{ errcode: 42016, errmsg: 'no such task' }, false],
    ['cut' as const, false],
  ])('after %j its code can be used again: %s', async (answer, isBack) => {
    await send('lisi', withCard)
    const [code] = await db.sql<{ id: number }[]>`select id from card_code`
    fake.answer = () => answer
    const ended = await failure(
      send('lisi', { kind: 'update', codeId: code?.id ?? 0, userids: ['lisi'], card }),
    )
    expect(ended === null).toBe(!isBack)
    const [left] = await db.sql<{ free: boolean }[]>`select spent_at is null as free from card_code`
    expect(left?.free).toBe(isBack)
  })

  test('is found by its code without looking through all of them, as forgetting a code has to', async () => {
    const plan = await db.transaction(async tx => {
      await tx.sql`set local enable_seqscan = off`
      return tx.sql`explain select from private_card where code_id = 1`
    })
    expect(JSON.stringify(plan)).toContain('private_card_by_code')
  })

  test('is forgotten when nothing can change it any more, and not before', async () => {
    await send('lisi', withCard)
    expect(await purgePrivateCards(db.sql, new Date(Date.now() + 71 * 3_600_000), 100)).toBe(0)
    expect(await purgePrivateCards(db.sql, new Date(Date.now() + 73 * 3_600_000), 100)).toBe(2)
  })
})

describe('what was said about a matter', () => {
  const recall: Payload = { kind: 'recall', subject: 'meeting:5' }
  const recalled = () =>
    fake.asked.flatMap(({ action, body }) => (action === 'message/recall' ? [body.msgid] : []))
  const ids = async () =>
    (await db.sql<{ id: string }[]>`select id from app_message order by outbox_id`).map(each => each.id)

  test('is taken back, cards and words, each message once however many had it', async () => {
    await sendAll(['lisi', 'zhangsan'], withCard)
    await send('wangwu', words)
    await send('lisi', recall)
    await send('zhangsan', recall)
    expect(await ids()).toHaveLength(2)
    expect(recalled()).toEqual(await ids())
  })

  test('equal words about two matters are a call each, so that one can be taken back without the other', async () => {
    const sayings = await Promise.all(
      ['meeting:5', 'meeting:6'].map(async (subject, n) => {
        const id = await row(`p${n}`, words)
        await db.sql`update outbox set subject = ${subject} where id = ${id}`
        return { id, target: `user:p${n}`, payload: words, subject }
      }),
    )
    await Promise.all(sayings.map(saying => channel.send(saying, signal)))
    expect(fake.asked.map(receiversOf).toSorted()).toEqual([['p0'], ['p1']])
    await send('p1', { kind: 'recall', subject: 'meeting:6' })
    const [own] = await db.sql<{ id: string }[]>`select id from app_message where subject = 'meeting:6'`
    expect(recalled()).toEqual([own?.id])
  })

  test('is taken back once also when every conversation asks for it at the same moment', async () => {
    const accounts = Array.from({ length: 20 }, (_, n) => `p${n}`)
    await Promise.all(accounts.map(who => send(who, withCard)))
    await Promise.all(accounts.map(who => send(who, recall)))
    expect(recalled()).toEqual(await ids())
  })

  test('stays when it was said after the wish to take back, or more than a day before it', async () => {
    await send('lisi', withCard)
    const recallId = await row('lisi', recall)
    await send('lisi', words)
    const takeBack = () => channel.send({ id: recallId, target: 'user:lisi', payload: recall }, signal)
    clock.moveTo(new Date(Date.now() + 24 * 3_600_000))
    await takeBack()
    expect(recalled()).toEqual([])
    clock = new MovableClock()
    channel = channelTo(fake, db, clock, quietLog)
    await takeBack()
    expect(recalled()).toEqual((await ids()).slice(0, 1))
  })

  test('one that the platform keeps holds up no other; one that it was too busy for is tried again', async () => {
    await send('lisi', withCard)
    await send('lisi', words)
    const [first, second] = await ids()
    fake.answer = asked =>
      asked.action === 'message/recall' && asked.body.msgid === first ? { errcode: 40058 } : healthy(asked)
    await send('lisi', recall)
    expect(recalled()).toEqual([first, second])
    await db.sql`update app_message set recalled_at = null`
    fake.answer = () => ({ errcode: -1 })
    expect(await failure(send('lisi', recall))).toMatchObject({ errcode: -1 })
    fake.asked.length = 0
    fake.answer = healthy
    await send('lisi', recall)
    expect(recalled()).toEqual([first, second])
  })

  test('is forgotten after its day', async () => {
    await send('lisi', words)
    expect(await purgeAppMessages(db.sql, new Date(Date.now() - 1_000), 10)).toBe(0)
    expect(await purgeAppMessages(db.sql, new Date(Date.now() + 1_000), 10)).toBe(1)
  })
})

describe('a document', () => {
  const payload: Payload = { kind: 'file', link: { words: '下载', path: '/download/TOKEN' } }
  const spent: string[] = []
  const told: number[] = []
  const withFile = (found: { name: string; bytes: Uint8Array } | 'over' | 'gone') => {
    spent.length = 0
    told.length = 0
    channel = channelTo(fake, db, clock, quietLog, {
      documents: {
        open: async () => found,
        spend: async token => spent.push(token),
      },
      onInvalid: async ids => {
        told.push(...ids)
      },
    })
  }

  test('goes up with its name in plain UTF-8, then out, and only then its link is used up', async () => {
    withFile({ name: '建议"表.xlsx', bytes: Buffer.from('content') })
    await send('lisi', payload)
    expect(fake.asked.map(({ action }) => action)).toEqual(['media/upload', 'message/send'])
    expect(fake.asked[0]?.raw).toContain('name="media"; filename="建议表.xlsx"; filelength=7')
    expect(fake.asked[1]?.body).toMatchObject({
      touser: 'lisi',
      msgtype: 'file',
      file: { media_id: 'media-1' },
    })
    expect(spent).toEqual(['TOKEN'])
  })

  test.each([
    ['invaliduser', 'account_invalid'],
    ['unlicenseduser', 'account_unlicensed'],
  ])(
    'for an account that is %s is not sent: its link still works, and the clerks are told',
    async (field, what) => {
      withFile({ name: 'a.xlsx', bytes: Buffer.from('content') })
      fake.answer = asked => (asked.action === 'message/send' ? { [field]: 'poor' } : healthy(asked))
      expect(await failure(send('poor', payload))).toMatchObject({ what })
      expect(spent).toEqual([])
      expect(told).toHaveLength(1)
    },
  )

  test('that failed keeps its link', async () => {
    withFile({ name: 'a.xlsx', bytes: Buffer.from('content') })
    fake.answer = asked => (asked.action === 'media/upload' ? 'cut' : healthy(asked))
    expect(await failure(send('lisi', payload))).toMatchObject({ delivered: 'no' })
    expect(spent).toEqual([])
  })

  test.each([
    ['over', 'document_over'],
    ['gone', 'document_gone'],
  ] as const)('that is %s has no way', async (found, what) => {
    withFile(found)
    expect(await failure(send('lisi', payload))).toMatchObject({ what })
    expect(fake.asked).toEqual([])
  })
})

describe('a trouble of the whole app', () => {
  test.each([60020, 48002, 50003, 40056])(
    '%i shuts the way for everybody, in words, until it is mended',
    async errcode => {
      fake.answer = () => ({ errcode, errmsg: 'no' })
      expect(await failure(send('lisi', words))).toMatchObject({ name: 'Shut', errcode })
      expect(channel.trouble()).toMatch(/\w/)
      fake.answer = healthy
      expect(await failure(send('wang', words))).toMatchObject({ name: 'Shut', errcode })
      expect(fake.asked).toHaveLength(1)
      clock.moveTo(new Date(clock.now().getTime() + 60_000))
      await send('lisi', words)
      expect(channel.trouble()).toBeNull()
    },
  )

  test('a wrong secret shuts it too, and no message is asked for', async () => {
    await db.sql`delete from app_token`
    fake.gettoken = () => ({ errcode: 40001, errmsg: 'invalid credential' })
    expect(await failure(send('lisi', words))).toMatchObject({ name: 'Shut', errcode: 40001 })
    expect(fake.asked).toEqual([])
  })
})

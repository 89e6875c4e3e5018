/** What a clerk is told of the address book, and what becomes of it when he confirms. */
import { beforeEach, expect, test } from 'vitest'
import { keepBook } from '../../../src/features/address-book/outreach.ts'
import { confirmProposals } from '../../../src/features/address-book/store.ts'
import type { Entry } from '../../../src/features/address-book/types.ts'
import { setOpenWays } from '../../../src/features/reach/store.ts'
import { type Queued, queued } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const chair = '杨国梁'
const liaison = '沈月英'

const idOf = async (name: string): Promise<number> =>
  (await db.sql<{ id: number }[]>`select id from person where name = ${name}`)[0]?.id ?? 0
const accountOf = async (name: string) =>
  (await db.sql<{ userid: string | null }[]>`select userid from person where name = ${name}`)[0]?.userid

/** As the channel brings it. @returns what the clerk is told */
/** What was said by the app, and is there still. */
const byApp = async () => (await queued(db)).find(({ channel }) => channel === 'app')
const keyOf = (row: Queued | undefined) => row?.payload.card?.buttons?.[0]?.key

async function brought(to: string, found: readonly Entry[] | { readonly errcode: number }): Promise<string> {
  await db.sql`delete from outbox`
  const personId = await idOf(to)
  await db.transaction(tx =>
    keepBook(tx, { clock: town.clock, botName: '联络员' }, { kind: 'book', personId }, found),
  )
  return (await byApp())?.payload.text ?? ''
}
const everybody = async (): Promise<Entry[]> =>
  (
    await db.sql<
      Entry[]
    >`select name, userid, '镇政府' as department from person where userid is not null and active`
  ).map(each => each)

beforeEach(async () => {
  await setOpenWays(db.sql, ['app'], town.clock.now())
  await db.sql`update person set userid = 'wangxiulan' where name = '王秀兰'`
})

test('the asker is told that it is being read, and one row asks for it; in a group it is not read', async () => {
  expect((await town.say(chair, '/通讯录', '主席团')).text).toContain('请单独给我发送')
  expect((await town.say(chair, '/通讯录')).text).toBe('正在读取通讯录，读完后单独告诉您。')
  const rows = await db.sql`select channel, payload from outbox where channel = 'book'`
  expect(rows).toMatchObject([{ payload: { kind: 'book', personId: await idOf(chair) } }])
})

test('without the app there is no address book, and he is told what to do instead', async () => {
  await setOpenWays(db.sql, [], town.clock.now())
  expect((await town.say(chair, '/通讯录')).text).toContain('没有配置企业微信自建应用')
})

test('what was found is entered when its asker confirms it, once', async () => {
  const book = await everybody()
  await db.sql`update person set userid = null where name = '王秀兰'`
  const text = await brought(liaison, book)
  expect(text).toContain('查到1人的账号：王秀兰（wangxiulan，镇政府）。核对无误，请发送：/通讯录 确认')
  expect((await town.say(chair, '/通讯录 确认')).text).toBe('没有待您确认的账号。请先发送“/通讯录”。')
  expect((await town.say(liaison, '/通讯录 确认')).text).toBe('已登记1人的账号。')
  expect(await accountOf('王秀兰')).toBe('wangxiulan')
  expect((await town.say(liaison, '/通讯录 确认')).text).toContain('没有待您确认')
})

test('the button of a list confirms that list and no later one; asked for at night, it comes at night', async () => {
  const book = await everybody()
  await db.sql`update person set userid = null where name = '王秀兰'`
  await brought(liaison, book)
  const shown = keyOf(await byApp())
  expect(shown).toMatch(/^book:\d+$/)
  const somebodyElse = book.map(one => (one.userid === 'wangxiulan' ? { ...one, userid: 'else' } : one))
  town.clock.moveTo(new Date('2026-03-11T22:30:00+08:00'))
  await brought(liaison, somebodyElse)
  const later = await byApp()
  expect(later?.state).toBe('waiting')
  expect(keyOf(later)).not.toBe(shown)
  const press = (key: string | undefined) =>
    db.transaction(tx =>
      confirmProposals(
        tx,
        { congressId: 1, askedBy, since: new Date(0), shownAt: new Date(Number(key?.slice(5))) },
        town.clock.now(),
      ),
    )
  const askedBy = await idOf(liaison)
  expect(await press(shown)).toBeNull()
  expect(await accountOf('王秀兰')).toBeNull()
  expect((await press(keyOf(later)))?.bound).toMatchObject([{ name: '王秀兰', userid: 'else' }])
})

test('what has changed since it was shown is not entered, and is named', async () => {
  const book = await everybody()
  await db.sql`update person set userid = null where name = '王秀兰'`
  await brought(liaison, book)
  await db.sql`update person set userid = 'by-hand' where name = '王秀兰'`
  expect((await town.say(liaison, '/通讯录 确认')).text).toContain(
    '王秀兰没有登记：核对以后有了变动。请再发送“/通讯录”核对。',
  )
  expect(await accountOf('王秀兰')).toBe('by-hand')
})

test('what was shown a day ago is not confirmed any more', async () => {
  const book = await everybody()
  await db.sql`update person set userid = null where name = '王秀兰'`
  await brought(liaison, book)
  await db.sql`update account_proposal set proposed_at = proposed_at - interval '25 hours'`
  expect((await town.say(liaison, '/通讯录 确认')).text).toContain('没有待您确认')
})

test('when it could not be read he is told why; somebody who is no clerk any more is told nothing', async () => {
  expect(await brought(liaison, { errcode: 60011 })).toContain('60011')
  expect(await brought(liaison, [])).toContain('可见范围')
  expect(await brought('王秀兰', await everybody())).toBe('')
})

test('who has no account is named to a clerk alone, with words to pass on; in a group he is asked himself', async () => {
  await db.sql`update person set userid = null where name = '王秀兰'`
  const alone = (await town.say(liaison, '/邀请')).text
  expect(alone).toContain('王秀兰')
  expect(alone).toContain('再单独给“联络员”发送“我是 姓名”')
  expect((await town.say(liaison, '/邀请', '主席团')).text).toMatch(/^请还没有登记账号的同志（.*王秀兰.*）/)
  expect((await town.say('胡志强', '/邀请')).text).not.toContain('王秀兰')
})

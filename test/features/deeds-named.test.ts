/** The log of a congress: whose account it was then, and every form of detail that an action writes. */
import { beforeAll, describe, expect, it } from 'vitest'
import { readDeeds } from '../../src/features/deeds/store.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const { db } = town.database
const whole = async () => (await town.say('周晓敏', '/日志 全部')).text

beforeAll(async () => {
  await town.say('周晓敏', '/接待设置 每月15日 上午9:00-11:00 镇代表联络站')
})

it('is told after a plan was drafted, whose detail has a number where others have people', async () => {
  await town.say('周晓敏', '/计划 生成')
  expect(await whole()).toMatch(/周晓敏：/)
})

describe('an account that has become somebody else’s', () => {
  it('did under its first name what it did then', async () => {
    const [before] = await db.sql<{ userid: string }[]>`select userid from person where name = '周晓敏'`
    const account = before?.userid ?? ''
    await db.sql`update person set userid = null where name = '周晓敏'`
    await db.sql`update person set userid = ${account} where name = '王秀兰'`
    const [{ id: congressId } = { id: 0 }] = await db.sql<{ id: number }[]>`select id from congress`
    const named = await db.transaction(tx => readDeeds(tx, congressId, 100))
    await db.sql`update person set userid = null where name = '王秀兰'`
    await db.sql`update person set userid = ${account} where name = '周晓敏'`
    const his = named.filter(({ userid }) => userid === account)
    expect(his.length).toBeGreaterThan(0)
    expect(new Set(his.map(({ name }) => name))).toEqual(new Set(['周晓敏']))
  })
})

it.each([
  { added: 3, removed: 'all' },
  { called: [1, 2], personId: '周' },
  { parts: 'time', added: { 1: 2 } },
  { personId: 1.5, called: 1e40 },
])('a detail of another form (%j) stops nobody from reading the log', async detail => {
  await db.sql`
    insert into deed (congress_id, at, action, outcome, detail)
    select id, now(), 'test', 'done', ${JSON.stringify(detail)}::jsonb from congress`
  expect(await whole()).toMatch(/周晓敏：/)
})

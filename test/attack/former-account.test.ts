/** Whoever had an account that is somebody's no more: nothing that was meant for its person comes to him, by whatever way. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { importRoster } from '../../src/features/roster/store/import.ts'
import { tableWith } from '../features/roster/tables.ts'
import { startTown, type TestTown } from '../support/town.ts'
import { linksIn } from '../support/ways.ts'

const liaison = '周晓敏'
const vice = '沈月英'
const contact = '范巧云'
const noAccount = '傅德胜'

const [bot, app] = [
  await startTown(undefined, undefined, 'callback'),
  await startTown(undefined, undefined, 'callback+app'),
]

const accountOf = async ({ database }: TestTown, name: string): Promise<string> => {
  const [row] = await database.db.sql<{ userid: string }[]>`select userid from person where name = ${name}`
  return row?.userid ?? ''
}

/** As an operator corrects an account: what is somebody's is another one's that nobody has. */
async function correct({ database, clock }: TestTown, name: string, userid: string): Promise<void> {
  const [row] = await database.db.sql<{ id: number; phone: string }[]>`
    select congress_id as id, phone from person where name = ${name}`
  const table = tableWith([{ name, userid, phone: row?.phone ?? '' }], ['name', 'userid', 'phone'])
  const { problems } = await database.db.transaction(tx => importRoster(tx, row?.id ?? 0, table, clock.now()))
  expect(problems).toEqual([])
}

const wordsOf = async (town: TestTown, account: string): Promise<string> => {
  const rooms = town === app ? ['single', 'app'] : ['single']
  const messages = await Promise.all(rooms.map(room => town.messages(`${room}:${account}`)))
  return messages
    .flat()
    .map(({ text }) => text)
    .join('\n')
}

let free = ''
beforeEach(async () => {
  free = 'fudesheng'
  for (const { database } of [bot, app])
    await database.db.sql`update person set userid = null where name = ${noAccount}`
})
afterEach(() => app.api('faults', { clear: true }))

it('what is told to somebody does not go to the answer address of his former account, and waits for the new one', async () => {
  await bot.say('林惠珍', '/建议 保密 关于查处枫树湾村截留低保款的建议，有账本为证')
  const former = await accountOf(bot, contact)
  await bot.say(former, '你好')
  await correct(bot, contact, free)
  await bot.say(liaison, '/交办 1 财政所')
  expect(await wordsOf(bot, former)).not.toContain('低保')
  expect((await bot.say(free, '我的')).text).toContain('截留低保款')
  await correct(bot, contact, former)
})

it('a link to a document opens nothing once the account to which it was given is not his', async () => {
  const [url = ''] = linksIn((await bot.say(vice, '/导出 来访簿')).text)
  const former = await accountOf(bot, vice)
  await correct(bot, vice, free)
  expect((await fetch(url)).status).toBe(410)
  await correct(bot, vice, former)
})

it('an answer that the platform held back, or that a clerk sends again, is not told to a former account or holder', async () => {
  await app.say(liaison, '/来访 姓名：王小桃 电话：13800000000 村：枫树湾 事项：路灯坏了')
  const former = await accountOf(app, vice)
  await app.api('faults', { errcode: { code: 40058, times: 9 }, appErrcode: { code: 40058, times: 9 } })
  await app.api('say', { chat: 'app', user: former, text: '/来访 1' })
  await app.api('say', { chat: 'app', user: liaison, text: '/来访 1' })
  await app.api('faults', { clear: true })
  await correct(app, vice, free)
  await app.moveTo('2026-03-11T10:00:30+08:00')
  await app.say('杨国梁', '/交接 联络员 周晓敏 王秀兰')
  expect((await app.say('杨国梁', '/重发 全部')).text).toContain('正在重新发送')
  await app.moveTo('2026-03-11T10:01:00+08:00')
  for (const account of [former, await accountOf(app, liaison)]) {
    const heard = await wordsOf(app, account)
    expect(heard).toContain('当时的回复没有及时送达')
    expect(heard.split('当时的回复').at(-1)).not.toContain('王小桃')
  }
})

it('whose account is erased or corrected is called by nothing that waited', async () => {
  const former = await accountOf(bot, '胡志强')
  await bot.moveTo('2026-03-11T22:00:00+08:00')
  await bot.say('王秀兰', '/建议 石桥村路灯坏了两个月，请维修 附议人：胡志强')
  await correct(bot, '胡志强', free)
  await bot.moveTo('2026-03-12T08:30:00+08:00')
  const groups = await Promise.all(['主席团', '全体代表'].map(chat => bot.messages(chat)))
  const called = JSON.stringify(groups)
  expect(called).not.toContain(`"${former}"`)
})

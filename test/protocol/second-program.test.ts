/** The main job, played by a program that is not the sandbox, with the service as an operator sets it up. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Sql } from '../../src/db/sql.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { rosterColumns } from '../../src/sandbox/town.ts'
import { BuiltCli } from '../cli/child.ts'
import { buildService } from '../faults/support-service.ts'
import { testDatabase } from '../support/database.ts'
import { type Heard, startTown } from '../support/town.ts'
import { SecondProgram, secrets, startPlatform } from './second-program-client.ts'

const { db, url } = await testDatabase()
const town = await startTown(new Date())
const [cli, service, platform] = await Promise.all([BuiltCli.build(), buildService(), startPlatform()])
const cwd = mkdtempSync(join(tmpdir(), 'liaison-second-'))
afterAll(async () => {
  await service.remove()
  await platform.close()
  cli.remove()
  rmSync(cwd, { recursive: true, force: true })
})

const hourMs = 3_600_000
/** On a Chinese wall. */
const wall = (at: Date) => new Date(at.getTime() + 8 * hourMs)

/** The notice as the chair would type it: the day after tomorrow, so that midnight may come while the test runs. */
function noticeWords(time: string, what: string): string {
  const day = wall(new Date(Date.now() + 48 * hourMs))
  return `/会议 ${day.getUTCMonth() + 1}月${day.getUTCDate()}日${time} 镇政府三楼会议室 ${what}`
}

/** Quiet hours from `fromH` to `untilH` hours from now, so that the test is the same at night. */
async function setQuietHours(sql: Sql, fromH: number, untilH: number): Promise<void> {
  const minute = (hours: number) =>
    wall(new Date(Date.now() + hours * hourMs))
      .toISOString()
      .slice(11, 16)
  await sql`
    update congress set settings = ${sql.json({ quietHours: { from: minute(fromH), until: minute(untilH) } })}`
}

const presidium = sampleTown.chats.find(({ purpose }) => purpose === 'presidium')
const deputies = sampleTown.chats.find(({ purpose }) => purpose === 'deputies')
if (presidium === undefined || deputies === undefined) throw new Error('no such chats')

/** The operator's part: a town from the command line, its roster from a workbook that Excel would write. */
async function setUp(): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('花名册')
  sheet.addRow([...rosterColumns])
  for (const row of sampleTown.roster.filter(({ 职务 }) => 职务 !== '承办单位联系人'))
    sheet.addRow(rosterColumns.map(column => row[column]))
  await book.xlsx.writeFile(join(cwd, 'roster.xlsx'))
  const liaison = async (...words: string[]) => {
    const run = await cli.run(words, { env: { DATABASE_URL: url }, cwd })
    expect(run, words.join(' ')).toMatchObject({ code: 0, err: '' })
  }
  const { name, county, province } = sampleTown
  await liaison('congress', 'add', '--name', name, '--county', county, '--province', province)
  await liaison('roster', 'import', 'roster.xlsx', '--congress', name)
  for (const chat of [presidium, deputies]) {
    const webhook = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${chat?.webhookKey}`
    const bind = ['--congress', name, '--chat', chat?.id ?? '', '--purpose', chat?.purpose ?? '']
    await liaison('chat', 'bind', ...bind, '--webhook', webhook)
  }
}

/** Somebody's way to the service. What `say` returns as `at` is what a click on its card needs. */
interface Player {
  say(userid: string, text: string, chat: string | null): Promise<{ reply: unknown; at: string }>
  click(
    userid: string,
    at: string,
    key: string,
    chat: string | null,
    selected?: Readonly<Record<string, string>>,
  ): Promise<unknown>
  setQuietHours(fromH: number, untilH: number): Promise<void>
}

/** @returns what was replied to each, in order */
async function play(player: Player): Promise<unknown[]> {
  const group = presidium?.id ?? ''
  const replies: unknown[] = []
  const say = async (userid: string, text: string, chat: string | null = null) => {
    const { reply, at } = await player.say(userid, text, chat)
    replies.push(reply)
    return at
  }
  const click = async (userid: string, at: string, key: string, chat: string | null, selected = {}) => {
    replies.push(await player.click(userid, at, key, chat, selected))
  }
  const card = await say('yangguoliang', noticeWords('上午9点', '主席团会议'), group)
  await click('wangxiulan', card, 'attend:1', group)
  await click('huzhiqiang', card, 'leave:1', group)
  await click('huzhiqiang', card, 'kind:1', group, { leave_kind: 'sick' })
  await say('zhonglinhai', '请假 住院', group)
  await say('xujinquan', '参加')
  await say('fudesheng', '收到', group)
  await say('jiliansheng', '参加', group)
  await say('jiliansheng', '请假 在县里开会')
  await say('tangxueqin', '参加')
  await say('yangguoliang', '/待批')
  await say('yangguoliang', '/准假 胡志强 季连生')
  await say('yangguoliang', '/不准 钟林海 本次会议需表决')
  await say('zhouxiaomin', '/代 麻水仙 参加')
  await say('jiliansheng', '/名单')
  await say('huzhiqiang', '我的')
  await say('zhonglinhai', '我的')
  await click('shenyueying', card, 'list:1', group)
  await say('yangguoliang', '/名单', group)
  await say('yangguoliang', '/名单')
  await say('yangguoliang', '/催', group)
  await player.setQuietHours(-1, 2)
  await say('yangguoliang', noticeWords('下午2点', '代表培训'), deputies?.id ?? '')
  await say('yangguoliang', '/催 2')
  return replies
}

/** Without the names that are made anew each time: those of cards and of streams. */
const nameless = (reply: unknown): unknown =>
  JSON.parse(JSON.stringify(reply), (key, value) =>
    key === 'task_id' || (key === 'id' && /^[\w-]{24}$/.test(value)) ? '*' : value,
  )

const taskIdOf = (reply: unknown): string => /"task_id":"([^"]+)"/.exec(JSON.stringify(reply))?.[1] ?? ''

interface Sent {
  /** The group; null: to a person alone. */
  readonly chat: string | null
  readonly text: string
  /** userids */
  readonly mentioned: readonly string[]
}

/** Each once and sorted: the call to waiting requests is made once an hour, and an hour may end in between. */
const distinct = (all: readonly Sent[]): string[] =>
  [...new Set(all.map(({ chat, text, mentioned }) => JSON.stringify([chat, text, mentioned])))].sort()

const chatOfKey = (key: string | null): string | null =>
  sampleTown.chats.find(({ webhookKey }) => webhookKey === key)?.id ?? null

async function playLive(program: SecondProgram): Promise<{ replies: unknown[]; sent(): Sent[] }> {
  const replies = await play({
    async say(userid, text, chat) {
      const reply = await program.say(userid, text, chat)
      return { reply, at: taskIdOf(reply) }
    },
    click: (userid, taskId, key, chat, selected = {}) =>
      program.click(userid, { taskId, key, selected }, chat),
    setQuietHours: (fromH, untilH) => setQuietHours(db.sql, fromH, untilH),
  })
  const sent = () => platform.pushed.map(({ key, ...rest }) => ({ chat: chatOfKey(key), ...rest }))
  return { replies, sent }
}

async function playInSandbox(): Promise<{ replies: unknown[]; sent: Sent[] }> {
  const sent: Sent[] = []
  const heard = ({ pushed, reply, message }: Heard) => {
    for (const { chat, text, mentions } of pushed) {
      const mentioned = z.array(z.string()).parse(mentions)
      // Shown under the text as names, and named by userid beside it.
      const said = mentioned.length === 0 ? text : text.slice(0, text.lastIndexOf('\n'))
      sent.push({ chat: chat.startsWith('wr') ? chat : null, text: said, mentioned })
    }
    return { reply, at: message?.id ?? '' }
  }
  const replies = await play({
    say: async (userid, text, chat) => heard(await town.say(userid, text, chat ?? undefined)),
    click: async (userid, message, key, chat, selected) =>
      heard(await town.click(userid, message, key, chat ?? undefined, selected)).reply,
    setQuietHours: (fromH, untilH) => setQuietHours(town.database.db.sql, fromH, untilH),
  })
  return { replies, sent }
}

test('a second program that speaks the encrypted protocol gets what the sandbox gets', {
  timeout: 120_000,
}, async () => {
  await setUp()
  await setQuietHours(db.sql, 6, 7)
  await setQuietHours(town.database.db.sql, 6, 7)
  const settings = { databaseUrl: url, apiBase: platform.url, ...secrets }
  const { port } = await service.start(settings)
  const program = new SecondProgram(`http://127.0.0.1:${port}/wecom/bot/callback`, platform.url)
  expect(await program.verifies()).toBe(true)

  const live = await playLive(program)
  const played = await playInSandbox()
  expect(live.replies.map(nameless)).toEqual(played.replies.map(nameless))
  const expected = distinct(played.sent)
  await platform.until(() => distinct(live.sent()).length >= expected.length)
  expect(distinct(live.sent())).toEqual(expected)

  // And both are what was to be: the silent are called by name, the others left in peace, everybody told alone.
  const nudge = live.sent().find(({ text }) => text.startsWith('【请回复】'))
  expect(nudge?.mentioned.toSorted()).toEqual(['fudesheng', 'shenyueying', 'yangguoliang'])
  expect(live.sent().filter(({ chat, text }) => chat === null && text.includes('已批准'))).toHaveLength(1)
  expect(JSON.stringify(live.replies)).toContain('参加3')
  const everybody = sampleTown.roster.filter(row => row.代表小组 !== '').map(row => row.企业微信账号)
  for (const { sql } of [db, town.database.db]) {
    const waiting = await sql<{ state: string; hours: number; mention: string[] }[]>`
      select state, extract(epoch from due_at - now())::float8 / 3600 as hours, payload->'mention' as mention
      from outbox where subject = 'meeting:2'`
    expect(waiting.map(({ state }) => state)).toEqual(waiting.map(() => 'scheduled'))
    for (const { hours } of waiting) expect(Math.abs(hours - 2)).toBeLessThan(0.1)
    const called = waiting.flatMap(({ mention }) => mention)
    expect(called.toSorted()).toEqual(everybody.filter(userid => userid !== '').toSorted())
  }
  expect(live.sent().filter(({ text }) => text.includes('第2号'))).toEqual([])
})

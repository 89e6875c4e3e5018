/**
 * Who tells somebody something alone says as what he is told it. Played here: of what each kind of word is said. Read from the
 * sources: where a word is said as the person's own, which is judged by nothing but that it is his, and why.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import type { Right } from '../../../src/features/notes/types.ts'
import { openedRows } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'
const say = async (user: string, words: string, chat?: string) =>
  (await town.say(user, words, chat)).text ?? ''

const part = (...parts: Extract<Right, { as: 'part' }>['parts']) => ({ as: 'part', suggestion: 1, parts })
const clerk = [{ as: 'clerk' }]
const holder = [{ as: 'holder', decision: 1 }]
const concerned = [{ as: 'concerned', paper: 1 }]
const own = null

/** Who is told, what, as what. */
const told: readonly (readonly [string, RegExp, readonly unknown[] | null])[] = [
  ['冯雅丽', /建议2026-001.*已交办生态环境办办理/u, [part('office', 'assistant')]],
  ['冯雅丽', /建议2026-001.*已改由综合治理办/u, [{ as: 'former', suggestion: 1 }]],
  ['孟亚琴', /请您附议/u, [part('invited', 'signer')]],
  ['王秀兰', /附议了建议2026-001/u, [part('signer')]],
  ['王秀兰', /已交办综合治理办/u, [part('signer')]],
  ['王秀兰', /请您说明/u, [part('signer')]],
  ['沈月英', /申请把建议2026-001/u, [part('clerk')]],
  ['周晓敏', /收到王秀兰提出的建议2026-001/u, [part('clerk')]],
  ['周晓敏', /退回了建议2026-001/u, [part('clerk')]],
  ['谭永亮', /没有批准/u, [part('office', 'assistant')]],
  ['沈月英', /提出议题1号/u, clerk],
  ['胡志强', /议题.*1号.*(?:列入|不列入)/u, own],
  ['季连生', /决定由季连生承办/u, holder],
  ['季连生', /决定.*改由许金泉承办/u, own],
  ['沈月英', /季连生报.*落实情况/u, clerk],
  ['季连生', /文件2026-001交季连生/u, concerned],
  ['许金泉', /请阅文件2026-001/u, concerned],
  ['沈月英', /季连生报文件2026-001已办结/u, clerk],
  ['沈月英', /批准了本人的请假/u, clerk],
  ['王秀兰', /请假.*批准|批准.*请假/u, own],
  ['谭永亮', /【建议办理提醒】[\s\S]*建议2026-001/u, [part('office')]],
  ['许金泉', /以下决定事项请抓紧落实/u, holder],
  ['沈月英', /以下决定事项请督促落实/u, clerk],
  ['王秀兰', /来访登记有1件到期/u, [{ as: 'receiver', visit: 1 }]],
  ['周晓敏', /来访登记有1件到期/u, clerk],
  ['沈月英', /董长庚.*不能|董长庚.*请假/u, clerk],
]

beforeAll(async () => {
  await town.say('杨国梁', '/会议 3月20日上午9点 镇政府三楼 主席团会议 议题：甲', '主席团')
  await say('王秀兰', '请假 住院')
  await say(liaison, '/准假 王秀兰')
  await say('杨国梁', '请假 开会')
  await say('杨国梁', '/准假 杨国梁')
  await say('王秀兰', '/建议 修复枫树湾路灯，坏了两个月 附议人：孟亚琴')
  await say('胡志强', '/附议 1')
  await say(liaison, '/交办 1 生态环境办')
  await say('冯雅丽', '/退回 1 不属于本单位')
  await say(liaison, '/交办 1 生态环境办')
  await say(liaison, '/交办 1 综合治理办')
  await say('谭永亮', '/接收 1')
  await say('谭永亮', '/约商 1 请说明具体位置')
  await say('王秀兰', '/补充 1 村口')
  await say('谭永亮', '/延期 1 7月10日 汛期')
  await say(liaison, '/不准延 1 请按期办理')
  await say('胡志强', '/议题 征地补偿款去向')
  await say(liaison, '/不列入 1 另行研究')
  await say(liaison, '/决定 1 第1项 修复石桥渠 承办：季连生 期限：4月30日')
  await say('季连生', '/落实 1 已开工')
  await say(liaison, '/改决定 1 承办：许金泉')
  await say(liaison, '/收文 县人大办 云人办〔2026〕12号 关于换届的通知 1份')
  await say(liaison, '/文件 1 交 季连生 办理 4月10日前')
  await say(liaison, '/文件 1 传阅 许金泉')
  await say('季连生', '/文件 1 办结 已报送')
  await say(liaison, '/接待设置 每月15日上午8:30至11:30，地点：代表联络站')
  await say(liaison, '/排班 4月15日 董长庚、邵伯年')
  await say('董长庚', '/值班 4月15日 请假 出差')
  await say('王秀兰', '/来访 枫树湾村李大妈来访，反映路灯不亮')
  await say('王秀兰', '/改来访 1 期限 4月10日')
  await town.moveTo('2026-06-10T10:00:00+08:00')
}, 60_000)

it.each(told)('%s is told %s as what it is', async (name, words, rights) => {
  const [person] = await db.sql<{ id: number }[]>`select id from person where name = ${name}`
  const rows = await openedRows<{ person_id: number; text: string; rights: unknown }>(db, 'private_note')
  const his = rows.filter(row => row.person_id === person?.id)
  const found = his.filter(({ text }) => words.test(text))
  expect(
    found.map(row => row.rights),
    his.map(({ text }) => text).join('\n'),
  ).toContainEqual(rights)
})

/** Where words are said as the person's own, and what makes them his. */
const saysOwn: Readonly<Record<string, string>> = {
  'features/agenda/outreach.ts': 'topics are asked of every deputy; what became of his topic',
  'features/attachments/jobs.ts': 'the file that he has sent',
  'features/attachments/outreach.ts': 'the file that he has sent',
  'features/decisions/commands/report.ts': 'that he has it no more, by its number',
  'features/duty-file/outreach.ts': 'what became of his dispute',
  'features/identity/commands/claim.ts': 'that his account is his',
  'features/incoming-papers/commands/handle.ts': 'that he has it no more, or that it is over, by its number',
  'features/meetings/commands/leave.ts': 'his leave',
  'features/plan/outreach/compose.ts': 'the plan of the month is for every deputy',
  'features/reception/commands/swap-proposal.ts': 'what he is asked about his turn',
  'features/reception/outreach/said.ts': 'his turns; the days of the month are for every deputy',
  'features/reception/outreach/turns.ts': 'his turns',
  'features/terms/commands/hand-over.ts': 'his office',
  'features/terms/jobs.ts': 'his absences',
  'features/visits/jobs.ts': 'his contacts with voters',
}

const folder = new URL('../../../src/', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts') && !path.startsWith('features/notes/'))
  .map(path => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }))

it('nobody is told anything as his own but here', () => {
  const found = sources
    .filter(({ text }) => /\bforHimself\b|rights: \[\]/u.test(text))
    .map(({ path }) => path)
  expect(found.toSorted()).toEqual(Object.keys(saysOwn).toSorted())
})

/** Where words are said that stay so whatever happens, and what they are; all others name what they ask. */
const saysFacts: Readonly<Record<string, string>> = {
  'features/address-book/outreach.ts': 'what was read for him who asked',
  'features/attachments/jobs.ts': 'what became of the file that he has sent',
  'features/attachments/outreach.ts': 'what became of the file that he has sent',
  'features/attendance/outreach/review.ts': 'what the sheet showed that day',
  'features/meetings/commands/leave.ts': 'what was decided about his leave',
  'features/reach/outreach.ts': 'who was not reached that day',
  'features/reception/commands/answer-turn.ts': 'what somebody has answered',
  'features/reception/commands/swap-answers.ts': 'what became of his swap',
  'features/reception/jobs/fill-rotas.ts': 'whom the rota has put in',
  'features/suggestions/jobs/months.ts': 'the figures of a month',
  'features/suggestions/jobs/reckon.ts': 'from which day to which a time has moved',
  'features/suggestions/outreach/tell.ts':
    'what a clerk has entered for him, or what he has asked for himself',
  'features/terms/commands/change.ts': 'which term it is now',
  'features/terms/commands/hand-over.ts': 'who has which office',
  'features/terms/jobs.ts': 'who was absent',
}

it('whatever asks somebody to do a thing names it', () => {
  const found = sources
    .filter(({ text }) => /\b(?:asClerk|forHimself|rightTo)\b|rights: \[/u.test(text))
    .filter(({ text }) => !/\bask(?:s|In|edIn)\b|\[\{ of: '|asking\(/u.test(text))
    .map(({ path }) => path)
  expect(found.toSorted()).toEqual(Object.keys(saysFacts).toSorted())
})

it('nobody writes a note, or pushes one, but by the one way', () => {
  const writes = /insert into private_note|dedupeKey: [^\n]*['"`]note:/u
  expect(sources.filter(({ text }) => writes.test(text)).map(({ path }) => path)).toEqual([])
})

/**
 * Whoever says that somebody was told says it of who is reached: nothing is said of a person without an account, nor of one
 * who has left, and whoever speaks hears so, to telephone.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { stageOf } from '../agenda/stage.ts'

const town = await startTown()
const { alone, sql, notes } = stageOf(town)
const liaison = '周晓敏'
/** A deputy, and the contact of an office, of whom nobody shares the name. */
const [silent, gone, contact] = ['罗根荣', '毛水法', '徐志刚'] as const
const claims = /(?:已|并)(?:逐一|单独|另行|一并)?告知/u
const outOfReach = /暂时收不到消息.*请电话告知/u
const hasLeft = /已离任，没有告知/u
/** That one of these was told. */
const claimed = new RegExp(
  `${claims.source}[^；。，]*(?:提出人|承办人|对方|本人|${silent}|${gone}|${contact}|农业农村办)`,
  'u',
)

const numberIn = (said: string, kind: string): string =>
  new RegExp(`${kind}(\\d{4}-\\d+)`).exec(said)?.[1] ?? '?'
const loses = (name: string) => sql`update person set userid = null where name = ${name}`
const leaves = (name: string) => sql`update person set active = false, left_at = now() where name = ${name}`

/** What is done about each of them, while both can still speak. */
const found = { decisions: ['', ''], papers: ['', ''] }

beforeAll(async () => {
  await town.say(
    '杨国梁',
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
    '主席团',
  )
  await town.say(
    '杨国梁',
    '/会议 3月25日上午9点 镇政府三楼会议室 主席团会议 议题：听取环保工作报告',
    '主席团',
  )
  for (const [nth, name] of [silent, gone].entries()) {
    await alone(name, '/议题 研究农村电商补贴')
    await alone(name, '/议题 研究护林补贴')
    await alone(name, '/议题 研究山塘整治')
    found.decisions[nth] = numberIn(
      await alone(liaison, `/决定 1 走访${name}所在村 承办：${name} 期限：4月10日`),
      '决定',
    )
    found.papers[nth] = numberIn(await alone(liaison, `/收文 县府办 关于${name}的通知 1份`), '文件')
    await alone(liaison, `/文件 ${found.papers[nth]} 交 ${name} 办理 4月10日前`)
  }
  await alone(silent, '/建议 修复枫树湾村路灯，坏了两个月')
  await alone(silent, '/建议 疏通石桥村水渠，春耕缺水')
  await alone(gone, '/建议 增加乡村公交班次，老人进城不便')
  await alone(gone, '/建议 治理集镇停车，赶集日堵车')
  await loses(silent)
  await loses(contact)
  await leaves(gone)
  // What they have just said is answered no more.
  await town.moveTo('2026-03-11T15:00:00+08:00')
}, 60_000)

describe('nobody without an account is said to have been told', () => {
  it.each([
    ['/决定 1 编制停车方案 承办：罗根荣 期限：4月10日', outOfReach],
    ['/决定 1 疏浚河道 承办：农业农村办 期限：4月10日', outOfReach],
    ['/改决定 {decision} 期限：4月11日', outOfReach],
    ['/改决定 {decision} 承办：农业农村办', outOfReach],
    ['/改决定 {decision} 承办：罗根荣', outOfReach],
    ['/落实 {decision} 延期到4月20日 因汛期', outOfReach],
    ['/落实 {decision} 已完成 走访3户', outOfReach],
    ['/落实 {decision} 恢复 没有走完', outOfReach],
    ['/落实 {decision} 撤销 已并入他项', outOfReach],
    ['/文件 {paper} 交 罗根荣 办理 4月12日前', outOfReach],
    ['/文件 {paper} 交 农业农村办 办理 4月12日前', outOfReach],
    ['/文件 {paper} 传阅 罗根荣', outOfReach],
    ['/列入 1 会议1', outOfReach],
    ['/不列入 2 先调研', outOfReach],
    ['/议程 1 删 2', outOfReach],
    ['/列入 1、3 会议2', outOfReach],
    ['/取消 2 防汛', outOfReach],
    ['/恢复 2', outOfReach],
    ['/撤回 2 时间写错', outOfReach],
    ['/不予接收 1 不属于本级职权 属县里事权', outOfReach],
    ['/交办 2 农业农村办', outOfReach],
    ['/督办 2', outOfReach],
    ['/建议 代罗根荣：修建大坪村老年食堂，请支持经费', outOfReach],
    ['/建议 整治白岩村河道，附议人：罗根荣', outOfReach],
    ['/交接 联络员 罗根荣', outOfReach],
  ])('%s', async (words, says) => {
    const filled = words
      .replace('{decision}', found.decisions[0] ?? '')
      .replace('{paper}', found.papers[0] ?? '')
    const speaker = words.startsWith('/交接') ? '杨国梁' : words.includes('附议人') ? '王秀兰' : liaison
    const { text, card } = await town.say(speaker, filled)
    const said = `${text ?? ''}${JSON.stringify(card ?? '')}`
    expect(said).toMatch(says)
    expect(said).not.toMatch(claimed)
  })
})

describe('nor who has left', () => {
  it.each([
    ['/改决定 {decision} 期限：4月11日', hasLeft],
    ['/落实 {decision} 延期到4月20日 因汛期', hasLeft],
    ['/落实 {decision} 已完成 走访3户', hasLeft],
    ['/落实 {decision} 恢复 没有走完', hasLeft],
    ['/文件 {paper} 期限 4月12日', hasLeft],
    ['/列入 4 会议1', hasLeft],
    ['/不列入 5 先调研', hasLeft],
    ['/议程 1 删 2', hasLeft],
    ['/列入 4、6 会议1', hasLeft],
    ['/取消 1 防汛', hasLeft],
    ['/恢复 1', hasLeft],
    ['/不予接收 3 不属于本级职权 属县里事权', hasLeft],
    ['/督办 4', hasLeft],
  ])('%s', async (words, says) => {
    const filled = words
      .replace('{decision}', found.decisions[1] ?? '')
      .replace('{paper}', found.papers[1] ?? '')
    const { text, card } = await town.say('杨国梁', filled)
    const said = `${text ?? ''}${JSON.stringify(card ?? '')}`
    expect(said).toMatch(says)
    expect(said).not.toMatch(claimed)
  })
})

it('whoever can be reached is said to have been told, by name', async () => {
  await alone('章美琴', '/议题 研究校车安全')
  await alone(liaison, '/恢复 1')
  expect(await alone('杨国梁', '/不列入 7 已有专项方案')).toContain('已告知提出人章美琴')
  expect(await alone('杨国梁', `/文件 ${found.papers[1]} 传阅 章美琴、罗根荣`)).toMatch(
    /已单独告知章美琴；罗根荣暂时收不到消息/,
  )
})

it('what nobody hears who has it, the clerks are reminded of in time', async () => {
  const before = (await notes()).length
  await town.moveTo('2026-04-09T09:05:00+08:00')
  const heard = (await notes()).slice(before).filter(({ text }) => text.includes('请督促'))
  const said = heard.map(({ text }) => text).join('\n')
  expect(heard.map(({ name }) => name)).toContain('杨国梁')
  expect(said).toMatch(/承办的暂时收不到消息或已经离任，请电话告知或改由他人承办：.*决定/)
  expect(said).toMatch(/承办的暂时收不到消息或已经离任，请电话告知或改由他人承办：.*文件/)
})

/**
 * Sentences in the program that claim it, each with what stands behind it. A new one is written by `saidHeard` of
 * `features/notes/texts.ts`, or comes here with a reason, and into the walk above.
 */
const known: Readonly<Record<string, number>> = {
  // The sentence itself.
  'notes/texts.ts': 1,
  // What a command is for.
  'agenda/texts/topics.ts': 3,
  'meetings/texts/commands.ts': 2,
  'meetings/texts/recall.ts': 1,
  // By the hearing of whoever has it.
  'decisions/texts/commands.ts': 1,
  'incoming-papers/texts/commands.ts': 1,
  'reception/texts/duty.ts': 1,
  // So many towns as somebody is told in; the others are named behind it.
  'county/texts/notices.ts': 2,
}

it('no text claims it by itself', () => {
  const root = join(import.meta.dirname, '../../../src/features')
  const texts = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    path => /texts(?:\/|\.ts)/.test(path) && path.endsWith('.ts'),
  )
  const counted = texts.map(path => {
    const lines = readFileSync(join(root, path), 'utf8').split('\n')
    return [path, lines.filter(line => claims.test(line) && !/^\s*(?:\*|\/)/.test(line)).length] as const
  })
  expect(Object.fromEntries(counted.filter(([, count]) => count > 0))).toEqual(known)
})

/** Words about a colleague's leave: what a chair decides, hears or orders of it is nobody's own answer. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTown } from '../support/town.ts'

const town = await startTown()
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
const answers = async (): Promise<Record<string, string>> => {
  const rows = await town.database.db.sql<{ name: string; answer: string }[]>`
    select p.name, v.answer from invitee v join person p on p.id = v.person_id where v.answer is not null`
  return Object.fromEntries(rows.map(({ name, answer }) => [name, answer]))
}

beforeAll(async () => {
  await town.say('杨国梁', '/会议 3月26日上午9点 三楼会议室 主席团会议 议题：审议预算', '主席团')
})
beforeEach(async () => {
  await town.database.db
    .sql`update invitee set answer = null, reason = null, leave_kind = null, decision = null`
})

describe.each(['杨国梁', '许金泉'])('of %s', who => {
  it.each([
    '批准王秀兰请假',
    '同意王秀兰请假',
    '不批王秀兰的请假',
    '不同意王秀兰请假',
    '取消王秀兰的请假',
    '取消王秀兰请假',
    '王秀兰的请假取消',
    '王秀兰的请假我批了',
    '王秀兰请假同意',
    '王秀兰请假准了',
    '王秀兰请假不批',
    '王秀兰请假我不同意',
    '让胡志强请假',
    '不要让胡志强请假',
    '王秀兰必须参加',
    '傅德胜由季连生代请假',
    '王秀兰说胡志强请假',
    '傅德胜说季连生参加不了',
    '季连生替傅德胜参加',
    '王秀兰参加，傅德胜请假',
    '王秀兰请假 傅德胜不来',
    '麻水仙和季连生，一个请假一个参加',
    '王秀兰去我就去',
    '准假',
    '不准假',
    '同意请假',
  ])('«%s» is nobody’s answer', async words => {
    await alone(who, words)
    expect(await answers()).toEqual({})
  })

  it.each([
    ['陪王秀兰去医院，请假', 'leave'],
    ['让胡志强代我发言，我请假', 'leave'],
    ['和王秀兰一起参加', 'attend'],
    ['请假，领导已经批准', 'leave'],
    ['取消请假', 'attend'],
    ['我的请假取消，能参加', 'attend'],
  ])('«%s» is his own', async (words, answer) => {
    await alone(who, words)
    expect(await answers()).toEqual({ [who]: answer })
  })
})

it('of a clerk what is said of one, of two, and of what one says himself is theirs', async () => {
  for (const words of ['王秀兰请假', '胡志强、季连生请假 县里开会', '麻水仙说身体不好，请假'])
    await alone('杨国梁', words)
  expect(await answers()).toEqual({ 王秀兰: 'leave', 胡志强: 'leave', 季连生: 'leave', 麻水仙: 'leave' })
})

describe('a clerk who has a turn of duty himself', () => {
  beforeAll(async () => {
    await alone('周晓敏', '/接待设置 每月16日上午8:30至11:30，地点：代表联络站')
    await alone('周晓敏', '/排班 2026年 每次3人 按小组')
    await alone('周晓敏', '/排班 3月16日 杨国梁、叶春燕、吕素芳')
  })

  it.each([
    ['王秀兰请假', { 王秀兰: 'leave' }],
    ['王秀兰参加', { 王秀兰: 'attend' }],
    ['麻水仙、季连生请假', { 麻水仙: 'leave', 季连生: 'leave' }],
  ])('«%s» is not about it', async (words, expected) => {
    await alone('杨国梁', words)
    expect(await answers()).toEqual(expected)
    expect(await alone('周晓敏', '/排班 2026年3月')).not.toContain('请假')
  })

  it('a name that nobody has is said, and what he says of himself is asked about', async () => {
    expect(await alone('杨国梁', '钱老七请假')).toContain('花名册中没有')
    expect(JSON.stringify((await town.say('杨国梁', '请假 出差')).card)).toContain('这次回复的是哪一个')
    expect(await answers()).toEqual({})
  })
})

describe('of somebody who quotes a colleague', () => {
  const quoting = async (user: string, words: string, found: string) => {
    const quoted = (await town.messages('主席团')).findLast(({ text }) => text.includes(found))
    const answer = await town.api('say', {
      chat: '主席团',
      user,
      text: `@联络员 ${words}`,
      quote: quoted?.id,
    })
    return JSON.stringify(answer.body)
  }

  it.each(['同意', '可以', '行', '没问题', '批准', '不行'])(
    '«%s» to her leave is not his own',
    async words => {
      await town.say('王秀兰', '请假 住院', '主席团')
      await quoting('许金泉', words, '请假 住院')
      expect(await answers()).toEqual({ 王秀兰: 'leave' })
      expect(await quoting('沈月英', words, '请假 住院')).toContain('/准假')
      expect(await answers()).toEqual({ 王秀兰: 'leave' })
    },
  )

  it('what he says of coming is, and so is a yes to the notice', async () => {
    await town.say('王秀兰', '请假 住院', '主席团')
    await quoting('许金泉', '我参加', '请假 住院')
    await quoting('钟林海', '可以', '审议预算')
    expect(await answers()).toEqual({ 王秀兰: 'leave', 许金泉: 'attend', 钟林海: 'attend' })
  })
})

describe('a chair who was asked for the hour of a notice', () => {
  const { sql } = town.database.db
  it.each([
    '3月16日上午9点的接待日取消吧',
    '下午3点的接待日照常',
    '王秀兰上午9点来不了',
    '王秀兰上午9点到',
    '上午9点王秀兰请假',
  ])('«%s» publishes nothing', async words => {
    const { text } = await town.say('杨国梁', '/会议 3月27日 三楼会议室 主席团会议 议题：人事', '主席团')
    expect(text).toContain('几点')
    await town.say('杨国梁', words, '主席团')
    const [row] = await sql<{ status: string }[]>`select status from meeting order by id desc limit 1`
    expect(row?.status).toBe('draft')
  })

  it('the hour alone does', async () => {
    await town.say('杨国梁', '/会议 3月27日 三楼会议室 主席团会议 议题：人事', '主席团')
    await town.say('杨国梁', '上午9点', '主席团')
    const [row] = await sql<{ status: string }[]>`select status from meeting order by id desc limit 1`
    expect(row?.status).toBe('open')
  })
})

/** 签到 and 早退 with the notice's number, wherever it stands: of the meeting's day, and never an answer to its notice. */
import { beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '../../../src/features/attendance/rules/code.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const presidium = '主席团'
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
const answers = () =>
  db.sql<{ name: string; answer: string }[]>`
    select p.name, l.answer from answer_entry l join person p on p.id = l.person_id order by l.id`
const lineOf = async (name: string) =>
  (
    await db.sql<{ arrived: boolean; left: boolean; why: string | null }[]>`
      select a.arrived_at is not null as arrived, a.left_at is not null as left, a.left_reason as why
      from attendance a join person p on p.id = a.person_id where p.name = ${name} and a.meeting_id = 1`
  )[0] ?? { arrived: false, left: false, why: null }

beforeAll(async () => {
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼 主席团会议 议题：甲事项', presidium)
  await town.say('杨国梁', '/会议 3月25日上午9点 镇政府三楼 主席团会议 议题：乙事项', presidium)
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府二楼 主席团会议 议题：丙事项', presidium)
  await alone('杨国梁', '/取消 3 误发')
  await town.say('许金泉', '第1号 请假 住院', presidium)
  expect(await alone('杨国梁', '/准假 许金泉')).toContain('许金泉')
  await town.moveTo('2026-03-18T08:35:00+08:00')
})

const arriving = [
  '第1号 签到',
  '第1号签到',
  '签到 第1号',
  '签到第1号',
  '签到，第1号会议',
  '第1号会议签到',
  '第1号会议 签到。',
  '1号签到',
  '1 签到',
  '签到1',
  '1、签到',
  '第一号 签到',
  '第1号通知：签到',
  '会议1 签到',
  '#1 签到',
  '第1号 我签到',
  '第1号 已签到',
  '第1号 签到了',
  '第1号 报到',
  '报到 第1号',
  '第1号 我来签到',
  '第1号 我到了',
  '我到了 第1号',
  '第1号 到了',
  '第1号 已到会',
  '我签到',
  '已签到',
  '签到了',
  '签到成功',
  '我来签到',
  '報到 第1號',
  '第１号　签到',
]

describe('in the time of signing in', () => {
  it.each(arriving)('«%s» checks in, and answers nothing', async words => {
    const before = await answers()
    await alone('周晓敏', '/点名 1 王秀兰未到')
    expect(await alone('王秀兰', words)).toMatch(/您已签到：/)
    expect(await lineOf('王秀兰')).toMatchObject({ arrived: true, left: false })
    expect(await answers()).toEqual(before)
  })

  it.each([
    '第1号 早退 有事',
    '早退 第1号 有事',
    '早退第1号',
    '早退 有事 第1号',
    '第1号早退，有事',
    '第1号会议早退',
    '第1号 我早退 有事',
    '第1号 提前离会 有事',
  ])('«%s» notes that he has left', async words => {
    const before = await answers()
    await alone('周晓敏', '/点名 1 王秀兰未到')
    await alone('王秀兰', '签到')
    expect(await alone('王秀兰', words)).toMatch(/已登记您.*离会：/)
    expect(await lineOf('王秀兰')).toEqual({
      arrived: true,
      left: true,
      why: words.includes('有事') ? '有事' : null,
    })
    expect(await answers()).toEqual(before)
  })

  it('a leave that was approved is not lost by it', async () => {
    expect(await alone('许金泉', '第1号 早退 有事')).toContain('没有您的签到')
    expect(await alone('许金泉', '第1号 迟到十分钟')).toContain('签到 1')
    expect(await alone('许金泉', '第1号 迟到')).toContain('签到 1')
    expect(await alone('周晓敏', '/到会 1')).toContain('请假1人')
  })

  it.each([
    ['王秀兰', 3, 'that was called off', '已取消，不需要再回复'],
    ['罗根荣', 1, 'that he was not called to', '您不在“主席团会议”的通知对象中'],
  ])(
    '%s is not sent to sign in by 第%i号 迟到十分钟: it is of a meeting %s',
    async (name, number, _, why) => {
      const before = await answers()
      expect(await alone(name, `第${number}号 迟到十分钟`)).toContain(why)
      expect(await alone(name, `签到 ${number}`)).not.toContain('您已签到')
      expect(await answers()).toEqual(before)
    },
  )

  it('who asks, denies or speaks of others is not entered', async () => {
    await alone('周晓敏', '/点名 1 胡志强未到')
    const before = await answers()
    for (const words of [
      '第1号 签到了吗',
      '第1号签到不了',
      '第1号 没签到',
      '第1号签到时间',
      '第1号 几点签到',
      '第1号 早退可以吗',
      '第1号早退的有哪些',
      '签到 第1号 王秀兰',
      '第1号 王秀兰签到',
      '王秀兰 第1号 签到',
      '第1号和第2号 签到',
      '第1号 签到，第2号 请假',
      '签到 第99号',
      '第99号签到',
      '今天的会签到',
      '准时签到',
      '要早退',
      '已到，签到',
    ])
      expect(`${words}: ${await alone('胡志强', words)}`).not.toMatch(/您已签到|您参加|记为|离会：/)
    expect(await answers()).toEqual(before)
    expect(await lineOf('胡志强')).toMatchObject({ arrived: false, left: false })
  })

  it('and is told how it is said', async () => {
    expect(await alone('胡志强', '今天的会签到')).toMatch(/未作登记.*“签到”/)
  })

  it('the number on the screen goes with the notice’s', async () => {
    await alone('周晓敏', '/点名 1 王秀兰未到')
    const [row] = await db.sql<{ seed: string }[]>`select code_seed as seed from sitting where meeting_id = 1`
    const code = codeAt(row?.seed ?? '', town.clock.now())
    expect(await alone('王秀兰', `第1号 签到 ${code}`)).toContain('您已签到')
    await alone('周晓敏', '/点名 1 王秀兰未到')
    expect(await alone('王秀兰', `签到 第1号 ${code}`)).toContain('您已签到')
    const wrong = String((Number(code) + 1) % 10_000).padStart(4, '0')
    expect(await alone('胡志强', `第1号 签到 ${wrong}`)).toContain('签到码不对')
  })

  it.each(['/代 王秀兰 第1号 签到', '/代 第1号 王秀兰 签到', '/代 王秀兰 签到', '/代 王秀兰 报到'])(
    '«%s» by a clerk enters him',
    async words => {
      const before = await answers()
      await alone('周晓敏', '/点名 1 王秀兰未到')
      await alone('周晓敏', words)
      expect(await lineOf('王秀兰')).toMatchObject({ arrived: true })
      expect(await answers()).toEqual(before)
    },
  )

  it('a clerk enters others in the same words', async () => {
    expect(await alone('周晓敏', '第1号 签到 王秀兰、胡志强')).toContain('第1号')
    expect(await lineOf('胡志强')).toMatchObject({ arrived: true })
  })
})

it('days ahead it is refused with when, and is no answer', async () => {
  const before = await answers()
  expect(await alone('王秀兰', '第2号 签到')).toContain('3月25日')
  expect(await alone('王秀兰', '第2号 早退 有事')).toContain('没有您的签到')
  expect(await answers()).toEqual(before)
  // That somebody will be late is an answer as long as nobody can sign in.
  expect(await alone('王秀兰', '第2号 迟到十分钟')).toContain('您参加')
})

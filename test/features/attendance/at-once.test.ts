/** Many at one sheet, and the number on the hall's screen. */
import { beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '../../../src/features/attendance/rules/code.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const presidium = '主席团'
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
const code = async () => {
  const [row] = await db.sql<{ seed: string }[]>`select code_seed as seed from sitting where meeting_id = 1`
  return codeAt(row?.seed ?? '', town.clock.now())
}
let card = ''

beforeAll(async () => {
  const posted = await town.say(
    '杨国梁',
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
    presidium,
  )
  card = posted.message?.id ?? ''
  await town.moveTo('2026-03-18T08:35:00+08:00')
})

describe('the number on the screen', () => {
  it('checks in whoever sends it; a wrong one does not, and after five he is sent to the desk', async () => {
    const right = await code()
    const wrong = String((Number(right) + 1) % 10_000).padStart(4, '0')
    expect(await alone('王秀兰', `签到 ${right}`)).toContain('您已签到')
    for (let tries = 0; tries < 5; tries++)
      expect(await alone('胡志强', `签到 ${wrong}`)).toContain('签到码不对')
    expect(await alone('胡志强', `签到 ${right}`)).toContain('错的次数太多')
    expect(await alone('周晓敏', '/点名 1 胡志强到')).toContain('登记1人')
  })

  it('is another one ten minutes later, and the old one is worth nothing', async () => {
    const old = await code()
    await town.moveTo('2026-03-18T08:46:00+08:00')
    if ((await code()) !== old) expect(await alone('许金泉', `签到 ${old}`)).toContain('签到码不对')
    expect(await alone('许金泉', `签到 ${await code()}`)).toContain('您已签到')
  })
})

describe('the notice’s own card', () => {
  it('has a button to check in as soon as that is open, whoever pressed it before', async () => {
    const pressed = await town.click('钟林海', card, 'attend:1', presidium)
    expect(JSON.stringify(pressed.card)).toContain('arrive:1')
    const arrived = await town.click('钟林海', card, 'arrive:1', presidium)
    expect(JSON.stringify(arrived.card)).toContain('已签到')
  })
})

describe('at the same moment', () => {
  it('nobody who checks in, is entered or is corrected is lost', async () => {
    await town.moveTo('2026-03-18T08:50:00+08:00')
    const entries = async () =>
      (await db.sql<{ n: number }[]>`select count(*)::int as n from attendance_entry where meeting_id = 1`)[0]
        ?.n ?? 0
    const before = await entries()
    const posted = await town.say('周晓敏', '/签到卡 1', presidium)
    const people = ['傅德胜', '季连生', '麻水仙']
    await Promise.all([
      ...people.map(name => town.say(name, '签到', presidium)),
      ...people.map(name => town.click(name, posted.message?.id ?? '', 'arrive:1', presidium)),
      town.say('周晓敏', '/点名 1 沈月英到'),
      town.say('杨国梁', '/点名 1 沈月英到'),
      town.say('周晓敏', '/点名 1 王秀兰未到'),
      town.say('杨国梁', '/点名 1 胡志强未到'),
      town.say('杨国梁', '签到'),
    ])
    // Three who came by two doors, one entered twice, two taken back, one himself: each once.
    expect((await entries()) - before).toBe(3 + 1 + 2 + 1)
    expect(await alone('周晓敏', '/到会 1')).toMatch(/应到9人，实到7人，请假0人，未到2人/)
    const lines = await db.sql<{ same: boolean }[]>`
      select a.arrived_at is not distinct from e.arrived_at and a.left_at is not distinct from e.left_at as same
      from attendance a join lateral (
        select * from attendance_entry e where e.meeting_id = a.meeting_id and e.person_id = a.person_id
        order by e.id desc limit 1) e on true
      where a.meeting_id = 1`
    expect(lines.every(({ same }) => same)).toBe(true)
  })

  it('the same message again enters nothing twice, and what was entered is never changed', async () => {
    await expect(db.sql`update attendance_entry set arrived_at = now()`).rejects.toThrow(/append|change/i)
    await expect(db.sql`delete from attendance_entry`).rejects.toThrow()
  })
})

describe('who resigns on the day', () => {
  it('before it begins is no member any more; after it has begun he was one', async () => {
    const should = async () => /应到(\d+)人/.exec(await alone('周晓敏', '/到会 1'))?.[1]
    await db.sql`update person set active = false, left_at = '2026-03-18T08:55:00+08:00' where name = '麻水仙'`
    expect(await should()).toBe('8')
    await town.moveTo('2026-03-18T09:20:00+08:00')
    await db.sql`update person set active = false, left_at = '2026-03-18T09:18:00+08:00' where name = '季连生'`
    expect(await should()).toBe('8')
  })
})

/** What the hostile reader found: old terms keep their people, an accepted dispute can be put right, nothing untrue is promised. */
import { beforeAll, describe, expect, it } from 'vitest'
import { missedIn } from '../../../src/features/duty-file/rules/missed.ts'
import { yearPeriod } from '../../../src/features/duty-file/rules/period.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'
const chair = '杨国梁'
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''

beforeAll(async () => {
  await say(liaison, '/接待设置 每月15日上午8:30至11:30，地点：代表联络站，遇节假日顺延')
  await say(liaison, '/届次 第十九届 2021年12月')
  await say(
    chair,
    '/会议 云溪镇第十九届人民代表大会第三次会议 3月25日上午9点 镇政府大礼堂 全体代表 议程：听取和审议政府工作报告',
    '全体代表',
  )
  await say(liaison, '/排班 3月16日 王秀兰、胡志强')
  await town.moveTo('2026-03-16T12:00:00+08:00')
  await say('王秀兰', '/联系 3月16日 走访石桥村8户选民，了解春耕用水')
  await town.moveTo('2026-03-25T12:00:00+08:00')
  await say(liaison, '/点名 1 除王秀兰、胡志强外全到')
}, 90_000)

describe('a clerk’s words about an open dispute', () => {
  it('decide it or are asked back, and never become a dispute of his own', async () => {
    expect(await say('王秀兰', '/异议 会1 当天到会')).toContain('已登记第1号异议')
    expect(await say(chair, '/异议 1 我看不对吧')).toContain('没有看懂怎样处理，没有登记')
    expect(await say(chair, '/异议 1 不同意')).toContain('维持原记录须写明理由')
    const [row] = await db.sql<{ n: number }[]>`select count(*)::int as n from duty_dispute`
    expect(row?.n).toBe(1)
  })
})

describe('an accepted dispute', () => {
  it('is put right on the sheet also after a month, for that person alone', async () => {
    await town.moveTo('2026-05-20T12:00:00+08:00')
    expect(await say(liaison, '/点名 1 王秀兰到')).toContain('已过去一个月')
    const said = await say(liaison, '/异议 1 情况属实')
    expect(said).toContain('会议过去一个月以后也可以更正这一人')
    // What the deputy asked for is not printed as what the record says now.
    expect(said).toContain('已采纳本人意见“当天到会”')
    expect(said).not.toContain('更正为')
    expect(await say(liaison, '/点名 1 王秀兰、胡志强到')).toContain('只能按已采纳的履职异议更正：王秀兰')
    expect(await say(liaison, '/点名 1 全到')).toContain('这一次没有登记')
    expect(await say('王秀兰', '/我的履职')).toMatch(/会1 .*：缺席/)
    expect(await say(liaison, '/点名 1 王秀兰到')).toContain('登记1人')
    expect(await say('王秀兰', '/我的履职')).toMatch(/会1 .*：出席/)
    await town.moveTo('2026-05-20T12:10:00+08:00')
    expect(await say(liaison, '/点名 1 王秀兰未到')).toContain('到会情况不再更改')
  })

  it('about leave is entered as leave by the command that the clerk is told, once, and waits for nobody', async () => {
    expect(await say('胡志强', '/异议 会1 请了假的，家人住院')).toContain('已登记第2号异议')
    expect(await say(liaison, '/代 1 胡志强 请假 家人住院')).toContain('已结束一个月以上')
    expect(await say(liaison, '/异议 2 采纳')).toContain('请用“/代 1 胡志强 请假 原因”补登')
    expect(await say('胡志强', '/请假 1 家人住院')).not.toContain('已登记')
    expect(await say(liaison, '/代 1 许金泉 请假 家人住院')).toContain('已结束一个月以上')
    expect(await say('胡志强', '/我的履职')).toMatch(/会1 .*：缺席/)
    // He may have left since: what is recorded of him is put right all the same.
    await db.sql`update person set active = false, left_at = ${town.clock.now()} where name = '胡志强'`
    const noted = await say(liaison, '/代 1 胡志强 请假 家人住院')
    expect(await say(liaison, '/代 胡志强 请假 家人住院')).not.toContain('已准')
    await db.sql`update person set active = true, left_at = null where name = '胡志强'`
    expect(noted).toContain('请假（已准）')
    expect(noted).not.toContain('待批')
    expect(await say('胡志强', '/我的履职')).toMatch(/会1 .*：请假/)
    await town.moveTo('2026-05-20T12:20:00+08:00')
    expect(await say(liaison, '/代 1 胡志强 参加')).toContain('已结束一个月以上')
  })

  it('about a reception day promises nothing that cannot be done', async () => {
    expect(await say('胡志强', '/异议 接2026-3-15 当天换班了')).toContain('已登记第3号异议')
    const said = await say(liaison, '/异议 3 采纳 已换班')
    expect(said).toContain('接待日开始后值班记录不能更改')
    expect(said).not.toContain('/排班')
  })

  it('of a record that is gone says that it is gone, not that it was corrected', async () => {
    expect(await say('王秀兰', '/异议 访2026-1 不是我接待的')).toContain('已登记第4号异议')
    await db.sql`update visit set status = 'void' where number = 1`
    expect(await say('王秀兰', '/我的履职')).toContain('档案中现已没有这条记录')
  })

  it('is found by a bare number and by a full one, and a number of nothing is answered alike', async () => {
    expect(await say('胡志强', '/异议 会999 我到了')).toContain('没有编号“会999”')
    expect(await say('胡志强', '/异议 1 我请了假')).toContain('已登记第5号异议：会1')
  })
})

describe('what is published', () => {
  it('is published nowhere but in the deputies’ group', async () => {
    await say(liaison, '/履职设置 公布 开')
    const elsewhere = await say(liaison, '/履职公布', '主席团')
    expect(elsewhere).toContain('只公布到代表群，没有公布')
    expect(elsewhere).not.toContain('王秀兰')
    expect(await say(liaison, '/履职公布', '全体代表')).toContain('【代表履职次数公布】')
  })
})

describe('an old term', () => {
  beforeAll(async () => {
    // 换届: 王秀兰 stays as an official, 胡志强 has left, and another of that name is elected.
    await db.sql`insert into term (congress_id, number, began_at)
      select congress_id, 20, '2026-06-01T00:00:00+08:00' from person where name = '王秀兰'`
    await town.moveTo('2026-06-08T12:00:00+08:00')
    await db.sql`update person set levels = '{}' where name = '王秀兰'`
    await db.sql`update person set active = false, left_at = now(), left_reason = 'term_ended' where name = '胡志强'`
    await db.sql`
      insert into person (congress_id, name, levels, district, updated_at)
      select congress_id, n, '{town}', '新选区', now() from person, unnest(array['胡志强', '新当选']) n
      where name = '王秀兰'`
  }, 60_000)

  it('keeps its people, and has nobody who was elected after it', async () => {
    const old = await say(liaison, '/履职 第十九届')
    expect(old).toMatch(/^王秀兰：/m)
    expect(old).toMatch(/^胡志强（已离任）：/m)
    expect(old).not.toContain('新当选')
    expect(old).not.toMatch(/^胡志强：/m)
    const now = await say(liaison, '/履职 本届')
    expect(now).toContain('新当选')
    expect(now).not.toContain('王秀兰')
  })

  it('of a name means whoever had it then', async () => {
    expect(await say(liaison, '/履职 胡志强 第十九届')).toContain('【胡志强履职档案】第十九届（已离任）')
    expect(await say(liaison, '/履职 胡志强 本届')).toContain('【胡志强履职档案】第二十届，')
    expect(await say(liaison, '/履职 王秀兰 第十九届')).toContain('【王秀兰履职档案】第十九届')
    expect(await say(liaison, '/履职 王秀兰 本届')).toContain('王秀兰不是人大代表')
    expect(await say('王秀兰', '/我的履职 第十九届')).toContain('【您的履职档案】第十九届')
    expect(await say('王秀兰', '/我的履职 本届')).toContain('您不是人大代表')
  })
})

it('absences are those of the terms that a period touches, each by its name; without terms the period’s own', () => {
  const zone = 'Asia/Shanghai'
  const terms = [
    { number: 18, beganAt: new Date('2016-12-01T00:00:00+08:00') },
    { number: 19, beganAt: new Date('2021-12-01T00:00:00+08:00') },
  ]
  const sitting = (meetingId: number, at: string, term: number | null) => ({
    ...{ meetingId, number: meetingId, startsAt: new Date(at), isHeld: true },
    name: term === null ? null : { term, session: meetingId },
    members: [{ personId: 7, standing: 'absent' as const }],
  })
  const sittings = [
    sitting(1, '2020-03-01T09:00:00+08:00', 18),
    sitting(2, '2021-03-01T09:00:00+08:00', null),
    sitting(3, '2021-12-20T09:00:00+08:00', 19),
    sitting(4, '2024-03-01T09:00:00+08:00', 19),
  ]
  const today = { year: 2026, month: 6, day: 8 }
  const missed = (year: number, known = terms) =>
    (missedIn(yearPeriod(year), known, sittings, today, zone).get(7) ?? []).map(({ term, absences }) => [
      term,
      absences.map(({ meetingId }) => meetingId),
    ])
  // 第十九届 was the term of the year's last day alone: what was missed in 第十八届 vanished.
  expect(missed(2021)).toEqual([
    [18, [1, 2]],
    [19, [3, 4]],
  ])
  expect(missed(2020)).toEqual([[18, [1, 2]]])
  expect(missed(2024, [])).toEqual([[19, [4]]])
  expect(missed(2021, [])).toEqual([
    [null, [2]],
    [19, [3]],
  ])
  expect(missed(2015)).toEqual([])
})

import { beforeAll, describe, expect, it } from 'vitest'
import { readDays, readFigures } from '../../../src/features/attendance/store/day.ts'
import { lookAtMeetings } from '../../../src/features/meetings/store/answers.ts'
import { startTown } from '../../support/town.ts'
import { heardAlone } from '../../support/ways.ts'

const town = await startTown()
const presidium = '主席团'
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
const inGroup = async (user: string, words: string) => (await town.say(user, words, presidium)).text ?? ''

beforeAll(async () => {
  await town.say(
    '杨国梁',
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
    presidium,
  )
  await town.say('王秀兰', '参加', presidium)
  await town.say('胡志强', '请假 出差', presidium)
  await town.say('杨国梁', '/准假 胡志强')
})

const members = (where: 'all' | 'names' = 'all') =>
  town.database.db.sql<{ name: string }[]>`
    select p.name from person p where exists (select from person_role r where r.person_id = p.id
      and r.role in ('presidium_member', 'chair', 'vice_chair')) and ${where} <> '' order by p.id`

describe('before the meeting', () => {
  it('check-in is not open yet, and says when it will be', async () => {
    expect(await alone('王秀兰', '签到')).toMatch(/没有可以签到|8:30开始签到/)
    await town.moveTo('2026-03-18T08:20:00+08:00')
    expect(await alone('王秀兰', '签到')).toContain('上午8:30开始签到')
  })

  it('half an hour before it is said in the group, once, and nobody is called', async () => {
    await town.moveTo('2026-03-18T08:31:00+08:00')
    const said = (await town.messages(presidium)).filter(message => message.text.includes('【签到】'))
    expect(said).toHaveLength(1)
    expect(said[0]?.text).toContain('上午9:00开始')
  })
})

describe('checking in', () => {
  it('by words in the group and alone, once', async () => {
    expect(await inGroup('王秀兰', '签到')).toMatch(/^王秀兰已签到，上午8:31。应到\d+人，实到1人。$/)
    expect(await alone('王秀兰', '签到')).toContain('您上午8:31已签到')
  })

  it('who is on no list is sent to the liaison, and who is late is told so', async () => {
    const [stranger] = await town.database.db.sql<{ name: string }[]>`
      select name from person p where userid is not null and not exists (
        select from invitee v where v.person_id = p.id) and levels <> '{}' limit 1`
    expect(await alone(stranger?.name ?? '', '签到')).toContain('没有可以签到的会议')
  })

  it('by a card that a clerk posts, and pressing it twice changes nothing', async () => {
    const posted = await town.say('周晓敏', '/签到卡', presidium)
    expect(posted.card).not.toBeNull()
    const [someone] = (await members()).filter(({ name }) => !['王秀兰', '胡志强', '杨国梁'].includes(name))
    const press = (key: string) => town.click(someone?.name ?? '', posted.message?.id ?? '', key, presidium)
    expect(JSON.stringify((await press('arrive:1')).card)).toContain('已签到')
    expect(JSON.stringify((await press('there:1')).card)).toContain('实到2人')
  })

  it('nobody checks in somebody else but a clerk, who need not see him twice', async () => {
    expect(await alone('王秀兰', '/签到 胡志强')).toContain('只能由本人')
    const noted = await alone('周晓敏', '/代 杨国梁 签到')
    expect(noted).toContain('登记1人')
    expect(noted, 'nobody is absent before it begins').toMatch(/应到9人，实到3人，请假1人，未到5人/)
  })
})

describe('the meeting', () => {
  it('is called to order below its quorum: that is said and recorded, and refused nothing', async () => {
    await town.moveTo('2026-03-18T09:00:00+08:00')
    const said = await inGroup('杨国梁', '/开会')
    expect(said).toContain('开会。应到')
    expect(said).toContain('不足法定人数')
    expect(await alone('周晓敏', '/到会 1')).toContain('不足法定人数')
  })

  it('a quarter of an hour later the clerks hear, alone, who is missing', async () => {
    await town.moveTo('2026-03-18T09:16:00+08:00')
    const notes = await heardAlone(town, 'zhouxiaomin')
    expect(notes).toContain('【到会核对】')
    expect(notes).toContain('未回复也未到')
    expect((await town.messages(presidium)).some(message => message.text.includes('到会核对'))).toBe(false)
  })

  it('the whole list at once, but for those with leave; who is named late is late', async () => {
    const aloud = await inGroup('周晓敏', '/点名 1 全到')
    expect(aloud).toContain('已准假的1人没有登记为到会。')
    expect(aloud).not.toContain('胡志强')
    const said = await alone('周晓敏', '/点名 全到')
    expect(said).toContain('已准假的1人没有登记为到会：胡志强')
    expect(said).toMatch(/实到\d+人，请假1人，缺席0人/)
    const late = await alone('周晓敏', '/点名 1 王秀兰9:10到；杨国梁未到')
    expect(late).toContain('登记2人')
    expect(late).toContain('其中迟到1人')
    expect(late).toContain('缺席1人')
  })

  it('what is not understood enters nothing', async () => {
    expect(await alone('周晓敏', '/点名 1 张三丰到，其余没看清')).toContain('这一次没有登记')
    expect(await alone('周晓敏', '/点名 1')).toContain('请写明到会情况')
  })

  it('the person himself says that he leaves; the clerk ends it', async () => {
    await town.moveTo('2026-03-18T10:30:00+08:00')
    expect(await alone('王秀兰', '早退 村里有急事')).toContain('上午10:30离会')
    await alone('周晓敏', '/点名 1 全到')
    expect(
      await alone('周晓敏', '/到会 1'),
      'who has left is not back because all are said to be there',
    ).toContain('早退1人')
    await town.moveTo('2026-03-18T11:00:00+08:00')
    expect(await alone('杨国梁', '/散会')).toContain('散会')
    expect(await alone('周晓敏', '/散会 1 撤销')).toContain('继续进行')
    await alone('周晓敏', '/点名 1 杨国梁未到')
    expect(await inGroup('杨国梁', '散会')).toMatch(
      /上午11:00散会。应到\d+人，实到\d+人（其中迟到1人、早退1人）/,
    )
    expect(await alone('胡志强', '签到')).toMatch(/签到已经结束/)
  })

  it('names are for clerks alone, counts for every member', async () => {
    const own = await alone('王秀兰', '/到会 1')
    expect(own).toMatch(/应到\d+人/)
    expect(own).not.toContain('【')
    expect(await inGroup('周晓敏', '/到会 1')).toContain('单独给我发送')
    expect(await alone('周晓敏', '/到会 1')).toContain('【请假】1人：胡志强')
  })
})

describe('the sheet that stays', () => {
  it('who leaves the roster afterwards stays on it, and the log replayed gives the same sheet', async () => {
    const { db } = town.database
    const read = () =>
      db.transaction(async tx => {
        const [meeting] = await lookAtMeetings(tx, tx.sql.part`m.id = 1`)
        if (meeting === undefined) throw new Error('no meeting')
        const day = (await readDays(tx, [meeting])).get(1)
        return { figures: (await readFigures(tx, [meeting])).get(1), lines: day?.lines }
      })
    const before = await read()
    await db.sql`update person set active = false, left_at = now() where name = '王秀兰'`
    await db.sql`delete from person_role where role = 'presidium_member'`
    expect((await read()).figures).toEqual(before.figures)
    const replayed = await db.sql<{ personId: number; arrivedAt: Date | null; leftAt: Date | null }[]>`
      select distinct on (person_id) person_id as "personId", arrived_at as "arrivedAt", left_at as "leftAt"
      from attendance_entry where meeting_id = 1 order by person_id, id desc`
    for (const line of replayed) {
      const shown = before.lines?.find(one => one.personId === line.personId)
      expect([shown?.arrivedAt, shown?.leftAt]).toEqual([line.arrivedAt, line.leftAt])
    }
  })
})

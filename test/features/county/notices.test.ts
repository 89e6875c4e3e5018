/** A county's notice, from the draft to the last answer, through the chat. */
import { describe, expect, it } from 'vitest'
import { addNotes, markRead, withdrawNotes } from '../../../src/features/notes/store.ts'
import { privateNotes } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'
import { heardAlone, speaksOnlyWhenSpokenTo } from '../../support/ways.ts'
import { addCounty, county, second } from './county-town.ts'

const town = await startTown()
const { sql } = town.database.db
const remindedOf = async (notice: number) =>
  (await privateNotes(town.database.db)).filter(
    ({ text }) => text.startsWith('提醒：') && text.includes(`县通知第${notice}号`),
  )
const { name, stoneId } = await addCounty(town)
const say = async (who: string, text: string, chat?: string) => {
  const heard = await town.say(who, text, chat)
  return `${heard.text ?? ''}\n${JSON.stringify(heard.card ?? '')}`
}
/** Of the second town: without an account, and what she has just said is answered no more. */
const outOfReach = async () => {
  await sql`update person set userid = null where name = ${second}`
  await sql`delete from answer_url where person_id in (select id from person where name = ${second})`
}
const inReach = () => sql`update person set userid = 'wuxiaoyan' where name = ${second}`
const clerk = '周晓敏'
const vice = '沈月英'
const replies = async () =>
  (await sql<{ n: number }[]>`select count(*)::int as n from county_reply`)[0]?.n ?? -1

describe('a county', () => {
  it('has its own commands and none of the towns’, and says whose they are', async () => {
    for (const words of [
      '/会议 3月18日上午9点 会议室 主席团会议',
      '/来访 张三 修路',
      '/建议 修路',
      '/计划',
      '/接待设置',
      '/日历',
    ])
      expect(await say(county, words)).toContain('由各乡镇人大使用，县级不办理')
    expect(await say(county, '参加')).toContain('/各镇')
    expect(await say(county, '3月18日上午9点在镇政府三楼召开主席团会议，请准时参加')).toContain('/各镇')
    expect(await say(clerk, '/各镇')).toContain('由县级人大使用')
    const help = await say(county, '帮助')
    expect(help).toContain('县通知')
    expect(help).not.toContain('/会议')
    expect(await say(clerk, '帮助')).not.toContain('各镇')
  })

  it('sees its towns in counts, in their order', async () => {
    await say('毛水法', '/建议 保密 石料厂夜里偷排污水，建议查处')
    const seen = await say(county, '各镇')
    expect(seen).toContain(`${name}各乡镇人大2026年工作情况（2个单位`)
    expect(seen.indexOf('云溪镇')).toBeLessThan(seen.indexOf('石桥镇'))
    expect(seen).toContain('建议1件')
    expect(seen).toContain('本季度还没有召开主席团会议：云溪镇、石桥镇')
    expect(seen).not.toContain('石料厂')
    expect(await say('毛水法', '/各镇')).toContain('使用')
  })

  it('drafts a notice and sees it before anybody else does', async () => {
    const drafted = await say(county, '/县通知 请各乡镇3月20日下午5点前报送参加培训的人数。回报：参加人数')
    expect(drafted).toContain('将发给2个单位')
    expect(drafted).toContain('参加人数')
    expect(drafted).toContain('3月20日（星期五）下午5:00')
    expect(await say(clerk, '/县通知')).toContain('还没有给本单位发过通知')
    expect(await say(clerk, '/县通知 1')).toContain('没有给本单位发过第1号')
    expect(await say(county, '/县通知')).toContain('草稿')
  })

  it('refuses what is no notice', async () => {
    expect(await say(county, '/县通知 ！！')).toContain('请写明通知内容')
    expect(await say(county, `/县通知 ${'开会'.repeat(800)}`)).toContain('最多1500字')
    expect(await say(county, '/县通知 请于3月1日前上报情况')).toContain('已过')
    expect(await say(county, '/县通知 9 发布')).toContain('没有县通知第9号')
  })

  it('publishes it once, to the clerks of each town alone', async () => {
    expect(await say(county, '/县通知 1 发布')).toContain('发给2个单位')
    expect(await say(county, '/县通知 1 发布')).toContain('已经发布')
    const seen = await say(clerk, '/县通知 1')
    expect(seen).toContain('参加培训的人数')
    const heard = await heardAlone(town, 'zhouxiaomin')
    expect(heard).toContain('县通知第1号')
    expect(await say('毛水法', '/县通知 1')).toContain('由主席、副主席和联络员使用')
    expect(await heardAlone(town, 'maoshuifa')).not.toContain('培训')
    const rows = await sql`select from county_notice_town`
    expect(rows.count).toBe(2)
  })
})

describe('a town', () => {
  it('does not answer with 收到 where something is asked', async () => {
    for (const words of ['收到', '收到。', '好的', '已阅，谢谢'])
      expect(await say(clerk, `/县通知 1 ${words}`)).toContain('不算回复')
    expect(await say(clerk, '/县通知 1 。。')).toContain('请代表本单位回复')
    expect(await replies()).toBe(0)
  })

  it('answers by a clerk, the last answer counts and all are kept', async () => {
    expect(await say(clerk, '/县通知 1 参加2人')).toContain('已代表本单位回复')
    expect(await say(clerk, '/县通知 1 参加2人')).toContain('已经是这样')
    expect(await say(vice, '/县通知 1 参加3人')).toContain('以这次为准')
    expect(await replies()).toBe(2)
    const seen = await say(county, '/县通知 1')
    expect(seen).toContain('云溪镇：参加3人（沈月英')
    expect(seen).toContain('共回复2次')
    expect(seen).toContain('石桥镇：未回复')
    expect(seen).toContain('1/2个单位已回复')
    const own = await say(clerk, '/县通知 1')
    expect(own).toContain('参加2人（周晓敏')
    expect(own).toContain('参加3人（沈月英')
  })

  it('sees nothing of another town’s', async () => {
    expect(await say(second, '/县通知 1')).not.toContain('参加3人')
    expect(await say(clerk, '/县通知 2 参加2人')).toContain('没有给本单位发过第2号')
  })

  it('is reminded the day before and on the morning while it is silent, each once', async () => {
    const reminders = async (userid: string) =>
      (await remindedOf(1)).filter(note => note.userid === userid).length
    await town.moveTo('2026-03-19T09:30:00+08:00')
    expect([await reminders('wuxiaoyan'), await reminders('zhouxiaomin')]).toEqual([1, 0])
    await town.moveTo('2026-03-20T10:00:00+08:00')
    expect(await reminders('wuxiaoyan')).toBe(2)
    await town.moveTo('2026-03-20T16:00:00+08:00')
    expect(await reminders('wuxiaoyan')).toBe(2)
  })

  it('that is late is recorded as late, and the county hears when the time is over and when all have answered', async () => {
    await town.moveTo('2026-03-20T17:30:00+08:00')
    await say(county, '我的')
    const heard = await heardAlone(town, 'hexiaochuan')
    expect(heard).toContain('县通知第1号回复时间已到')
    expect(heard).toContain('未回复：石桥镇')
    expect(await say(second, '/县通知 1 不参加，正在换届')).toContain('按逾期回复记录')
    await say(county, '我的')
    expect(await heardAlone(town, 'hexiaochuan')).toContain('各乡镇都已回复')
    expect(await say(county, '/县通知 1')).toContain('逾期回复')
  })
})

describe('with nothing asked', () => {
  it('收到 by the button is an answer, once for the town, whoever presses', async () => {
    await town.moveTo('2026-03-21T09:00:00+08:00')
    expect(await say(county, '/县通知 县人大下周检查联络站，请做好准备')).toContain('回复“收到”即可')
    const [draft] = await sql<{ number: number; id: number }[]>`
      select number, id from county_notice order by id desc limit 1`
    expect(draft?.number).toBe(2)
    await say(county, '/县通知 2 发布')
    expect(await say(clerk, '/县通知 2 收到')).toContain('已代表本单位回复')
    expect(await say(vice, '/县通知 2 收到')).toContain('已经是这样')
    expect(await say(county, '/县通知 2')).toContain('云溪镇：收到（周晓敏')
  })

  it('a town without a number answers the one that waits', async () => {
    expect(await say(second, '/县通知 收到')).toContain('县通知第2号：收到')
  })
})

describe('a notice that is changed or cancelled', () => {
  it('is told to the towns, and what they said before says so', async () => {
    await say(county, '/县通知 请各乡镇3月30日前上报建站情况。回报：建成数量')
    await say(county, '/县通知 3 发布')
    await say(clerk, '/县通知 3 建成2个')
    expect(await say(county, '/县通知 3 改 请各乡镇4月2日前上报建站情况。回报：建成数量、问题')).toContain(
      '还没有发出',
    )
    expect(await say(clerk, '/县通知 3')).not.toContain('4月2日')
    expect(await say(county, '/县通知 3 发布')).toContain('已修改县通知第3号')
    expect(await say(county, '/县通知 3')).toContain('修改前的回复')
    expect(await say(county, '/县通知 3')).toContain('云溪镇：未回复新要求，此前回复：建成2个')
    const seen = await say(clerk, '/县通知 3')
    expect(seen).toContain('4月2日')
    expect(await heardAlone(town, 'zhouxiaomin')).toContain('有变动，以下面的为准')
    expect(await say(clerk, '/县通知 3 建成2个，缺经费')).toContain('以这次为准')
    expect(await say(county, '/县通知 3')).not.toContain('修改前的回复')
  })

  it('needs a reason to be cancelled, and takes no answer after it', async () => {
    expect(await say(county, '/县通知 3 取消')).toContain('请写明取消的原因')
    for (const doubt of [
      '取消吗',
      '取消不取消',
      '取消了吗',
      '取消？',
      '取消 要不要',
      '取消 等一等',
      '取消 先不取消',
    ])
      expect(await say(county, `/县通知 3 ${doubt}`), doubt).toContain('没有取消')
    expect(await say(county, '/县通知 3 取消 改由电话了解')).toContain('已取消')
    expect(await say(county, '/县通知 3 取消 再取消')).toContain('已经取消')
    expect(await say(second, '/县通知 3 建成1个')).toContain('已取消，不用再回复')
    expect(await say(second, '/县通知 3')).toContain('改由电话了解')
    await town.moveTo('2026-04-02T09:00:00+08:00')
    expect(await remindedOf(3)).toEqual([])
  })

  it('that everybody had answered waits again when something else is asked, and only then', async () => {
    await say(county, '/县通知 请各乡镇4月20日前上报人数。回报：人数')
    const [made] = await sql<{ number: number }[]>`select max(number) as number from county_notice`
    const n = made?.number ?? 0
    const state = async () =>
      (
        await sql<{ isComplete: boolean; calls: number }[]>`
          select completed_at is not null as "isComplete",
                 (select count(*)::int from county_call c where c.notice_id = n.id and done_at is null) as calls
          from county_notice n where number = ${n}`
      )[0]
    await say(county, `/县通知 ${n} 发布`)
    await say(clerk, `/县通知 ${n} 2人`)
    await say(second, `/县通知 ${n} 3人`)
    expect(await state()).toEqual({ isComplete: true, calls: 0 })
    await say(county, `/县通知 ${n} 改 请各乡镇务必于4月20日前上报人数。回报：人数`)
    await say(county, `/县通知 ${n} 发布`)
    expect(await state()).toEqual({ isComplete: true, calls: 0 })
    await say(county, `/县通知 ${n} 改 请各乡镇4月20日前上报人数。回报：人数和车辆`)
    await say(county, `/县通知 ${n} 发布`)
    expect(await state()).toEqual({ isComplete: false, calls: 3 })
    await town.moveTo('2026-04-19T09:30:00+08:00')
    expect((await remindedOf(n)).length).toBeGreaterThanOrEqual(2)
    await say(clerk, `/县通知 ${n} 2人，1辆`)
    expect(await state()).toMatchObject({ isComplete: false })
    await say(second, `/县通知 ${n} 3人，2辆`)
    expect(await state()).toMatchObject({ isComplete: true })
  })

  it('is moved by its deadline alone, or not at all', async () => {
    await say(county, '/县通知 请各乡镇4月25日前上报车辆。回报：车辆')
    const [made] = await sql<{ number: number }[]>`select max(number) as number from county_notice`
    const n = made?.number ?? 0
    await say(county, `/县通知 ${n} 确认发布`)
    expect(await say(county, `/县通知 ${n} 改期到5月6日`)).toContain('5月6日')
    expect(await say(county, `/县通知 ${n} 不改了`)).toContain('仍以原来发布的为准')
    expect(await say(county, `/县通知 ${n} 发布`)).toContain('已经发布')
    await say(county, `/县通知 ${n} 延期到4月30日`)
    expect(await say(county, `/县通知 ${n} 发布吧`)).toContain('已修改')
    const seen = await say(clerk, `/县通知 ${n}`)
    expect(seen).toContain('请各乡镇4月25日前上报车辆。回报：车辆')
    expect(seen).toContain('4月30日（星期四）晚上11:59（以此为准）')
    expect(await say(clerk, `/县通知 2辆`)).not.toContain('第2号：')
    await say(county, `/县通知 ${n} 取消 不用了`)
  })

  it('says where nobody could be told', async () => {
    await say(county, '/县通知 请各乡镇报送照片')
    const [made] = await sql<{ number: number }[]>`select max(number) as number from county_notice`
    await sql`update person set active = false where userid = 'wuxiaoyan'`
    expect(await say(county, `/县通知 ${made?.number} 发布`)).toContain('石桥镇暂时没有人能收到')
    // Nor is it forgotten: a second press stands in the place of the first answer.
    expect(await say(county, `/县通知 ${made?.number} 发布`)).toMatch(/已经发布[\s\S]*石桥镇暂时没有人能收到/)
    const sheet = await say(county, `/县通知 ${made?.number}`)
    expect(sheet).toContain('石桥镇：未回复（暂时没有人能收到，请电话告知）')
    expect(sheet.match(/没有人能收到/g)).toHaveLength(1)
    expect(await say(county, `/县通知 ${made?.number} 取消 不用了`)).toContain('告知1个单位')
    await sql`update person set active = true where userid = 'wuxiaoyan'`
  })

  it('as a draft can be dropped, and nobody ever hears of it', async () => {
    await say(county, '/县通知 请各乡镇上报名单')
    expect(await say(county, '/县通知 7 不发了')).toContain('已放弃')
    expect(await say(county, '/县通知 7 发布')).toContain('没有县通知第7号')
    expect(await say(clerk, '/县通知')).not.toContain('名单')
  })

  it('says so until somebody there has read this very notice', async () => {
    await say(county, '/县通知 请各乡镇报送台账。回报：件数')
    const [made] = await sql<{ number: number }[]>`select max(number) as number from county_notice`
    const silence = /石桥镇：未回复（暂时没有人能收到，请电话告知）/
    const sheet = () => say(county, `/县通知 ${made?.number}`)
    const personIds = (await sql<{ id: number }[]>`select id from person where name = ${second}`).map(
      ({ id }) => id,
    )
    const { db } = town.database
    const at = () => town.clock.now()
    const waits = (text: string) => db.transaction(tx => addNotes(tx, { personIds, text, rights: [] }, at()))
    await outOfReach()
    await say(county, `/县通知 ${made?.number} 发布`)
    expect(await sheet()).toMatch(silence)
    // A colleague settles what she was told of, too.
    await waits('有人认领账号')
    await db.transaction(tx => withdrawNotes(tx, stoneId, '有人认领账号', at()))
    expect(await sheet()).toMatch(silence)
    // An answer had room for another note only.
    const [other] = await waits('另一件事')
    await db.transaction(tx => markRead(tx, personIds[0] ?? 0, [other?.id ?? 0], at()))
    expect(await sheet()).toMatch(silence)
    await inReach()
    expect(await say(second, '我的')).toContain('报送台账')
    await outOfReach()
    expect(await sheet()).not.toMatch(silence)
    await inReach()
    await say(county, `/县通知 ${made?.number} 取消 不用了`)
  })

  it('is heard of by its change as well', async () => {
    await say(county, '/县通知 请各乡镇报送车况。回报：几辆')
    const [made] = await sql<{ number: number }[]>`select max(number) as number from county_notice`
    await sql`update person set active = false where name = ${second}`
    await say(county, `/县通知 ${made?.number} 发布`)
    await sql`update person set active = true where name = ${second}`
    await outOfReach()
    await say(county, `/县通知 ${made?.number} 改 请各乡镇报送车况。回报：几辆、几吨`)
    expect(await say(county, `/县通知 ${made?.number} 发布`)).toContain('石桥镇暂时没有人能收到')
    await inReach()
    expect(await say(second, '我的')).toContain('几吨')
    await outOfReach()
    expect(await say(county, `/县通知 ${made?.number}`)).not.toContain('没有人能收到')
    await inReach()
    await say(county, `/县通知 ${made?.number} 取消 不用了`)
  })

  it('keeps what was written down: entries and replies cannot be changed', async () => {
    await expect(sql`update county_reply set words = 'x'`).rejects.toThrow()
    await expect(sql`delete from county_notice_entry`).rejects.toThrow()
  })
})

describe('the buttons', () => {
  const lastOf = async (userid: string) => (await town.messages(`single:${userid}`)).at(-1)?.id ?? ''

  it('publish a draft, once', async () => {
    const { message } = await town.say(county, '/县通知 请报送联系人。回报：姓名')
    const [draft] = await sql<{ number: number }[]>`select max(number) as number from county_notice`
    const [made] = await sql<{ id: number }[]>`select max(id) as id from county_notice`
    const key = `cn_publish:${made?.id}.1`
    const first = await town.click(county, message?.id ?? '', key)
    expect(JSON.stringify(first.card)).toContain('已发布')
    expect(await say(county, `/县通知 ${draft?.number} 发布`)).toContain('已经发布')
    const rows = await sql`select from county_notice_entry where event->>'type' = 'published' and notice_id =
      (select max(id) from county_notice)`
    expect(rows.count).toBe(1)
  })

  it('of a preview that was changed since show the new one instead of publishing', async () => {
    const { message } = await town.say(county, '/县通知 请报送联系人。回报：姓名')
    const [made] = await sql<{ id: number; number: number }[]>`
      select id, number from county_notice order by id desc limit 1`
    await say(county, `/县通知 ${made?.number} 改 请报送联系人。回报：姓名和电话`)
    const first = await town.click(county, message?.id ?? '', `cn_publish:${made?.id}.1`)
    expect(JSON.stringify(first.card)).toContain('姓名和电话')
    const open = () => sql`select from county_notice where id = ${made?.id ?? 0} and state = 'open'`
    expect((await open()).count).toBe(0)
    const after = await town.click(county, message?.id ?? '', `cn_publish:${made?.id}.2`)
    expect(JSON.stringify(after.card)).toContain('已发布')
    expect((await open()).count).toBe(1)
    await say(county, `/县通知 ${made?.number} 取消 重发`)
  })

  it('of a preview are the county’s alone', async () => {
    const { message } = await town.say(clerk, '网页')
    const pressed = await town.click(clerk, message?.id ?? '', 'cn_publish:1').catch(() => null)
    expect(JSON.stringify(pressed?.card ?? '')).not.toContain('已发布')
  })

  it.runIf(speaksOnlyWhenSpokenTo)(
    '填写回复 takes the next words for the town’s answer, 收到 again is none',
    async () => {
      await say(second, '我的')
      await say(county, '/县通知 请报送车辆数。回报：数量')
      const [draft] = await sql<
        { id: number; number: number }[]
      >`select id, number from county_notice order by id desc limit 1`
      await say(county, `/县通知 ${draft?.number} 发布`)
      const [stone] = await sql<{ id: number }[]>`select id from congress where name = '石桥镇'`
      await town.moveTo(new Date(town.clock.now().getTime() + 60_000).toISOString())
      const pressed = await town.click(
        second,
        await lastOf('wuxiaoyan'),
        `cn_write:${draft?.id}.${stone?.id}`,
      )
      expect(JSON.stringify(pressed.card)).toContain('请直接发送')
      expect(await say(second, '收到')).toContain('不算回复')
      expect(await say(second, '2辆')).toContain('发送“确认”提交')
      expect(await say(county, `/县通知 ${draft?.number}`)).toContain('石桥镇：未回复')
      expect(await say(second, '确认')).toContain('已代表本单位回复')
      expect(await say(second, '确认')).not.toContain('已代表本单位回复')
      expect(await say(county, `/县通知 ${draft?.number}`)).toContain('石桥镇：2辆')
    },
  )
})

it('a town that comes to the county later is not asked for what was asked before', async () => {
  await sql`update congress set county_id = null where name = '石桥镇'`
  await say(county, '/县通知 请报送人数。回报：人数')
  const [draft] = await sql<{ number: number }[]>`select max(number) as number from county_notice`
  const number = draft?.number ?? 0
  await say(county, `/县通知 ${number} 发布`)
  await sql`update congress set county_id = (select id from congress where kind = 'county') where name = '石桥镇'`
  expect(await say(second, `/县通知 ${number}`)).toContain(`没有给本单位发过第${number}号`)
  expect(await say(county, `/县通知 ${number}`)).not.toContain('石桥镇')
})

it('nothing that plans by itself plans for a county', async () => {
  const rows = await sql<{ kind: string }[]>`
    select distinct k.kind from congress c join (
      select congress_id, 'plan' as call from plan_call union all select congress_id, 'visit' from visit_call
      union all select congress_id, 'reception' from reception_call
      union all select congress_id, 'suggestion' from suggestion_call) as calls(congress_id, call)
      on calls.congress_id = c.id
    cross join lateral (select c.kind) k`
  expect(rows.map(({ kind }) => kind)).toEqual(['township'])
})

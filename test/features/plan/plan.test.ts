/** A year's plan in the sample town: drafted, changed, finalised, held against what was done. */
import { expect, it } from 'vitest'
import { notedFor } from '../../support/opened.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''
const lineOf = (plan: string, words: string) => plan.split('\n').find(line => line.includes(words)) ?? ''
const notesFor = async (name: string) => (await notedFor(db, name)).filter(text => text.includes('计划'))

it('there is none at first, and only clerks make one', async () => {
  expect(await say('王秀兰', '/计划')).toBe('还没有2026年的工作计划。')
  expect(await say('王秀兰', '/计划 生成')).toContain('由主席、副主席和联络员办理')
  expect(await say('何小川', '/计划')).toContain('花名册中还没有您')
  expect(await say(liaison, '/计划 定稿')).toContain('还没有2026年的工作计划')
})

it('is drafted by the rules, each with its source; drafted twice it is the same', async () => {
  const drafted = await say(liaison, '/计划 生成')
  expect(drafted).toContain('新增29项')
  expect(drafted).toContain('人代会每年2次（地方组织法）')
  expect(drafted).toContain('代表述职每年8至15名（通行做法）')
  expect(await say('杨国梁', '/计划 生成 2026年')).toContain('没有需要增加的')
  const plan = await say(liaison, '/计划')
  expect(plan).toContain('【2026年工作计划】（草案，未定稿）共29项')
  expect(lineOf(plan, '第三代表小组')).toContain('全年 第三代表小组开展活动（3次）')
})

it('is changed by words, each change said back, nothing twice', async () => {
  const added = await say(liaison, '/计划 增 5月 视察农田水利 二组')
  expect(added).toMatch(/已增加第30项：5月 视察农田水利 二组（第二代表小组），按“视察”/)
  expect(await say(liaison, '/计划 增 5月 视察农田水利 二组')).toContain('没有重复增加')
  expect(await say(liaison, '/计划 增 视察')).toContain('没有读出时间')
  expect(await say(liaison, `/计划 增 5月 ${'长'.repeat(61)}`)).toContain('60字以内')
  expect(await say(liaison, '/计划 改 30 6月')).toContain('改为“6月 视察农田水利')
  expect(await say(liaison, '/计划 改 30 6月')).toContain('没有变化')
  expect(await say(liaison, '/计划 改 30 2次')).toContain('2次')
  expect(await say(liaison, '/计划 改 30 内容 视察道路养护')).toContain('视察道路养护')
  expect(await say(liaison, '/计划 改 99 6月')).toContain('没有第99项')
  expect(await say(liaison, '/计划 删 30')).toContain('请写明删去的原因')
  expect(await say(liaison, '/计划 删 30 与调研合并')).toContain('已删去第30项')
  expect(await say(liaison, '/计划 说明 30 x')).toContain('已删')
  expect(await say(liaison, '/计划 恢复 30')).toContain('已恢复')
  expect(await say(liaison, '/计划 改 30 3月 视察道路养护')).toContain('3月 视察道路养护')
  expect(await say(liaison, '/计划 什么')).toContain('没有读懂')
})

it('two who add at the same moment lose nothing', async () => {
  await Promise.all([say(liaison, '/计划 增 7月 调研养老'), say('沈月英', '/计划 增 8月 调研托育')])
  const plan = await say(liaison, '/计划')
  expect(plan).toContain('调研养老')
  expect(plan).toContain('调研托育')
  const rows = await db.sql<{ nth: number }[]>`select nth from plan_entry order by nth`
  expect(rows.map(({ nth }) => nth)).toEqual(rows.map((_, i) => i + 1))
})

it('what is held fulfils it by itself, and what is cancelled does not any more', async () => {
  expect(await say(liaison, '/计划 定稿')).toContain('已定稿')
  expect(await say(liaison, '/计划 定稿')).toContain('没有变化')
  await town.say(
    '杨国梁',
    '/会议 3月13日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
    '主席团',
  )
  await town.say('王秀兰', '参加', '主席团')
  expect(lineOf(await say('王秀兰', '/计划'), '第一季度主席团会议')).toContain('进行中')
  await town.moveTo('2026-03-13T16:00:00+08:00')
  await say(liaison, '/点名 1 全到')
  expect(lineOf(await say('王秀兰', '/计划'), '第一季度主席团会议')).toContain('已完成（3月13日）')
  await town.say('杨国梁', '/取消 1 因故', '主席团')
  expect(lineOf(await say('王秀兰', '/计划'), '第一季度主席团会议')).toContain('进行中')
  await town.say(
    '杨国梁',
    '/会议 3月16日上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目',
    '主席团',
  )
  await town.say('王秀兰', '参加', '主席团')
  await town.moveTo('2026-03-16T16:00:00+08:00')
  await say(liaison, '/点名 2 全到')
  expect(lineOf(await say('王秀兰', '/计划'), '第一季度主席团会议')).toContain('已完成')
})

it('by hand: a meeting that the rule would not take, or the whole item', async () => {
  expect(await say(liaison, '/计划 删 30 不要')).toContain('已删去第30项')
  expect(await say(liaison, '/计划 恢复 30')).toContain('已恢复')
  const first = /第(\d+)项/.exec(lineOf(await say(liaison, '/计划'), '第一季度主席团会议'))?.[1] ?? ''
  const taken = await say(liaison, '/计划 完成 30 会议2')
  expect(taken).toContain('第2号通知已算作完成第30项')
  expect(taken).toContain(`第2号通知原来计入第${first}项，现不再计入该项`)
  expect(await say(liaison, '/计划 完成 30 会议2')).not.toContain('原来计入')
  expect(await say(liaison, '/计划 完成 31 会议2')).toContain('原来计入第30项')
  expect(await say(liaison, '/计划 完成 30 会议2')).toContain('原来计入第31项')
  const plan = await say(liaison, '/计划')
  expect(lineOf(plan, '第一季度主席团会议')).toContain('进行中')
  expect(await say(liaison, '/计划 撤销完成 30 村里另有安排')).toMatch(/已撤销.*“村里另有安排”没有登记。/)
  expect(lineOf(await say(liaison, '/计划'), '第一季度主席团会议')).toContain('已完成')
  expect(await say(liaison, '/计划 完成 30 会议77')).toContain('没有第77号通知')
  expect(await say(liaison, '/计划 说明 30 因防汛推迟')).toContain('因防汛推迟')
  expect(lineOf(await say(liaison, '/计划'), '第30项')).toContain('未完成，已说明（因防汛推迟）')
})

it('on the first working day the group hears the month, and the clerks what was left undone, once', async () => {
  await town.moveTo('2026-04-01T08:59:00+08:00')
  expect((await town.messages('全体代表')).filter(({ text }) => text.includes('工作安排'))).toEqual([])
  await town.moveTo('2026-04-01T12:00:00+08:00')
  const said = (await town.messages('全体代表')).filter(({ text }) => text.includes('【4月工作安排】'))
  expect(said).toHaveLength(1)
  expect(said[0]?.text).toContain('代表接待选民日')
  expect(said[0]?.text).toContain('继续推进：二季度 召开第二季度主席团会议')
  const notes = await notesFor(liaison)
  expect(notes.at(-1)).toContain('上月计划还有')
  // What was explained is not asked for.
  expect(notes.at(-1)).not.toContain('视察道路养护')
  await town.moveTo('2026-04-03T12:00:00+08:00')
  expect(
    (await town.messages('全体代表')).filter(({ text }) => text.includes('【4月工作安排】')),
  ).toHaveLength(1)
})

it('a quarter that falls behind is told on the tenth of its last month, to the clerks alone', async () => {
  await town.moveTo('2026-06-10T12:00:00+08:00')
  const note = (await notesFor(liaison)).filter(text => text.includes('二季度计划提醒'))
  expect(note).toHaveLength(1)
  expect(note[0]).toContain('本季度还没有召开主席团会议（每季度不少于1次）')
  expect(note[0]).toContain('第五代表小组今年开展活动0次，按进度应有1次')
  expect((await notesFor('王秀兰')).filter(text => text.includes('二季度'))).toEqual([])
})

it('in January, after the holidays, a draft is made of the last year and the clerks are asked, once', async () => {
  await town.moveTo('2027-01-20T12:00:00+08:00')
  const asked = (await notesFor(liaison)).filter(text => text.includes('起草2027年工作计划'))
  expect(asked).toHaveLength(1)
  const plan = await say(liaison, '/计划 2027年')
  expect(plan).toContain('草案')
  expect(plan).toContain('调研养老')
  const [call] = await db.sql<{ on: string }[]>`
    select to_char(done_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as on from plan_call
    where kind = 'draft' and slot = '2027'`
  // In the first hour of the working day, at its own minute.
  expect(call?.on).toMatch(/^01-04 09:/)
})

it('January’s items go out when its plan is finalised after they were due: once, and without reminding again', async () => {
  const said = async () =>
    (await town.messages('全体代表')).filter(({ text }) => text.includes('【1月工作安排】')).length
  const before = (await notesFor(liaison)).length
  expect(await said()).toBe(0)
  expect(await say(liaison, '/计划 定稿 2027年')).toContain('已定稿')
  await town.moveTo('2027-01-20T14:00:00+08:00')
  expect(await said()).toBe(1)
  expect(await say(liaison, '/计划 定稿 2027年')).toContain('没有变化')
  await town.moveTo('2027-01-21T14:00:00+08:00')
  expect(await said()).toBe(1)
  expect(await notesFor(liaison)).toHaveLength(before)
})

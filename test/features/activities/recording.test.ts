/** What came of an activity, from the notice to its record, by what people say. */
import { beforeAll, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const { db } = town.database
const liaison = '周晓敏'
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''
const cardText = async (who: string, text: string) => JSON.stringify(await town.say(who, text))

beforeAll(async () => {
  await town.say(
    '杨国梁',
    '/会议 3月13日上午9点 地点：石桥村村委会 视察农田水利 对象：第二代表小组',
    '全体代表',
  )
  await town.say('王秀兰', '参加', '全体代表')
  await town.say('董长庚', '参加', '全体代表')
}, 60_000)

it('nothing is written down of what has not begun', async () => {
  expect(await say(liaison, '/活动记录 1 发现问题：渠道淤塞')).toContain('第1号还没有开始')
  expect(await say(liaison, '/活动记录 9 发现问题：渠道淤塞')).toContain('没有第9号通知')
  expect(await say(liaison, '/活动记录 发现问题：渠道淤塞')).toContain('最近一周没有举行过')
})

it('is written down in parts, by labels or as it comes, each kept with who and when', async () => {
  await town.moveTo('2026-03-13T16:00:00+08:00')
  await say(liaison, '/点名 1 除董长庚外全到')
  const first = await say(
    liaison,
    '/活动记录 1 主题：农田水利 走访点：石桥村、白岩村 发现问题：渠道淤塞 意见建议：入冬前清淤',
  )
  expect(first).toContain('主题、地点、发现问题、意见建议')
  expect(first).toContain('30分钟内直接发到这里')
  // The only one of the week needs no number, and words without a label are what was found.
  expect(await say('沈月英', '/活动记录 白岩村水闸失修')).toContain('发现问题')
  const record = await say(liaison, '/活动记录 1')
  expect(record).toContain('发现问题：渠道淤塞；白岩村水闸失修')
  expect(record).toContain('应到12人，实到11人')
  expect(record).toContain('最近由沈月英')
})

it('the same words twice are one piece, and a correction keeps what stood there', async () => {
  expect(await say(liaison, '/活动记录 1 主题：农田水利')).toContain('已经记过')
  expect(await say(liaison, '/活动记录 1 更正 地点 石桥村')).toContain('已更正')
  const record = await say(liaison, '/活动记录 1')
  expect(record).toContain('地点：石桥村\n')
  expect(record).toContain('更正前：\n地点：石桥村、白岩村（周晓敏')
  expect(await say(liaison, '/活动记录 1 更正')).toContain('没有读出要更正哪一项')
  const rows = await db.sql<{ kind: string }[]>`select kind from activity_entry where field = 'places'`
  expect(rows.map(row => row.kind)).toEqual(['add', 'replace'])
})

it('suggestions that came of it stand on both sides, whichever way they were named', async () => {
  expect(await cardText('王秀兰', '/建议 石桥村渠道清淤，来源：活动1')).toContain('来自第1号通知的活动')
  await town.say('董长庚', '/建议 白岩村水闸维修，水闸已经失修多年')
  const linked = await say(liaison, '/活动记录 1 建议 1、2、77')
  expect(linked).toContain('2026-002')
  expect(linked).toContain('没有查到')
  expect(await say(liaison, '/活动记录 1')).toMatch(/提出建议：建议2026-001、建议2026-002/)
  expect(await cardText('董长庚', '/建议 2')).toContain('来自第1号通知的活动')
  expect(await say(liaison, '/活动记录 1 取消建议 2')).toContain('不再算作')
  expect(await cardText('董长庚', '/建议 2')).not.toContain('来自第1号')
  // With a colon it is what was advised, and a sentence that begins with a figure is no number.
  await say(liaison, '/活动记录 1 建议：2公里处设标志')
  expect(await say(liaison, '/活动记录 1')).toContain('2公里处设标志')
  expect(await cardText('许金泉', '/建议 后山小学增设公交站点，来源：活动66')).toContain('没有第66号通知')
})

it('is written by clerks alone; a group hears nothing of it but that it was done', async () => {
  expect(await say('王秀兰', '/活动记录 1')).toContain('由主席、副主席和联络员使用')
  expect(await say('何小川', '/活动记录 1')).not.toContain('渠道')
  expect(await say(liaison, '/活动记录 1', '全体代表')).toContain('请单独给我发送')
})

it('takes nasty text as text', async () => {
  const nasty = `=HYPERLINK("x") <b>\u202e${'长'.repeat(4000)}`
  expect(await say(liaison, `/活动记录 1 成效：${nasty}`)).toContain('结果')
  const record = await say(liaison, '/活动记录 1')
  expect(record).toContain('=HYPERLINK')
  expect(record).toContain('……')
  expect(record.length).toBeLessThan(5000)
})

it('the year lists activities by group, and what was cancelled is not among them', async () => {
  await town.say('杨国梁', '/会议 3月14日上午9点 地点：大坪村村委会 调研果业 对象：第三代表小组', '全体代表')
  await town.say('胡志强', '参加', '全体代表')
  await town.say('杨国梁', '/取消 2 下雨', '全体代表')
  await town.moveTo('2026-03-15T10:00:00+08:00')
  const list = await say('许金泉', '/活动')
  expect(list).toContain('【2026年代表活动】共1次')
  expect(list).toContain('第二代表小组1次')
  expect(list).toContain('第三代表小组0次')
  expect(list).toContain('每组全年不少于3次')
  expect(await say('许金泉', '/活动 2025年')).toContain('还没有开展过活动')
  expect(await say(liaison, '/活动记录 2 发现问题：x')).toContain('已取消')
  expect(await say(liaison, '/活动 1')).toContain('【活动记录】')
})

import { beforeAll, expect, test } from 'vitest'
import { type Heard, startTown } from '../../support/town.ts'

const town = await startTown()
const chair = '杨国梁'
const liaison = '沈月英'
const presidium = '主席团'
let posted: Heard

beforeAll(async () => {
  posted = await town.say(
    chair,
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 3月17日下午6点前回复',
    presidium,
  )
})

const press = (user: string, key: string) => town.click(user, posted.message?.id ?? '', `${key}:1`, presidium)

test('a change of place keeps the answers and tells everybody addressed by name', async () => {
  await press('王秀兰', 'attend')
  const changed = await town.say(chair, '/改 1 地点改在四楼会议室', presidium)
  expect(changed.message?.text).toContain('四楼会议室')
  expect(changed.message?.text).toContain('参加1')
  const [told] = changed.pushed
  expect(told?.text).toContain('【通知变更】')
  expect(told?.text).toContain('原来的回复继续有效')
})

test('a change of time asks everybody again', async () => {
  const changed = await town.say(chair, '/改 1 时间改到3月19日下午3点', presidium)
  expect(changed.message?.text).toContain('3月19日（星期四）下午3:00')
  expect(changed.message?.text).toContain('参加0')
  expect(changed.pushed[0]?.text).toContain('需重新确认')
  const sheet = await town.say(chair, '名单')
  expect(sheet.text).toContain('王秀兰（改期后待重新确认）')
})

test('the card that was posted before the change answers for the meeting as it is today', async () => {
  const looked = await press('王秀兰', 'list')
  expect(looked.text).toContain('3月19日（星期四）下午3:00')
  const again = await press('王秀兰', 'attend')
  expect(again.text).toContain('您已回复：参加')
})

test('a cancelled meeting takes no answer, tells why, and can be restored with its answers', async () => {
  expect((await town.say(chair, '/取消 1', presidium)).text).toContain('请写明取消原因')
  const cancelled = await town.say(chair, '/取消 1 与县里会议冲突', presidium)
  expect(cancelled.pushed[0]?.text).toContain('与县里会议冲突')
  const clicked = await press('胡志强', 'attend')
  expect(clicked.text).toContain('本通知已取消')
  expect(clicked.text).toContain('与县里会议冲突')
  const restored = await town.say(liaison, '/恢复 1', presidium)
  expect(restored.message?.text).toContain('参加1')
  await press('胡志强', 'list')
  expect((await press('胡志强', 'attend')).text).toContain('您已回复：参加')
})

test('every change is in the log with who made it', async () => {
  const { text } = await town.say(chair, '/日志 1')
  for (const line of ['杨国梁：更改', '杨国梁：取消', '沈月英：恢复', '杨国梁：发布', '王秀兰：参加'])
    expect(text).toContain(line)
})

test('only chair, vice-chair and liaison may change a notice, and a refusal says who may', async () => {
  for (const words of [
    '/改 1 地点改在五楼会议室',
    '/取消 1 不开了',
    '/恢复 1',
    '/催 1',
    '/准假 胡志强',
    '/代 胡志强 参加',
  ]) {
    const { text } = await town.say('王秀兰', words, presidium)
    expect(text, words).toContain('由主席、副主席和联络员使用')
  }
  const [row] = await town.database.db.sql<
    { n: number }[]
  >`select count(*) as n from deed where outcome = 'refused' and action <> 'meeting.answer'`
  expect(row?.n).toBe(6)
})

import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()

test('without a webhook the clerks are told once for a notice, not with every reminder', async () => {
  await town.database.db.sql`update chat set webhook_key = null`
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 3月17日下午6点前回复', '主席团')
  await town.say('王秀兰', '参加', '主席团')
  await town.moveTo('2026-03-18T08:30:00+08:00')
  const { text } = await town.say('周晓敏', '我的')
  expect(text?.match(/提醒未能发出/g)).toHaveLength(1)
})

/** What the log says of deeds that somebody could wish not to be seen. */
import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const chair = '杨国梁'

test('a leave that its asker has granted to himself is told as his own', async () => {
  await town.say(chair, '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', '主席团')
  await town.say(chair, '请假 外出开会')
  await town.say(chair, '/准假 杨国梁')
  expect((await town.say(chair, '/日志 1')).text).toContain('杨国梁：批准请假，本人')
})

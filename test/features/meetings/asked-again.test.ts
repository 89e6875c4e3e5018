/** After two changes everybody is told how his own answer stands, and not only what the second one asks of it. */
import { expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown(undefined, undefined, 'callback+app')
const lastTo = async (userid: string) => (await town.messages(`app:${userid}`)).at(-1)?.text ?? ''

it('who has not answered to the new time is told that he has to, also when only the place is changed then', async () => {
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼 主席团会议 议题：审议民生实事项目', '主席团')
  for (const name of ['王秀兰', '胡志强']) await town.say(name, '参加')
  await town.say('周晓敏', '/改 1 时间改到3月19日上午9点')
  await town.say('胡志强', '参加')
  await town.say('周晓敏', '/改 1 地点改在镇文化礼堂')
  await town.moveTo('2026-03-11T10:05:00+08:00')
  expect(await lastTo('wangxiulan')).toMatch(/文化礼堂[\s\S]*原来的回复需重新确认/u)
  expect(await lastTo('huzhiqiang')).toMatch(/文化礼堂[\s\S]*原来的回复继续有效/u)
})

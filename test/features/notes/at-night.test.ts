/** In the quiet hours nobody is woken, and whoever has just spoken is not kept waiting for the morning. */
import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'
import { everybodyIsReached, reached } from '../../support/ways.ts'

const town = await startTown()
const presidium = '主席团'
const granted = /您的请假已批准/
const asleep = '胡志强'

await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', presidium)
await town.say(asleep, '请假 住院')
await town.moveTo('2026-03-11T21:30:00+08:00')

const aloneWith = everybodyIsReached ? ['single', 'app'] : ['single']

test.each(aloneWith)(
  'who has asked for leave at night, in the room %s, hears the decision at once',
  async room => {
    const who = room === 'single' ? '王秀兰' : '许金泉'
    await town.say(who, '请假 陪护', room === 'single' ? undefined : room)
    await town.moveTo(new Date(town.clock.now().getTime() + 40 * 60_000).toISOString())
    const { pushed } = await town.say('周晓敏', `/准假 ${who}`)
    expect(reached(pushed, granted)).toHaveLength(1)
  },
)

test('who spoke in the morning hears it in the morning', async () => {
  const { pushed } = await town.say('周晓敏', `/准假 ${asleep}`)
  expect(pushed).toEqual([])
  await town.moveTo('2026-03-12T07:59:00+08:00')
  const rooms = ['single:huzhiqiang', ...(everybodyIsReached ? ['app:huzhiqiang'] : []), presidium]
  const heard = async () => {
    const all = await Promise.all(rooms.map(room => town.messages(room)))
    return all.flat().filter(({ text }) => granted.test(text) || text.includes('您有新消息'))
  }
  expect(await heard()).toEqual([])
  await town.moveTo('2026-03-12T08:00:00+08:00')
  expect(await heard()).toHaveLength(1)
})

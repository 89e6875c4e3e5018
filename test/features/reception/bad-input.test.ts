/** What nobody meant to send: each is answered in a Chinese sentence, and nothing is lost by it. */
import { expect, test } from 'vitest'
import { entriesOf, receivingTown, rotaOf } from './duty-town.ts'

const town = await receivingTown()
const say = async (who: string, text: string, chat?: string) => (await town.say(who, text, chat)).text ?? ''
const long = '这是一段很长的话，'.repeat(334).slice(0, 3_000)
await say('周晓敏', '/排班 11月16日 王秀兰、胡志强')

test.each(['接待日', '值班', '换班', '公告', '排班', '补班', '接待设置'])(
  '3,000 characters behind /%s change nothing and are answered with what to do',
  async name => {
    const before = await rotaOf(town)
    const said = await say('周晓敏', `/${name} ${long}`)
    expect(said).toMatch(/\p{Script=Han}/u)
    expect(said).not.toContain('抱歉')
    expect(said.length).toBeLessThan(1_500)
    expect(await rotaOf(town)).toEqual(before)
  },
)

test('an answer of 3,000 characters is no answer: nothing is booked, and what to send is said', async () => {
  const before = await entriesOf(town, '2026-11-16')
  expect(await say('胡志强', `请假 ${long}`)).toContain('回复值班请说“确认”或“请假 原因”')
  expect(await entriesOf(town, '2026-11-16')).toEqual(before)
  expect(await say('胡志强', '请假 在县里开会')).toContain('已登记：11月16日')
})

test('a day called off with a reason of 3,000 characters is announced in a message that the platform takes', async () => {
  await town.moveTo('2026-11-12T10:00:00+08:00')
  expect(await say('周晓敏', `/接待日 11月16日 取消 ${long}`)).toContain('已取消')
  await town.moveTo('2026-11-12T10:05:00+08:00')
  const told = (await town.messages('全体代表')).filter(message => message.text.includes('【接待日取消】'))
  expect(told).toHaveLength(1)
  expect(told[0]?.text.length).toBeLessThan(400)
})

test('a place or a day that cannot be is said, and the day stays as it was', async () => {
  await say('周晓敏', '/接待日 11月16日 恢复')
  expect(await say('周晓敏', '/接待日 11月16日 地点')).toContain('请写新的地点')
  expect(await say('周晓敏', '/接待日 11月16日 改到 11月31日')).toContain('没有改：没有“11月31日”')
  expect(await say('周晓敏', '/接待日 11月16日 改到 下午5:00至2:00')).toContain('没有改')
  expect(await say('周晓敏', '接待日')).toContain('11月16日（星期一）上午8:30至11:30，代表联络站')
})

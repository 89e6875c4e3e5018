import { expect, test } from 'vitest'
import { type Heard, startTown } from '../../support/town.ts'
import { whileNothingIsPushed } from '../../support/ways.ts'

const town = await startTown()
const chair = '杨国梁'
const presidium = '主席团'

/** What a chair writes alone is published at once wherever the bot or the app can say it; here it could not. */
const draft = (words: string) => whileNothingIsPushed(town, () => town.say(chair, words))

test('what is missing is asked in one message that shows what was understood, and the missing piece completes it', async () => {
  const asked = await town.say(chair, '/会议 主席团会议 三楼会议室', presidium)
  expect(asked.card).toBeNull()
  expect(asked.text).toContain('地点：三楼会议室')
  expect(asked.text).toContain('哪天几点开始？')
  const half = await town.say(chair, '3月18日', presidium)
  expect(half.text).toContain('几点开始？')
  expect(half.text).not.toContain('哪天')
  const done = await town.say(chair, '下午2点半', presidium)
  expect(done.message?.text).toContain('3月18日（星期三）下午2:30')
  expect(done.card).not.toBeNull()
})

test('a weekday that contradicts the date is asked about, not guessed', async () => {
  const asked = await town.say(chair, '/会议 3月19日（星期三）上午9点 三楼会议室 主席团会议', presidium)
  expect(asked.text).toContain('对不上')
  const done = await town.say(chair, '3月19日', presidium)
  expect(done.message?.text).toContain('3月19日（星期四）上午9:00')
})

test('a day in the past, an impossible day and a placeholder are asked about and publish nothing', async () => {
  for (const words of [
    '/会议 3月4日上午9点 三楼会议室 主席团会议',
    '/会议 2月30日上午9点 三楼会议室 主席团会议',
    '/会议 ×月×日上午9点 三楼会议室 主席团会议',
  ]) {
    const asked = await town.say(chair, words, presidium)
    expect(asked.card, words).toBeNull()
    expect(asked.text, words).toContain('暂未发出')
  }
})

test('an impossible day is named, and what is known of the time is said as people say it', async () => {
  const day = await town.say(chair, '/会议 2月30日上午9点 三楼会议室 主席团会议')
  expect(day.text).toContain('没有2月30日这一天')
  const hour = await town.say(chair, '/会议 上午9点 三楼会议室 主席团会议')
  expect(hour.text).toContain('时间：上午9:00（日期未定）')
  const half = await town.say(chair, '/会议 3月18日上午 三楼会议室 主席团会议')
  expect(half.text).toContain('时间：3月18日（星期三）上午，几点未定')
  const clock = await town.say(chair, '/会议 3月18日25点 三楼会议室 主席团会议')
  expect(clock.text).toContain('没有这个钟点')
})

test('a weekday that contradicts the deadline is asked about as the deadline’s', async () => {
  const asked = await town.say(
    chair,
    '/会议 3月18日上午9点 三楼会议室 主席团会议 3月17日（星期五）下午6点前回复',
  )
  expect(asked.text).toContain('回复截止3月17日（星期二）与写的星期对不上')
  expect(asked.text).not.toContain('3月18日（星期三）与')
})

test('for whom a notice is may be answered with names', async () => {
  const asked = await town.say(chair, '/会议 3月24日上午9点 三楼会议室 座谈会')
  expect(asked.text).toContain('通知哪些人？')
  const named = await draft('王秀兰、胡志强')
  expect(named.message?.text ?? named.text).toContain('王秀兰、胡志强（2人）')
})

test('a notice prepared alone with the bot, where it cannot speak by itself, stays a draft until it is published in a group', async () => {
  const drawn = await draft('/会议 3月20日上午9点 镇政府三楼会议室 主席团会议')
  expect(drawn.message?.text).toContain('草稿已齐')
  const number = /第(\d+)号/.exec(drawn.message?.text ?? '')?.[1]
  expect((await town.say('王秀兰', '我的')).text).not.toContain(`第${number}号`)
  const published = await town.say(chair, `/发布 ${number}`, presidium)
  expect(published.message?.text).toContain('镇政府三楼会议室')
  expect((await town.say('王秀兰', '我的')).text).toContain(`第${number}号`)
  expect((await town.say(chair, `/发布 ${number}`, presidium)).text).toContain('不需要再处理')
})

test('a draft is dropped by its button and cannot be published afterwards', async () => {
  const drawn = await draft('/会议 3月21日上午9点 镇政府三楼会议室 主席团会议')
  const number = /第(\d+)号/.exec(drawn.message?.text ?? '')?.[1]
  const [drop] = (drawn.card?.button_list ?? []) as { key: string }[]
  const dropped = await town.click(chair, drawn.message?.id ?? '', drop?.key ?? '')
  expect(dropped.text).toContain('已作废')
  expect((await town.say(chair, `/发布 ${number}`, presidium)).text).toContain('不需要再处理')
})

test('a group or a name that the roster does not have is asked about', async () => {
  const group = await town.say(chair, '/会议 3月20日上午9点 三楼会议室 小组活动 参加人员：第九代表小组')
  expect(group.text).toContain('没有“第九代表小组”')
})

const numberOf = (heard: Heard): string =>
  /第(\d+)号/.exec(heard.text ?? heard.message?.text ?? '')?.[1] ?? ''

test('a change of a draft is kept although something else is still missing', async () => {
  const asked = await town.say(chair, '/会议 主席团会议 三楼会议室')
  const number = numberOf(asked)
  const changed = await town.say(chair, `/改 ${number} 地点改在四楼会议室`)
  expect(changed.text).toContain('地点：四楼会议室')
  expect(changed.text).toContain('哪天几点开始？')
  expect((await draft('3月25日上午9点')).message?.text).toContain('四楼会议室')
})

test('whom a draft is for can be changed, in a group too, without announcing it', async () => {
  const number = numberOf(await draft('/会议 3月26日上午9点 镇政府三楼会议室 主席团会议'))
  const changed = await town.say(chair, `/改 ${number} 对象改为全体代表`, presidium)
  expect(changed.message?.text).toContain('对象:全体代表')
  expect(changed.message?.text).toContain('（草稿）')
  expect((await town.say('王秀兰', '我的')).text).not.toContain(`第${number}号`)
})

test('a deputy sees nothing of a draft, by number or by a click', async () => {
  const drawn = await draft('/会议 3月27日上午9点 镇政府三楼会议室 主席团会议 议题：保密议题')
  const { text } = await town.say('王秀兰', `/名单 ${numberOf(drawn)}`)
  expect(text).toContain('尚未发出')
  expect(text).not.toContain('3月27日')
  expect((await town.say(chair, `/名单 ${numberOf(drawn)}`)).text).toContain('草稿')
})

test('what is done with a draft is in the log', async () => {
  const number = numberOf(await draft('/会议 3月28日上午9点 镇政府三楼会议室 主席团会议'))
  await town.say(chair, `/改 ${number} 地点改在四楼会议室`)
  await town.say(chair, `/取消 ${number}`)
  await town.say('沈月英', `/恢复 ${number}`)
  const { text } = await town.say(chair, `/日志 ${number}`)
  for (const line of ['杨国梁：拟稿', '杨国梁：更改', '杨国梁：取消', '沈月英：恢复'])
    expect(text).toContain(line)
})

test('nobody is nudged about a draft, and nothing is sent again when nothing has failed', async () => {
  const number = numberOf(await draft('/会议 3月29日上午9点 镇政府三楼会议室 主席团会议'))
  expect((await town.say(chair, `/催 ${number}`)).text).toContain('尚未发出')
  expect((await town.say(chair, '/重发 全部')).text).toBe('没有发送失败的消息。')
})

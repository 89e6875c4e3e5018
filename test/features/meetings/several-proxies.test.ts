import { expect, test } from 'vitest'
import { startTown } from '../../support/town.ts'

/** One message that answers for two people. */
const town = await startTown()
const chair = '杨国梁'
const clerk = '周晓敏'
const presidium = '主席团'

const sheet = async () => (await town.say(chair, '/名单 1')).text ?? ''

test('both are entered, and both are named in the answer', async () => {
  await town.say(chair, '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', presidium)
  const text = (await town.say(clerk, '王秀兰和胡志强都参加，我替他俩说一声', presidium)).text
  expect(text).toContain('已替王秀兰登记')
  expect(text).toContain('已替胡志强登记')
  expect(await sheet()).toMatch(/【参加】.*王秀兰/s)
})

test('said again nothing changes, and a leave is entered for both as well', async () => {
  expect((await town.say(clerk, '王秀兰、胡志强都参加', presidium)).text).toContain('没有变化')
  const text = (await town.say(clerk, '代王秀兰、胡志强请假，去县里开会', presidium)).text
  expect(text).toContain('已替王秀兰登记')
  expect(text).toContain('已替胡志强登记')
})

test('when nobody has one of the names, nobody is entered', async () => {
  const before = await sheet()
  for (const words of ['王秀兰和邓家富都参加', '王秀兰、邓家富都参加', '邓家富和王秀兰都参加'])
    expect((await town.say(clerk, words, presidium)).text).toContain('邓家富')
  expect(await sheet()).toBe(before)
})

test('whoever is no clerk enters for neither', async () => {
  const before = await sheet()
  expect((await town.say('许金泉', '王秀兰和胡志强都参加', presidium)).text).toContain('王秀兰和胡志强')
  expect(await sheet()).toBe(before)
})

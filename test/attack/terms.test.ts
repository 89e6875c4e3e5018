/** What goes on naming the old term when a new one begins is said. */
import { expect, it } from 'vitest'
import { startTown } from '../support/town.ts'

const town = await startTown()
const say = (words: string) => town.say('周晓敏', words)

it('numbers of suggestions that name a session of the old term', async () => {
  await say('/届次 第十九届 2021年12月15日')
  await say('/建议设置 编号 按届次 第十九届第三次会议')
  const shown = await say('/换届 第二十届 2026年12月15日')
  expect(shown.text).toContain('代表建议仍按第十九届第三次会议编号')
  const done = await town.click('周晓敏', shown.message?.id ?? '', 'term_change:1.20.2026-12-15')
  expect(done.text).toContain('/建议设置 编号 按届次 第二十届第一次会议')
  // As it is proposed there.
  expect((await say('/建议设置 编号 按届次 第二十届第一次会议')).text).toContain('已改动')
  expect((await town.say('董长庚', '/建议 石桥村水渠漏水，请修复')).text).toContain('建议20-1-001')
  await say('/建议设置 编号 按年')
  expect((await say('/换届 第二十一届 2031年12月15日')).text).not.toContain('编号')
})

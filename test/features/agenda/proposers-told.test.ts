/** What becomes of several topics at once: each proposer hears all of his in one word, and a group is called once. */
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Heard } from '../../support/room.ts'
import { startTown } from '../../support/town.ts'
import { speaksOnlyWhenSpokenTo } from '../../support/ways.ts'
import { deputies, stageOf } from './stage.ts'

const town = await startTown()
const { inGroup, notes, sql } = stageOf(town)
const liaison = '周晓敏'

beforeAll(async () => {
  await town.say('杨国梁', '/会议 3月20日上午9点 镇政府三楼 主席团会议 议题：乙事项', '主席团')
  for (const [who, words] of [
    ['王秀兰', '增设路灯'],
    ['王秀兰', '修缮祠堂'],
    ['章美琴', '清理河道'],
    ['董长庚', '改造集市'],
  ] as const)
    await inGroup(who, `/议题 ${words}`, deputies)
})

beforeEach(async () => {
  await sql`truncate answer_url, spoken_place, outbox, private_note cascade`
})

const steps = [
  ['listed', '/列入 1、2、3、4 会议1', '已列入第1号会议'],
  ['called off', '/取消 1 防汛', '第1号会议已取消'],
  ['back', '/恢复 1', '仍在该会议的议程中'],
] as const

const called = ({ pushed }: Heard) => pushed.filter(({ text }) => text.includes('您有新消息'))

it.runIf(speaksOnlyWhenSpokenTo).each(steps)('%s', async (_, order, told) => {
  // An answer address takes one word; what is more would call the group.
  await town.say('王秀兰', '你好')
  const heard = await town.say(liaison, order)
  expect(heard.text).toContain('王秀兰、章美琴、董长庚')
  expect(called(heard).map(({ mentions }) => mentions)).toEqual([['dongchanggeng', 'zhangmeiqin']])
  const his = (await notes()).filter(({ name }) => name === '王秀兰').map(({ text }) => text)
  expect(his).toHaveLength(1)
  expect(his[0]?.split('\n')).toEqual(
    ['议题1号“增设路灯”', '议题2号“修缮祠堂”'].map(topic =>
      expect.stringMatching(new RegExp(`^(?=.*${topic})(?=.*${told})`)),
    ),
  )
})

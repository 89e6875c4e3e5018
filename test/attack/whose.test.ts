/** A turn of reception duty is answered by whoever has it, or by a clerk: a colleague's name in the words makes them nobody's own. */
import { beforeAll, expect, it } from 'vitest'
import { startTown } from '../support/town.ts'

const town = await startTown()
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
const march = () => alone('周晓敏', '/排班 2026年3月')

beforeAll(async () => {
  await alone('周晓敏', '/接待设置 每月16日上午8:30至11:30，地点：代表联络站')
  await alone('周晓敏', '/排班 2026年 每次3人 按小组')
  await alone('周晓敏', '/排班 3月16日 吕素芳、叶春燕、胡志强')
})

it.each(['叶春燕 请假 住院', '叶春燕请假 住院', '@叶春燕 请假 住院'])(
  '«%s» of a colleague on duty is nobody’s leave',
  async words => {
    expect(await alone('吕素芳', words)).toContain('替他人登记回复由主席、副主席和联络员办理')
    expect(await march()).not.toContain('请假')
  },
)

it('of a clerk it is hers, and whoever says 我 answers for himself', async () => {
  expect(await alone('周晓敏', '叶春燕 请假 住院')).toContain('已替叶春燕登记')
  expect(await march()).toContain('叶春燕（请假）')
  expect(await alone('吕素芳', '叶春燕，我请假 出差')).toContain('值班您请假')
  expect(await march()).toContain('吕素芳（请假）')
})

/** What the log says of deeds that somebody could wish not to be seen. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nameOfDeed } from '../../../src/features/meetings/texts/deed-names.ts'
import { articles } from '../../../src/features/suggestions/rules/articles.ts'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const chair = '杨国梁'

test('a leave that its asker has granted to himself is told as his own', async () => {
  await town.say(chair, '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议', '主席团')
  await town.say(chair, '请假 外出开会')
  await town.say(chair, '/准假 杨国梁')
  expect((await town.say(chair, '/日志 1')).text).toContain('杨国梁：批准请假，本人')
})

test('whatever is recorded anywhere has a Chinese name', async () => {
  const src = join(import.meta.dirname, '../../../src')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(file => /\.tsx?$/.test(file))
  const said = files.flatMap(file =>
    [
      ...readFileSync(join(src, file), 'utf8').matchAll(
        /\baction:[^,\n]*?'([a-z_]+\.[a-z_]+)'(?:[^,\n]*'([a-z_]+\.[a-z_]+)')?/g,
      ),
    ].flatMap(([, one, other]) => [one, other].filter(name => name !== undefined)),
  )
  expect(said.length).toBeGreaterThan(50)
  const acts = Object.keys(articles).map(act => `suggestion.${act}`)
  for (const action of [...said, ...acts]) expect([action, nameOfDeed(action)]).not.toContain('其他操作')
})

test('a whole log has no word of code', async () => {
  await town.say('王秀兰', '/建议 修复枫树湾路灯，坏了两个月')
  await town.say('周晓敏', '/审查 1')
  await town.say('周晓敏', '/收文 县人大办 云人办〔2026〕12号 关于上报名单的通知 3份')
  await town.say('王秀兰', '/来访 村民李四（13800000000）反映路灯坏了，转村镇建设办')
  await town.say('王秀兰', '/取消 1 不开了')
  await town.moveTo('2026-03-18T09:10:00+08:00')
  await town.say('周晓敏', '/点名 1 全到')
  await town.say('周晓敏', '/议程 1 增 审议预算')
  await town.say('周晓敏', '/表决 1 第1项 全票通过')
  await town.say('周晓敏', '/决定 1 修渠 承办：农业农村办 期限：4月30日')
  await town.say('周晓敏', '/纪要 1 会议认为要抓紧')
  await town.say('杨国梁', '/异议 会1 当天迟到')
  const { text } = await town.say('周晓敏', '/日志 全部')
  expect(text).toContain('提出履职异议')
  expect(text).not.toMatch(/[a-z]_?[a-z]*\.[a-z]/)
})

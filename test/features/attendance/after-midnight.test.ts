/** A meeting of the late evening ends on the next day; one that was called off has nobody who was absent. */
import { expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'

const town = await startTown()
const alone = async (user: string, words: string) => (await town.say(user, words)).text ?? ''
const call = (when: string) =>
  town.say('杨国梁', `/会议 ${when} 镇政府三楼 主席团会议 议题：审议民生实事项目`, '主席团')

it.each([
  [12, '/散会', '凌晨0:10散会'],
  [13, '/散会 00:05', '凌晨0:05散会'],
  [14, '/散会 0点05分', '凌晨0:05散会'],
  [15, '/散会 23:59', '晚上11:59散会'],
])('in the night after the %ith %s is taken: %s', async (day, said, ended) => {
  const { sql } = town.database.db
  await town.moveTo(`2026-03-${day}T10:00:00+08:00`)
  await call('3月30日晚上11点55分')
  const [row] = await sql<{ number: number }[]>`
    update meeting set starts_at = ${`2026-03-${day}T23:55:00+08:00`}
    where id = (select max(id) from meeting) returning number`
  await town.moveTo(`2026-03-${day}T23:56:00+08:00`)
  await alone('杨国梁', `/开会 ${row?.number}`)
  await town.moveTo(`2026-03-${day + 1}T00:10:00+08:00`)
  const [command, ...time] = said.split(' ')
  expect(await alone('杨国梁', [command, row?.number, ...time].join(' '))).toContain(ended)
})

it('of a meeting that was called off it is said that it was, and nobody is counted as absent', async () => {
  await call('3月20日上午9点')
  const { sql } = town.database.db
  const [row] = await sql<{ number: number }[]>`select max(number)::int as number from meeting`
  await alone('周晓敏', `/取消 ${row?.number} 大雪`)
  await town.moveTo('2026-03-20T09:30:00+08:00')
  const told = await alone('周晓敏', `/到会 ${row?.number}`)
  expect(told).toContain('已取消，没有到会情况')
  expect(told).not.toContain('缺席')
})

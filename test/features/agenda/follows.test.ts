/** An agenda that was written down, and whose notice is changed afterwards. */
import { beforeAll, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { stageOf } from './stage.ts'

const town = await startTown()
const { alone, sql } = stageOf(town)
const agenda = async () =>
  (await alone('周晓敏', '/议程 1'))
    .split('\n')
    .filter(line => /^\d+\. /.test(line))
    .map(line => line.replace(/[（〔：].*$/u, ''))

beforeAll(async () => {
  await town.say(
    '杨国梁',
    '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：1.听取上半年工作报告（报告人：徐志刚） 2.审议并表决民生实事项目 3.研究代表视察方案',
    '主席团',
  )
  await alone('周晓敏', '/议程 1 增 表决人事任免事项')
}, 60_000)

it('what the notice drops is gone, what it takes up is there, what was added by hand stays', async () => {
  await alone(
    '周晓敏',
    '/改 1 议题：1.听取上半年工作报告（报告人：徐志刚） 2.讨论防汛工作 3.审议并表决民生实事项目',
  )
  expect(await agenda()).toEqual([
    '1. 听取上半年工作报告',
    '2. 讨论防汛工作',
    '3. 审议并表决民生实事项目',
    '4. 表决人事任免事项',
  ])
})

it('the first thing that is written about an item writes all of that down, once', async () => {
  await alone('周晓敏', '/议程 1 报告人 2 王华')
  await alone('周晓敏', '/议程 1 报告人 3 李明')
  expect(await agenda()).toHaveLength(4)
  expect(
    await sql`select title, removed_at is null as stands from agenda_item order by removed_at nulls first, place, id`,
  ).toMatchObject([
    { title: '听取上半年工作报告', stands: true },
    { title: '讨论防汛工作', stands: true },
    { title: '审议并表决民生实事项目', stands: true },
    { title: '表决人事任免事项', stands: true },
    { title: '研究代表视察方案', stands: false },
  ])
})

it('an item that a vote is tied to stays, and one that the notice takes up again is back', async () => {
  await town.moveTo('2026-03-18T08:45:00+08:00')
  await alone('周晓敏', '/点名 1 全到')
  await town.moveTo('2026-03-18T09:30:00+08:00')
  expect(await alone('周晓敏', '/表决 1 第3项 赞成8')).toContain('通过')
  await sql`update meeting set notice = jsonb_set(notice, '{agenda}', '["听取上半年工作报告", "研究代表视察方案"]')`
  expect(await agenda()).toEqual([
    '1. 听取上半年工作报告',
    '2. 研究代表视察方案',
    '3. 审议并表决民生实事项目',
    '4. 表决人事任免事项',
  ])
})

it('an item that a proposed topic has become stays when the notice drops it', async () => {
  expect(await alone('王秀兰', '/议题 研究代表视察方案')).toContain('议题1号')
  expect(await alone('周晓敏', '/列入 1 会议1')).toContain('→ 2. 研究代表视察方案')
  await sql`update meeting set notice = jsonb_set(notice, '{agenda}', '["听取上半年工作报告"]')`
  expect(await agenda()).toContain('2. 研究代表视察方案')
  expect(await alone('王秀兰', '/议题')).toContain('已列入第1号会议')
})

it('an item reworded by hand goes by the new words once the notice says them', async () => {
  await alone('周晓敏', '/议程 1 改 1 听取全年工作报告')
  await sql`update meeting set notice = jsonb_set(notice, '{agenda}', '["听取全年工作报告"]')`
  await alone('周晓敏', '/议程 1 报告人 1 王华')
  expect((await agenda()).filter(line => line.includes('工作报告'))).toEqual(['1. 听取全年工作报告'])
  expect(
    await sql`select noticed from agenda_item where title = '听取全年工作报告' and removed_at is null`,
  ).toMatchObject([{ noticed: '听取全年工作报告' }])
})

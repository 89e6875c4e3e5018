/** A sandbox whose clock is run forward over the years shows what is erased by rule, as if somebody had waited. */
import { expect, it } from 'vitest'
import { openedColumn } from '../support/opened.ts'
import { startTown } from '../support/town.ts'

const town = await startTown(new Date('2026-03-02T10:00:00+08:00'))
const { db } = town.database

it('the reasons and visitors of a year go half a year after its end, at night', {
  timeout: 60_000,
}, async () => {
  await town.say('杨国梁', '/会议 3月18日上午9点 镇政府三楼会议室 主席团会议 议题：审议', '主席团')
  await town.say('王秀兰', '请假 阑尾手术', '主席团')
  await town.say('王秀兰', '/来访 枫树湾村李桂花来访，电话13577712345，反映路灯不亮，当场答复已办结')
  const shown = async () => [
    ...(await openedColumn(db, 'visitor', 'name')),
    ...(await openedColumn(db, 'answer_entry', 'reason')),
  ]
  const asSaid = ['李桂花', '阑尾手术']
  expect(await shown()).toEqual(asSaid)
  await town.moveTo('2027-02-01T10:00:00+08:00')
  await town.moveTo('2027-06-30T23:00:00+08:00')
  expect(await shown()).toEqual(asSaid)
  await town.moveTo('2028-01-10T10:00:00+08:00')
  expect(await shown()).toEqual(['已按规定删除', '已按规定删除'])
  // Not when the clock had arrived: in its own night.
  const [row] = await db.sql<{ visitors: Date; reasons: Date }[]>`
    select (select max(erased_at) from visitor) as visitors, (select max(reasons_erased_at) from meeting) as reasons`
  for (const at of [row?.visitors, row?.reasons]) expect(at?.toISOString()).toMatch(/^2027-06-30T18:0/)
})

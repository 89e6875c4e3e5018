/** Topics on the agenda of a meeting that is called off: they wait again, and are back if the meeting is. */
import { beforeAll, expect, it } from 'vitest'
import { startTown } from '../../support/town.ts'
import { stageOf } from './stage.ts'

const town = await startTown()
const { alone, notes, sql } = stageOf(town)
const liaison = '周晓敏'
const proposer = '胡志强'

const told = async (name: string) =>
  (await notes()).filter(note => note.name === name && note.text.includes('议题')).map(({ text }) => text)
const agendaOf = async (meeting: number) => {
  const rows = await sql<{ title: string }[]>`
    select i.title from agenda_item i join meeting m on m.id = i.meeting_id
    where m.number = ${meeting} and i.removed_at is null order by i.place`
  return rows.map(({ title }) => title)
}

beforeAll(async () => {
  for (const [day, item] of [
    [20, '乙'],
    [21, '丙'],
  ] as const)
    await town.say('杨国梁', `/会议 3月${day}日上午9点 镇政府三楼 主席团会议 议题：${item}事项`, '主席团')
  for (const words of ['增设路灯', '修缮祠堂', '清理河道', '乙事项']) await alone(proposer, `/议题 ${words}`)
  await alone(liaison, '/列入 1、2、3、4 会议1')
})

it('wait again, and the proposer is told', async () => {
  const said = await alone(liaison, '/取消 1 与县里会议冲突')
  expect(said).toContain('议题1号、2号、3号、4号重新待研究')
  expect((await told(proposer)).at(-1)).toContain('第1号会议已取消，您提出的议题1号“增设路灯”重新列为待研究')
  expect(await alone(proposer, '/议题')).toContain('增设路灯（原列入的第1号会议已取消，待研究）')
  expect(await alone(liaison, '/议题')).toContain('待研究的议题4个')
})

it('are back with the meeting', async () => {
  expect(await alone(liaison, '/恢复 1')).toContain('议题1号、2号、3号、4号仍在该会议的议程中')
  expect((await told(proposer)).at(-1)).toContain('第1号会议恢复，您提出的议题1号“增设路灯”仍在')
  expect(await alone(liaison, '/列入 1 会议2')).toContain('已列入第1号会议，没有重复列入')
  expect(await alone(proposer, '/议题 撤回 1')).toContain('已经办理，不能撤回')
})

it('can be placed elsewhere, declined and taken back meanwhile, and are not back then', async () => {
  await alone(liaison, '/取消 1 与县里会议冲突')
  expect(await alone(liaison, '/列入 1、4 会议2')).toContain('议题1号（胡志强）→ 2. 增设路灯')
  expect((await told(proposer)).at(-1)).toContain('已列入第2号会议')
  expect(await alone(liaison, '/不列入 2 会议取消')).toContain('议题2号不列入')
  expect(await alone(proposer, '/议题 撤回 3')).toContain('议题3号已撤回')
  const before = (await told(proposer)).length
  await alone(liaison, '/恢复 1')
  expect(await told(proposer)).toHaveLength(before)
  // What the notice has it keeps.
  expect(await agendaOf(1)).toEqual(['乙事项'])
  expect(await agendaOf(2)).toEqual(['丙事项', '增设路灯', '乙事项'])
  expect(await alone(liaison, '/列入 1 会议1')).toContain('已列入第2号会议，没有重复列入')
})

it('are not stuck once its time has passed, nor is it promised that it can be brought back', async () => {
  expect(await alone(liaison, '/撤回 2 发错')).toContain('议题1号、4号重新待研究')
  await town.moveTo('2026-03-23T10:00:00+08:00')
  const said = await alone(liaison, '/议程 2')
  expect(said).toContain('第2号会议已取消')
  expect(said).not.toContain('/恢复')
  await town.say('杨国梁', '/会议 3月30日上午9点 镇政府三楼 主席团会议 议题：丁事项', '主席团')
  expect(await alone(liaison, '/列入 1 会议3')).toContain('议题1号（胡志强）')
  expect(await alone(proposer, '/议题 撤回 4')).toContain('议题4号已撤回')
})

it('placed at the same moment as the meeting is brought back, they stand on one agenda', async () => {
  await alone(liaison, '/取消 3 防汛')
  await town.say('杨国梁', '/会议 3月31日上午9点 镇政府三楼 主席团会议 议题：戊事项', '主席团')
  await Promise.all([alone(liaison, '/列入 1 会议4'), alone('沈月英', '/恢复 3')])
  const on = [...(await agendaOf(3)), ...(await agendaOf(4))].filter(title => title === '增设路灯')
  expect(on).toHaveLength(1)
})

import ExcelJS from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { findCongressByName } from '../../src/features/congress/store.ts'
import { type MeetingSheet, meetingSheet } from '../../src/registers/meeting-sheet.ts'
import { writePaperTable } from '../../src/registers/paper-table.ts'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const chair = '杨国梁'
const presidium = '主席团'
const printed = new Date('2027-01-12T09:30:00+08:00')

const sheetOf = (number: number) =>
  town.database.db.transaction(async tx => {
    const congress = await findCongressByName(tx, sampleTown.name)
    if (congress === null) throw new Error('no congress')
    return meetingSheet(tx, congress, number, printed)
  })

async function made(number = 1): Promise<MeetingSheet> {
  const sheet = await sheetOf(number)
  if (typeof sheet === 'string') throw new Error(sheet)
  return sheet
}

/** The row of a person, by the columns' names; empty cells left out. */
function rowOf({ table }: MeetingSheet, name: string): Record<string, string> {
  const row = table.rows.find(cells => cells[1] === name) ?? []
  const cells = table.columns.map(({ heading }, i) => [heading, row[i] ?? ''] as const)
  return Object.fromEntries(cells.filter(([, text]) => text !== ''))
}

beforeAll(async () => {
  const about = '镇政府三楼会议室 主席团会议 议题：审议民生实事项目 3月17日下午6点前回复'
  await town.say(chair, `/会议 3月18日上午9点 ${about}`, presidium)
  await town.say('王秀兰', '参加', presidium)
  await town.say('胡志强', '请假 住院', presidium)
  await town.say('钟林海', '请假 在县里开会', presidium)
  await town.say(chair, '/准假 胡志强')
  await town.say(chair, '/不准 钟林海 本次会议需表决')
  await town.say(chair, '/代 沈月英 请假 家里有事')
})

it('its head says who files it, which notice, when with the year, where, whom, and the counts of the chat', async () => {
  const { title, table, counts } = await made()
  expect(title).toBe('主席团会议')
  expect(table.title).toBe('“主席团会议”回执统计表')
  expect(table.lines).toEqual([
    '单位：云溪镇人大',
    '通知：第1号（待回复）',
    '时间：2026年3月18日（星期三）上午9:00',
    '地点：镇政府三楼会议室',
    '对象：主席团成员',
    '应到9人，已确认参加1人，请假3人（已准1、待批1、未准1），未回复5人。法定人数：须5人，还差4人。',
  ])
  expect((await town.say(chair, '名单')).text).toContain(table.lines.at(-1))
  expect(counts).toMatchObject({ invited: 9, attend: 1, silent: 5 })
  expect(table.lastLine).toMatch(/^填表人：.*审核人：.*制表时间：2027年1月12日 09:30$/)
})

it('each line says what was answered, why, what was decided, when, and by whom it was entered', async () => {
  const sheet = await made()
  expect(rowOf(sheet, '王秀兰')).toEqual({
    序号: '3',
    姓名: '王秀兰',
    代表小组: '第二代表小组',
    选区: '石桥村',
    回复: '参加',
    回复时间: '2026-03-11 10:00',
  })
  expect(rowOf(sheet, '胡志强')).toMatchObject({
    回复: '请假',
    请假类型: '病假',
    原因: '住院',
    批准情况: '已准',
  })
  expect(rowOf(sheet, '钟林海')).toMatchObject({
    请假类型: '公假',
    批准情况: '未准（本次会议需表决）',
  })
  expect(rowOf(sheet, '沈月英')).toMatchObject({ 回复: '请假', 批准情况: '待批', 代填人: chair })
  expect(Object.keys(rowOf(sheet, chair))).toEqual(['序号', '姓名', '代表小组', '选区', '回复'])
})

it('everybody who is addressed is on it once, numbered, by group; the rows add up to the counts', async () => {
  const { table, counts } = await made()
  expect(table.rows.map(cells => cells[0])).toEqual(table.rows.map((_, i) => String(i + 1)))
  expect(new Set(table.rows.map(cells => cells[1])).size).toBe(counts.invited)
  const groups = table.rows.map(cells => cells[2])
  // A group that has ended does not begin again.
  expect(groups.filter((group, i) => group !== groups[i - 1])).toEqual([...new Set(groups)])
  const answered = (word: string) => table.rows.filter(cells => cells[4] === word).length
  expect(answered('参加')).toBe(counts.attend)
  expect(answered('请假')).toBe(counts.leaveApproved + counts.leavePending + counts.leaveRefused)
  expect(answered('未回复')).toBe(counts.silent)
})

it('what every line says fits its column: a sheet without long reasons has rows of one height', async () => {
  const { table } = await made()
  const workbook = new ExcelJS.Workbook()
  const copy = new Uint8Array(await writePaperTable(table))
  await workbook.xlsx.load(copy.buffer)
  const heights = table.rows.map((_, i) => workbook.worksheets[0]?.getRow(table.lines.length + 3 + i).height)
  const oneLine = Math.min(...heights.map(Number))
  const longer = table.rows.filter((_, i) => heights[i] !== oneLine).map(cells => cells[1])
  expect(longer).toEqual(['钟林海'])
})

it('a draft and a number that was never given have no sheet', async () => {
  await town.say(chair, '/会议 3月25日上午9点 镇政府三楼会议室 主席团会议')
  const drafts = await town.database.db.sql`select number from meeting where status = 'draft'`
  expect(drafts).toEqual([{ number: 2 }])
  expect(await sheetOf(2)).toBe('draft')
  expect(await sheetOf(3)).toBe('unknown')
})

it('after the time has changed an old answer is only a note; late answers are marked', async () => {
  await town.say(chair, '/改 1 时间改到3月19日下午2点', presidium)
  const moved = await made()
  expect(moved.table.lines[2]).toBe('时间：2026年3月19日（星期四）下午2:00')
  expect(moved.counts).toMatchObject({ attend: 0, silent: 9 })
  expect(rowOf(moved, '王秀兰')).toMatchObject({ 回复: '未回复', 备注: '改期前回复参加，待重新确认' })
  expect(rowOf(moved, '胡志强')).toEqual({
    序号: '4',
    姓名: '胡志强',
    代表小组: '第三代表小组',
    选区: '大坪村',
    回复: '未回复',
    备注: '改期前回复请假，待重新确认',
  })
  await town.moveTo('2026-03-17T18:00:30+08:00')
  await town.say('王秀兰', '参加')
  expect(rowOf(await made(), '王秀兰')).toMatchObject({ 回复: '参加', 备注: '逾期回复' })
  expect((await made()).table.lines[1]).toBe('通知：第1号（已截止）')
})

it('a cancelled notice says so, and why', async () => {
  await town.say(chair, '/取消 1 台风', presidium)
  expect((await made()).table.lines[1]).toBe('通知：第1号（已取消，原因：台风）')
})

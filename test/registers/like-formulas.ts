/** Files of ours with texts that begin like formulas. */
import { writeRoster } from '../../src/features/roster/files/write-workbook.ts'
import type { RosterRecord } from '../../src/features/roster/rules/plan.ts'
import { writePaperTable } from '../../src/registers/paper-table.ts'

export const nasty = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '=HYPERLINK("http://x","y")',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '\t=1+1',
]
export const plain = ['王秀兰', '007', 'a=1', '1+1', '', '家里有事\n=1+1']

const person = (unit: string, id: number): RosterRecord => ({
  ...{ id, name: '王秀兰', aliases: [], userid: null, phone: null, levels: [], district: null, group: null },
  ...{ roles: [], offices: [], unit, active: true, leftReason: null },
})
const column = { heading: '事由', width: 20 }
const table = (texts: readonly string[]) => ({
  ...{
    title: '登记表',
    lines: ['=1+1'],
    columns: [column, { ...column, centred: true }],
    lastLine: '经办人',
  },
  rows: texts.map(text => [text, text]),
})
export const files = [
  ['roster', await writeRoster([...nasty, ...plain].map(person))],
  ['book', await writePaperTable(table([...nasty, ...plain]))],
] as const

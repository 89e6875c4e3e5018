import { type Column, columnName } from '../../../src/features/roster/rules/columns.ts'
import { type RosterTable, type Sheet, tableOf } from '../../../src/features/roster/rules/table.ts'

export type Cells = Partial<Record<Column, string>>

/** A sheet with just these columns; its first person stands in row 2. */
function sheetWith(columns: readonly Column[], people: readonly Cells[]): Sheet {
  return {
    rows: [
      { number: 1, cells: columns.map(columnName) },
      ...people.map((cells, index) => ({
        number: index + 2,
        cells: columns.map(column => cells[column] ?? ''),
      })),
    ],
  }
}

const all: readonly Column[] = [
  'name',
  'aliases',
  'userid',
  'phone',
  'levels',
  'district',
  'group',
  'roles',
  'unit',
  'status',
]

export function tableWith(people: readonly Cells[], columns: readonly Column[] = all): RosterTable {
  const table = tableOf([sheetWith(columns, people)])
  if ('kind' in table) throw new Error(table.kind)
  return table
}

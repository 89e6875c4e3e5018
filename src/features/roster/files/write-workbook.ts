import type ExcelJS from 'exceljs'
import { bytesOfTexts, newWorkbook } from '../../../new-workbook.ts'
import { type Column, columnName, columns } from '../rules/columns.ts'
import type { RosterRecord } from '../rules/plan.ts'
import { levelNames, levels, roleName, stateChoices, stateName } from '../rules/words.ts'
import { groupNames, notes, notesFooter, notesHead, notesSheet, rosterSheet } from '../texts.ts'

const widths: Readonly<Record<Column, number>> = {
  name: 12,
  aliases: 16,
  userid: 20,
  phone: 15,
  levels: 14,
  district: 18,
  group: 18,
  roles: 24,
  unit: 28,
  status: 12,
}
/** Rows of an empty template that have drop-downs. */
const preparedRows = 300

/** An empty roster with drop-downs, and a sheet that explains it. Importing it as it is adds nobody. */
export async function writeTemplate(): Promise<Uint8Array> {
  const workbook = await newWorkbook()
  const sheet = addRosterSheet(workbook)
  for (let row = 2; row <= preparedRows + 1; row++) addChoices(sheet, row, groupNames)
  addNotes(workbook)
  return bytesOfTexts(workbook)
}

/** The roster as a workbook that can be imported again. */
export async function writeRoster(people: readonly RosterRecord[]): Promise<Uint8Array> {
  const workbook = await newWorkbook()
  const sheet = addRosterSheet(workbook)
  const groups = [...new Set(people.flatMap(person => person.group ?? []))]
  for (const person of people) {
    const cells = cellsOf(person)
    const row = sheet.addRow(columns.map(column => cells[column]))
    addChoices(sheet, row.number, groups)
  }
  addNotes(workbook)
  return bytesOfTexts(workbook)
}

function cellsOf(person: RosterRecord): Record<Column, string> {
  return {
    name: person.name,
    aliases: person.aliases.join('、'),
    userid: person.userid ?? '',
    phone: person.phone ?? '',
    levels: person.levels.map(level => levelNames[level]).join('、'),
    district: person.district ?? '',
    group: person.group ?? '',
    roles: person.roles.map(roleName).join('、'),
    unit: person.unit ?? '',
    // Empty for who is in office: a file of last year must not bring back who has left since.
    status: person.active ? '' : stateName({ inOffice: false, reason: person.leftReason }),
  }
}

/** Every column is text: numbers keep their zeros, and what begins with = + - @ stays what it is. */
function addRosterSheet(workbook: ExcelJS.Workbook): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(rosterSheet, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(column => ({
    header: columnName(column),
    width: widths[column],
    style: { numFmt: '@' },
  }))
  styleHead(sheet.getRow(1))
  sheet.pageSetup = { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
  sheet.pageSetup.printTitlesRow = '1:1'
  return sheet
}

/** Offered, not enforced: a deputy of two levels, or a new group, is typed. */
function addChoices(sheet: ExcelJS.Worksheet, row: number, groups: readonly string[]): void {
  const offer = (column: Column, choices: readonly string[]) => {
    const list = `"${choices.join(',')}"`
    // Excel takes 255 characters of a list that is written out.
    if (choices.length === 0 || list.length > 255 || /["\n]/.test(choices.join(''))) return
    sheet.getCell(row, columns.indexOf(column) + 1).dataValidation = {
      type: 'list',
      allowBlank: true,
      showErrorMessage: false,
      formulae: [list],
    }
  }
  offer(
    'levels',
    levels.map(level => levelNames[level]),
  )
  offer('group', groups)
  offer('status', stateChoices)
}

const lineHeight = 17
/** Chinese characters that fit into the column of notes; rows do not grow by themselves everywhere. */
const charsALine = 28

/** The columns' names stand in 【】 here, so that no reader takes this sheet for a roster. */
function addNotes(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet(notesSheet, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = [16, 60, 20, 20].map((width, index) => ({
    header: notesHead[index] ?? '',
    width,
    style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' as const } },
  }))
  styleHead(sheet.getRow(1))
  for (const column of columns) {
    const row = sheet.addRow([`【${columnName(column)}】`, ...notes[column]])
    row.height = lineHeight * Math.ceil(notes[column][0].length / charsALine)
  }
  sheet.addRow([])
  for (const line of notesFooter) {
    const row = sheet.addRow([line])
    sheet.mergeCells(row.number, 1, row.number, 4)
    row.height = 32
  }
  sheet.pageSetup = { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
}

function styleHead(row: ExcelJS.Row): void {
  row.font = { bold: true }
  row.alignment = { horizontal: 'center', vertical: 'middle' }
  row.height = 22
  row.eachCell(cell => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } }
    cell.border = { bottom: { style: 'thin' } }
  })
}

import ExcelJS from 'exceljs'
import { paperText } from './paper-text.ts'
import { font, footer } from './texts.ts'

/** A table as it is filed on paper: a title, some lines, the rows, and where to sign. */
export interface PaperTable {
  readonly title: string
  readonly lines: readonly string[]
  readonly columns: readonly PaperColumn[]
  /** As many texts a row as there are columns. */
  readonly rows: readonly (readonly string[])[]
  readonly lastLine: string
}

interface PaperColumn {
  readonly heading: string
  /** In digits of the font; a Chinese character takes two. */
  readonly width: number
  /** Short texts stand in the middle. */
  readonly centred?: boolean
}

const a4 = 9
const lineHeight = 17
/** What texts that are not centred lose of their column. */
const indentWidth = 2
/** Excel takes no higher row, and no longer text in a cell. */
const highestRow = 409
const longestText = 32_767
const thin = { style: 'thin' } as const
const box = { top: thin, left: thin, bottom: thin, right: thin }

/** An .xlsx for A4 across, the heading on every page. Every cell is text: what begins with = + - @ stays what it is. */
export async function writePaperTable(table: PaperTable): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(tabName(table.title))
  sheet.columns = table.columns.map(({ width }) => ({
    width,
    style: { numFmt: '@', font: { name: font, size: 11 } },
  }))
  addTitle(sheet, table)
  for (const line of table.lines) addLine(sheet, table, line)
  addHeading(sheet, table)
  for (const row of table.rows) addRow(sheet, table, row)
  sheet.addRow([])
  addLine(sheet, table, table.lastLine)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addTitle(sheet: ExcelJS.Worksheet, table: PaperTable): void {
  const row = addLine(sheet, table, table.title, 18)
  row.getCell(1).font = { name: font, size: 16, bold: true }
  row.getCell(1).alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  row.height = Math.max(32, row.height * 1.6)
}

/** A line over the whole width, as high as its text needs: merged cells do not grow by themselves. */
function addLine(sheet: ExcelJS.Worksheet, { columns }: PaperTable, text: string, size = 11): ExcelJS.Row {
  const row = sheet.addRow([cellText(text)])
  sheet.mergeCells(row.number, 1, row.number, columns.length)
  row.getCell(1).alignment = { vertical: 'middle', wrapText: true }
  const width = columns.reduce((sum, column) => sum + column.width, 0) * (11 / size)
  row.height = heightOf(linesIn(text, width))
  return row
}

function addHeading(sheet: ExcelJS.Worksheet, { columns }: PaperTable): void {
  const row = sheet.addRow(columns.map(({ heading }) => heading))
  row.height = 24
  row.eachCell(cell => {
    cell.font = { name: font, size: 11, bold: true }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } }
    cell.border = box
  })
  sheet.views = [{ state: 'frozen', ySplit: row.number }]
  const margins = { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }
  const paper = {
    orientation: 'landscape',
    paperSize: a4,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  } as const
  sheet.pageSetup = {
    ...paper,
    margins,
    horizontalCentered: true,
    printTitlesRow: `${row.number}:${row.number}`,
  }
  sheet.headerFooter.oddFooter = footer
}

function addRow(sheet: ExcelJS.Worksheet, { columns }: PaperTable, texts: readonly string[]): void {
  const row = sheet.addRow(texts.map(cellText))
  columns.forEach(({ centred }, i) => {
    const cell = row.getCell(i + 1)
    cell.border = box
    const side = centred ? ({ horizontal: 'center' } as const) : ({ horizontal: 'left', indent: 1 } as const)
    cell.alignment = { vertical: 'middle', wrapText: true, ...side }
  })
  row.height = heightOf(
    Math.max(
      1,
      ...columns.map(({ width, centred }, i) =>
        linesIn(texts[i] ?? '', centred ? width : width - indentWidth),
      ),
    ),
  )
}

/** What paper does not carry goes, and what Excel does not take is cut. */
function cellText(text: string): string {
  const carried = paperText(text)
  return carried.length <= longestText ? carried : `${paperText(carried.slice(0, longestText - 2))}…`
}

/** Excel's rules for the name of a sheet: 31 characters, none of these. */
function tabName(title: string): string {
  return paperText(title.replace(/[*?:\\/[\]'\n]/g, '').slice(0, 31))
}

/** A little less than the width fits: fonts differ. */
function linesIn(text: string, width: number): number {
  const fits = Math.max(1, width - 1)
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(digitsOf(line) / fits)), 0)
}

const digitsOf = (line: string): number =>
  Array.from(line).reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)

const heightOf = (lines: number): number => Math.min(highestRow, lines * lineHeight + 3)

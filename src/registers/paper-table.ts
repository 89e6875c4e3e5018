import type ExcelJS from 'exceljs'
import { bytesOfTexts, newWorkbook } from '../new-workbook.ts'
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
/** Of the table's texts, and how high a line of them is. */
const size = 11
const lineHeight = 17
/** So many digits of that size stand on A4 across; a wider table is printed smaller. */
const paperWidth = 140
/** What texts that are not centred lose of their column. */
const indentWidth = 2
/** Excel takes no higher row, and no longer text in a cell. */
const highestRow = 409
const longestText = 32_767
/** Packing as tightly as can be takes as long as all the rest, for a file that is fetched once. */
const quick = { zip: { compression: 'DEFLATE', compressionOptions: { level: 1 } } } as const
const thin = { style: 'thin' } as const
const box = { top: thin, left: thin, bottom: thin, right: thin }

/** An .xlsx for A4 across, the heading on every page. Every cell is text: what begins with = + - @ stays what it is. */
export async function writePaperTable(table: PaperTable): Promise<Uint8Array> {
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet(tabName(table.title))
  sheet.columns = table.columns.map(({ width }) => ({
    width,
    style: { numFmt: '@', font: { name: font, size } },
  }))
  addTitle(sheet, table)
  for (const line of table.lines) addLine(sheet, table, line)
  addHeading(sheet, table)
  const styles = table.columns.map(styleOf)
  for (const row of table.rows) addRow(sheet, table, styles, row)
  sheet.addRow([])
  addLine(sheet, table, table.lastLine)
  return bytesOfTexts(workbook, quick)
}

function addTitle(sheet: ExcelJS.Worksheet, table: PaperTable): void {
  const row = addLine(sheet, table, table.title, { bold: true, paperSize: 16 })
  row.getCell(1).alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  row.height = Math.min(highestRow, row.height * 1.4)
}

/**
 * A line over the whole width, as high as its text needs: merged cells do not grow by themselves. Nor does it get
 * smaller on paper with the table under it.
 */
function addLine(
  sheet: ExcelJS.Worksheet,
  { columns }: PaperTable,
  text: string,
  { bold = false, paperSize = 9 } = {},
): ExcelJS.Row {
  const row = sheet.addRow([cellText(text)])
  sheet.mergeCells(row.number, 1, row.number, columns.length)
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const lineSize = Math.max(size, Math.round(paperSize * Math.max(1, width / paperWidth)))
  row.getCell(1).font = { name: font, size: lineSize, bold }
  row.getCell(1).alignment = { vertical: 'middle', wrapText: true }
  row.height = heightOf(linesIn(text, width * (size / lineSize)), lineSize)
  return row
}

function addHeading(sheet: ExcelJS.Worksheet, { columns }: PaperTable): void {
  const row = sheet.addRow(columns.map(({ heading }) => heading))
  row.height = heightOf(Math.max(...columns.map(({ heading, width }) => linesIn(heading, width)))) + 4
  row.eachCell(cell => {
    cell.font = { name: font, size, bold: true }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } }
    cell.border = box
  })
  sheet.views = [{ state: 'frozen', ySplit: row.number }]
  const margins = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }
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

/** One object for all cells of a column: a style is written once for each object, not for each cell. */
function styleOf({ centred }: PaperColumn): Partial<ExcelJS.Style> {
  const side = centred ? ({ horizontal: 'center' } as const) : ({ horizontal: 'left', indent: 1 } as const)
  const alignment = { vertical: 'middle', wrapText: true, ...side } as const
  return { numFmt: '@', font: { name: font, size }, border: box, alignment }
}

function addRow(
  sheet: ExcelJS.Worksheet,
  { columns }: PaperTable,
  styles: readonly Partial<ExcelJS.Style>[],
  texts: readonly string[],
): void {
  const row = sheet.addRow(texts.map(cellText))
  styles.forEach((style, i) => {
    row.getCell(i + 1).style = style
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

const heightOf = (lines: number, fontSize = size): number =>
  Math.min(highestRow, Math.round((lines * lineHeight * fontSize) / size) + 3)

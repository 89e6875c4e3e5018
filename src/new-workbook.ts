import type ExcelJS from 'exceljs'

/**
 * An empty workbook. The library comes in with the first one: it is a tenth of what the service holds in memory, and most
 * days nobody asks for a file.
 */
export async function newWorkbook(): Promise<ExcelJS.Workbook> {
  const { default: library } = await import('exceljs')
  return new library.Workbook()
}

import type ExcelJS from 'exceljs'

/**
 * An empty workbook. The library comes in with the first one: it is a tenth of what the service holds in memory, and most
 * days nobody asks for a file.
 */
export async function newWorkbook(): Promise<ExcelJS.Workbook> {
  const { default: library } = await import('exceljs')
  return new library.Workbook()
}

/** What a program may take for a formula when it is typed anew, in both widths. */
const likeFormula = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * The bytes of a workbook of texts. Those that begin like a formula are marked as texts by themselves (`quotePrefix`, the
 * apostrophe that Excel shows in the line above): they stay so when somebody changes the cell's format, or types into it.
 */
export async function bytesOfTexts(
  workbook: ExcelJS.Workbook,
  options?: Partial<ExcelJS.XlsxWriteOptions>,
): Promise<Uint8Array> {
  const guarded = new WeakMap<object, Partial<ExcelJS.Style>>()
  for (const sheet of workbook.worksheets)
    sheet.eachRow(row =>
      row.eachCell(cell => {
        if (typeof cell.value !== 'string' || !likeFormula.test(cell.value)) return
        const plain = cell.style
        const style = guarded.get(plain) ?? { ...plain, protection: { locked: true, hidden: true } }
        guarded.set(plain, style)
        cell.style = style
      }),
    )
  // The library has no word for it: it is written in the place of a mark that no other cell has, and that it knows.
  Object.assign(workbook.xlsx, {
    async addStyles(zip: Zip, { styles }: { readonly styles: { readonly xml: string } }) {
      zip.append(styles.xml.replaceAll(marked, '<xf $1 quotePrefix="1">$2</xf>'), { name: 'xl/styles.xml' })
    },
  })
  return new Uint8Array(await workbook.xlsx.writeBuffer(options))
}

interface Zip {
  append(text: string, options: { readonly name: string }): void
}

const marked = /<xf ([^>]*?) applyProtection="1">((?:<alignment[^>]*\/>)?)<protection hidden="1"\/><\/xf>/g

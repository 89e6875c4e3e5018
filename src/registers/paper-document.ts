/** A table as a Word document, for paper: A4 across, the heading on every page, 第1页 共3页 at its foot. */
import { heading, paragraph, placeOfXml, textWidthAcross, writeOfficialPaper } from './official-paper.ts'
import type { PaperTable } from './paper-table.ts'
import { paperLine, paperText } from './paper-text.ts'
import { headingFont, noticeFonts } from './texts.ts'

/** As large as the columns allow: a Chinese character is two digits wide and as wide as its size. */
const largestPt = 10.5
const smallestPt = 6
const lineRatio = 1.25
const linesSize = { sizePt: 10, linePt: 16 } as const
/** What is longer goes on over the page; all else stays on one. */
const wholeChars = 1_500

/** @returns the bytes of a .docx. Words only: whatever begins like a formula or a field is text. */
export function writePaperDocument(table: PaperTable): Promise<Uint8Array> {
  const [organ = ''] = table.lines
  const sizePt = sizeFor(table)
  return writeOfficialPaper({
    title: table.title,
    organ: organ.replace(/^.*?：/u, ''),
    across: true,
    usual: { font: noticeFonts.text, sizePt, linePt: sizePt * lineRatio },
    xml: gridOf(table),
    sections: [
      [
        heading(paperLine(table.title)),
        ...table.lines.map(line => paragraph(paperLine(line), linesSize)),
        paragraph(placeOfXml, linesSize),
        paragraph('', linesSize),
        paragraph(paperText(table.lastLine), linesSize),
      ],
    ],
  })
}

const totalWidth = ({ columns }: PaperTable): number => columns.reduce((sum, { width }) => sum + width, 0)

/** To half a point, which is what Word counts in. */
function sizeFor(table: PaperTable): number {
  const digitPt = textWidthAcross / 20 / totalWidth(table)
  return Math.min(largestPt, Math.max(smallestPt, Math.floor(digitPt * 4) / 2))
}

/**
 * The grid in WordprocessingML, made here: the library that makes the rest keeps an object for each mark of each cell, and
 * for a year of 10,000 rows that took 37 s and a gigabyte.
 */
function gridOf({ columns, rows }: PaperTable): string {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((width / total) * textWidthAcross))
  const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('')
  const cells = (texts: readonly string[], isHeading: boolean) =>
    columns
      .map(({ centred }, i) => {
        const inside = paperText(texts[i] ?? '')
          .split('\n')
          .map(line => paragraphOf(line, isHeading || centred === true, isHeading))
        return `<w:tc><w:tcPr><w:tcW w:w="${widths[i] ?? 0}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${inside.join('')}</w:tc>`
      })
      .join('')
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells(
    columns.map(({ heading: text }) => text),
    true,
  )}</w:tr>`
  const body = rows.map(texts => {
    const isWhole = texts.every(text => text.length < wholeChars)
    return `<w:tr>${isWhole ? '<w:trPr><w:cantSplit/></w:trPr>' : ''}${cells(texts, false)}</w:tr>`
  })
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/>`,
    `<w:tblBorders>${sides}</w:tblBorders><w:tblLayout w:type="fixed"/>`,
    '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="40" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    `<w:tblGrid>${widths.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    head,
    ...body,
    '</w:tbl>',
  ].join('')
}

const face = `<w:rPr><w:rFonts w:ascii="${headingFont}" w:hAnsi="${headingFont}" w:eastAsia="${headingFont}"/></w:rPr>`

const paragraphOf = (text: string, isCentred: boolean, isHeading: boolean): string =>
  `<w:p>${isCentred ? '<w:pPr><w:jc w:val="center"/></w:pPr>' : ''}${
    text === '' ? '' : `<w:r>${isHeading ? face : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
  }</w:p>`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, mark => entities[mark] ?? mark).replaceAll('\t', ' ')

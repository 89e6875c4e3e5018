/**
 * The public announcement of a reception day as a Word document: one page of A4, laid out as official papers are
 * (GB/T 9704: 版心 156 mm × 225 mm, title 二号, text 三号, 28 points a line). Words only: no macro, no link, no picture.
 */
import { AlignmentType, Document, LineRuleType, Packer, Paragraph, TextRun } from 'docx'
import type { PublicNotice } from '../features/reception/texts/public-notice.ts'
import { paperLine } from './paper-text.ts'
import { noticeFonts, numberedItem } from './texts.ts'

/** Twentieths of a point; 1 mm is 56.7 of them. */
const paper = { width: 11_906, height: 16_838 } as const
const margins = { top: 2_098, bottom: 1_984, left: 1_587, right: 1_474 } as const
const textWidthPt = (paper.width - margins.left - margins.right) / 20
const textHeightPt = (paper.height - margins.top - margins.bottom) / 20
const title = { sizePt: 22, linePt: 36 } as const

interface Size {
  readonly sizePt: number
  readonly linePt: number
}

/** 三号, then smaller: many deputies and market days must not push the seal to a second page. */
const largest: Size = { sizePt: 16, linePt: 28 }
const smaller: readonly Size[] = [
  { sizePt: 15, linePt: 26 },
  { sizePt: 14, linePt: 24 },
  { sizePt: 12, linePt: 20 },
  { sizePt: 10.5, linePt: 16 },
]

/** @returns the bytes of a .docx */
export async function writeReceptionNotice(notice: PublicNotice): Promise<Uint8Array> {
  const body = [
    notice.opening,
    ...notice.items.map(({ label, text }, i) => numberedItem(i, label, text)),
    notice.closing,
  ].map(paperLine)
  const heading = paperLine(notice.title)
  const size = [largest, ...smaller].find(each => heightOf(heading, body, each) <= textHeightPt)
  const paragraphs = [
    paragraph(heading, title, { font: noticeFonts.title, bold: true, alignment: AlignmentType.CENTER }),
    ...layOut(body, [notice.signature, notice.date].map(paperLine), size ?? smaller.at(-1) ?? largest),
  ]
  const organ = paperLine(notice.signature)
  const document = new Document({
    title: heading,
    creator: organ,
    lastModifiedBy: organ,
    sections: [{ properties: { page: { size: paper, margin: margins } }, children: paragraphs }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** A blank line, the text with its first lines two characters in, a blank line, and who signs at the right. */
function layOut(body: readonly string[], signature: readonly string[], size: Size): Paragraph[] {
  const { sizePt } = size
  const indent = (characters: number) => characters * sizePt * 20
  return [
    paragraph('', size),
    ...body.map(text => paragraph(text, size, { firstLine: indent(2), alignment: AlignmentType.JUSTIFIED })),
    paragraph('', size),
    ...signature.map(text => paragraph(text, size, { alignment: AlignmentType.RIGHT, right: indent(2) })),
  ]
}

interface Style {
  readonly font?: string
  readonly bold?: boolean
  readonly alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]
  readonly firstLine?: number
  readonly right?: number
}

function paragraph(text: string, { sizePt, linePt }: Size, style: Style = {}): Paragraph {
  const { font = noticeFonts.text, bold = false, alignment, firstLine = 0, right = 0 } = style
  return new Paragraph({
    ...(alignment === undefined ? {} : { alignment }),
    indent: { firstLine, right },
    spacing: { before: 0, after: 0, line: linePt * 20, lineRule: LineRuleType.EXACT },
    children: [
      // Word takes the size in half points; both faces of the font, so that digits are set in it too.
      new TextRun({ text, bold, size: sizePt * 2, font: { ascii: font, hAnsi: font, eastAsia: font } }),
    ],
  })
}

/** Rather too high than too low: fonts differ. */
function heightOf(heading: string, body: readonly string[], { sizePt, linePt }: Size): number {
  const lines = body.reduce((sum, text) => sum + linesIn(text, sizePt, 2), 0)
  const blanksAndSignature = 4
  return linesIn(heading, title.sizePt, 0) * title.linePt + (lines + blanksAndSignature) * linePt
}

function linesIn(text: string, sizePt: number, indented: number): number {
  const width = Array.from(text).reduce((sum, char) => sum + (char > '\u2e7f' ? 1 : 0.6), indented)
  return Math.max(1, Math.ceil(width / (textWidthPt / sizePt - 1)))
}

/**
 * What Word documents of the house have in common: A4, laid out as official papers are (GB/T 9704: 版心 156 mm × 225 mm,
 * title 二号, text 三号, 28 points a line). Words only: no macro, no link, no picture.
 */
import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  type Table,
  TextRun,
} from 'docx'
import { unzipWithin } from '../features/attachments/rules/unzip.ts'
import { paperLine } from './paper-text.ts'
import { noticeFonts, pageNumberDash, pageOfPages } from './texts.ts'

/** Twentieths of a point; 1 mm is 56.7 of them. */
const paper = { width: 11_906, height: 16_838 } as const
const margins = { top: 2_098, bottom: 1_984, left: 1_587, right: 1_474 } as const
const textWidth = paper.width - margins.left - margins.right
export const textWidthPt = textWidth / 20
/** Of paper that lies across: tables of many columns want all of it. */
const marginsAcross = { top: 850, bottom: 850, left: 794, right: 794, footer: 400 } as const
export const textWidthAcross = paper.height - marginsAcross.left - marginsAcross.right
export const textHeightPt = (paper.height - margins.top - margins.bottom) / 20

export interface Size {
  readonly sizePt: number
  readonly linePt: number
}

/** 二号 and 三号. */
export const titleSize: Size = { sizePt: 22, linePt: 36 }
export const textSize: Size = { sizePt: 16, linePt: 28 }

type Alignment = 'center' | 'justified' | 'right'

interface Style {
  readonly font?: string
  readonly bold?: boolean
  readonly alignment?: Alignment
  /** In characters: of its first line, and of all lines from the right. */
  readonly firstLine?: number
  readonly right?: number
  /** It does not stand alone at the foot of a page. */
  readonly keepNext?: boolean
  /** What follows stands at the right margin of the same line. */
  readonly atRight?: string
}

const alignments = {
  center: AlignmentType.CENTER,
  justified: AlignmentType.JUSTIFIED,
  right: AlignmentType.RIGHT,
} as const

export function paragraph(text: string, { sizePt, linePt }: Size, style: Style = {}): Paragraph {
  const { font = noticeFonts.text, bold = false, alignment, firstLine = 0, right = 0, atRight } = style
  const characters = (count: number) => count * sizePt * 20
  return new Paragraph({
    ...(alignment === undefined ? {} : { alignment: alignments[alignment] }),
    ...(style.keepNext === true ? { keepNext: true } : {}),
    ...(atRight === undefined ? {} : { tabStops: [{ type: 'right', position: textWidth }] }),
    indent: { firstLine: characters(firstLine), right: characters(right) },
    spacing: { before: 0, after: 0, line: linePt * 20, lineRule: LineRuleType.EXACT },
    children: [
      run(text, sizePt, font, bold),
      ...(atRight === undefined ? [] : [run(atRight, sizePt, font, bold, [new Tab()])]),
    ],
  })
}

/** Word takes the size in half points; both faces of the font, so that digits are set in it too. */
const run = (
  text: string,
  sizePt: number,
  font: string,
  bold: boolean,
  before: readonly Tab[] = [],
): TextRun =>
  new TextRun({
    children: [...before, text],
    bold,
    size: sizePt * 2,
    font: { ascii: font, hAnsi: font, eastAsia: font },
  })

export const heading = (text: string): Paragraph =>
  paragraph(text, titleSize, { font: noticeFonts.title, bold: true, alignment: 'center' })

/** The text of a paper: the first line two characters in. */
export const body = (text: string, size: Size = textSize, style: Style = {}): Paragraph =>
  paragraph(text, size, { firstLine: 2, alignment: 'justified', ...style })

/** Who signs, and when: at the right, and never alone on a page. */
export const signature = (lines: readonly string[], size: Size = textSize): Paragraph[] =>
  lines.map((text, i) =>
    paragraph(text, size, { alignment: 'right', right: 2, keepNext: i < lines.length - 1 }),
  )

interface OfficialPaper {
  readonly title: string
  readonly organ: string
  /** One section each: it begins on a page of its own. */
  readonly sections: readonly (readonly (Paragraph | Table)[])[]
  /** Of papers that may have several pages; each section counts its own. */
  readonly pageNumbers?: boolean
  /** A4 across, for a table, with 第1页 共3页 at the foot. */
  readonly across?: boolean
  /** What is set so need not say it: a table of thousands of cells is half as large then. */
  readonly usual?: Size & { readonly font: string }
  /** What stands in place of the paragraph whose only text is `placeOfXml`: elements of WordprocessingML. */
  readonly xml?: string
}

/** Where it stands more than once, the last place is meant: what people have written comes before it. */
export const placeOfXml = '\ue000'

/** @returns the bytes of a .docx */
export async function writeOfficialPaper(of: OfficialPaper): Promise<Uint8Array> {
  const organ = paperLine(of.organ)
  const document = new Document({
    title: paperLine(of.title),
    creator: organ,
    lastModifiedBy: organ,
    ...(of.usual === undefined ? {} : { styles: { default: { document: usually(of.usual) } } }),
    sections: of.sections.map(children =>
      of.across === true ? sectionAcross(children) : section(children, of.pageNumbers === true),
    ),
  })
  const whole = new Uint8Array(await Packer.toBuffer(document))
  if (of.xml === undefined) return whole
  const path = 'word/document.xml'
  const data = withXml(partOf(whole, path), of.xml)
  return new Uint8Array(await Packer.toBuffer(document, undefined, [{ path, data }]))
}

const mostBytes = 4 * 1024 * 1024

function partOf(docx: Uint8Array, path: string): string {
  const files = unzipWithin(docx, mostBytes)
  const part = files === null || files === 'too_much' ? undefined : files.get(path)
  if (part === undefined) throw new Error(`a document that was just written has no ${path}`)
  return Buffer.from(part).toString('utf8')
}

function withXml(document: string, xml: string): string {
  const place = document.lastIndexOf(placeOfXml)
  const from = document.lastIndexOf('<w:p>', place)
  const end = document.indexOf('</w:p>', place)
  if (place < 0 || from < 0 || end < 0) throw new Error('a document has no place for its table')
  return document.slice(0, from) + xml + document.slice(end + '</w:p>'.length)
}

const usually = ({ font, sizePt, linePt }: NonNullable<OfficialPaper['usual']>) => ({
  run: { size: sizePt * 2, font: { ascii: font, hAnsi: font, eastAsia: font } },
  paragraph: {
    spacing: { before: 0, after: 0, line: Math.round(linePt * 20), lineRule: LineRuleType.EXACT },
  },
})

function sectionAcross(children: readonly (Paragraph | Table)[]): ISectionOptions {
  const size = { ...paper, orientation: PageOrientation.LANDSCAPE }
  const [before, between, after] = pageOfPages
  const words = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after]
  return {
    properties: { page: { size, margin: marginsAcross } },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ size: 18, font: noticeFonts.title, children: words })],
          }),
        ],
      }),
    },
    children,
  }
}

function section(children: readonly (Paragraph | Table)[], numbered: boolean): ISectionOptions {
  const page = { size: paper, margin: margins }
  return numbered
    ? {
        properties: { page: { ...page, pageNumbers: { start: 1 } } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children,
      }
    : { properties: { page }, children }
}

/** — 1 —, 四号, in the middle of the foot. */
function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        size: 28,
        font: noticeFonts.title,
        children: [`${pageNumberDash} `, PageNumber.CURRENT, ` ${pageNumberDash}`],
      }),
    ],
  })
}

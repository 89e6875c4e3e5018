/** 会议记录 and 会议纪要 as Word documents. */
import { BorderStyle, Paragraph, type Table } from 'docx'
import type { MinutesPaper } from '../features/minutes/texts/minutes-paper.ts'
import type { RecordPaper } from '../features/minutes/texts/record-paper.ts'
import type { Block } from '../features/minutes/texts/recorded.ts'
import { formTable } from './form-table.ts'
import { body, heading, paragraph, type Size, textSize, writeOfficialPaper } from './official-paper.ts'
import { paperLine } from './paper-text.ts'
import { noticeFonts } from './texts.ts'

/** 四号: what was said is long. */
const recordSize: Size = { sizePt: 14, linePt: 26 }
/** Of issue and lists: 三号 as the text. */
const blank = (size: Size): Paragraph => paragraph('', size)

/** @returns the bytes of a .docx */
export function writeRecord(paper: RecordPaper): Promise<Uint8Array> {
  const title = paperLine(paper.title)
  const [left, right] = paper.signs
  return writeOfficialPaper({
    title,
    organ: paper.organ,
    sections: [
      [
        heading(title),
        blank(recordSize),
        formTable(paper.rows),
        blank(recordSize),
        ...paper.blocks.flatMap(block => blockOf(block, recordSize)),
        blank(recordSize),
        paragraph(paperLine(left), recordSize, { atRight: paperLine(right) }),
      ],
    ],
    pageNumbers: true,
  })
}

/** @returns the bytes of a .docx */
export function writeMinutes(paper: MinutesPaper): Promise<Uint8Array> {
  const title = paperLine(paper.title)
  const sections: (Paragraph | Table)[] = [
    heading(title),
    paragraph(paperLine(paper.issue), textSize, { alignment: 'center' }),
    blank(textSize),
    paragraph(paperLine(paper.organ), textSize, { atRight: paperLine(paper.date) }),
    rule(),
    blank(textSize),
    body(paperLine(paper.opening)),
    ...paper.blocks.flatMap(block => blockOf(block, textSize)),
    blank(textSize),
    ...paper.lists.map(({ label, text }) => body(paperLine(`${label}：${text}`))),
    blank(textSize),
    rule(),
    paragraph(paperLine(paper.sentTo), recordSize, { keepNext: true }),
    rule(),
    paragraph(paperLine(paper.organ), recordSize, { atRight: paper.printed, keepNext: true }),
    rule(),
  ]
  return writeOfficialPaper({ title, organ: paper.organ, sections: [sections], pageNumbers: true })
}

const blockOf = ({ heading: text, paragraphs }: Block, size: Size): Paragraph[] => [
  ...(text === '' ? [] : [body(paperLine(text), size, { font: headingFont, keepNext: true })]),
  ...paragraphs.map(words => body(paperLine(words), size)),
]

/** A line over the width of the text, as one divides a paper's head from its text. */
const rule = (): Paragraph =>
  new Paragraph({
    spacing: { before: 0, after: 0, line: 120 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 1 } },
    children: [],
  })

/** 黑体: headings of the first order (GB/T 9704). */
const headingFont = noticeFonts.heading

/** 人大工作简报 as a Word document: masthead, then one paragraph of news an event. */
import { BorderStyle, Paragraph } from 'docx'
import type { Bulletin } from '../features/reports/types.ts'
import { body, heading, paragraph, textSize, writeOfficialPaper } from './official-paper.ts'
import { paperLine } from './paper-text.ts'
import { headingFont } from './texts.ts'

/** 四号, for the lines of the masthead. */
const mast = { sizePt: 14, linePt: 26 } as const

/** @returns the bytes of a .docx */
export function writeBulletin({ title, number, organ, date, items }: Bulletin): Promise<Uint8Array> {
  return writeOfficialPaper({
    title: paperLine(title),
    organ: paperLine(organ),
    pageNumbers: true,
    sections: [
      [
        heading(paperLine(title)),
        paragraph(paperLine(number), mast, { alignment: 'center' }),
        paragraph(paperLine(organ), mast, { atRight: paperLine(date) }),
        rule(),
        ...items.flatMap(item => [
          body(paperLine(item.heading), textSize, { font: headingFont, keepNext: true }),
          body(paperLine(item.text)),
        ]),
      ],
    ],
  })
}

/** The line under the masthead. */
const rule = (): Paragraph =>
  new Paragraph({
    spacing: { before: 0, after: 240 },
    border: { top: { style: BorderStyle.SINGLE, size: 12, space: 1 } },
  })

/** A year's summary or report as a Word document: an official paper, and behind it the list of where each figure comes from. */

import { sourceLine, sourcesNote, sourcesTitle } from '../features/reports/texts/sources.ts'
import type { YearPaper } from '../features/reports/types.ts'
import { body, heading, paragraph, signature, textSize, writeOfficialPaper } from './official-paper.ts'
import { paperLine } from './paper-text.ts'
import { headingFont } from './texts.ts'

/** 小四, for what is only to be checked. */
const small = { sizePt: 12, linePt: 20 } as const

/** @returns the bytes of a .docx */
export function writeYearPaper(paper: YearPaper): Promise<Uint8Array> {
  const blank = () => paragraph('', textSize)
  const title = paperLine(paper.title)
  return writeOfficialPaper({
    title,
    organ: paperLine(paper.signature),
    pageNumbers: true,
    sections: [
      [
        heading(title),
        blank(),
        ...(paper.addressee === null ? [] : [paragraph(paperLine(paper.addressee), textSize)]),
        body(paperLine(paper.opening)),
        ...paper.sections.flatMap(({ heading: name, paragraphs }) => [
          body(paperLine(name), textSize, { font: headingFont, keepNext: true }),
          ...paragraphs.map(text => body(paperLine(text))),
        ]),
        ...(paper.closing === null ? [] : [body(paperLine(paper.closing))]),
        paragraph('', textSize, { keepNext: true }),
        ...signature([paper.signature, paper.date].map(paperLine)),
      ],
      ...(paper.figures.length === 0
        ? []
        : [
            [
              paragraph(sourcesTitle, textSize, { font: headingFont, keepNext: true }),
              body(sourcesNote, small),
              ...paper.figures.map((figure, i) =>
                body(paperLine(sourceLine(figure, i + 1)), small, { firstLine: 0 }),
              ),
            ],
          ]),
    ],
  })
}

/** 答复函 as a Word document: an official paper for each office that answers, each on pages of its own. */
import type { AnswerLetter } from '../features/suggestions/texts/letter.ts'
import { body, heading, paragraph, signature, textSize, writeOfficialPaper } from './official-paper.ts'
import { paperLine } from './paper-text.ts'

/** 四号, for what stands above the title and below the text. */
const small = { sizePt: 14, linePt: 24 } as const

/**
 * @param letters at least one
 * @returns the bytes of a .docx
 */
export function writeAnswerLetters(letters: readonly AnswerLetter[]): Promise<Uint8Array> {
  const organs = [...new Set(letters.map(letter => letter.signature))]
  return writeOfficialPaper({
    title: letters[0]?.title ?? '',
    organ: organs.join(' '),
    sections: letters.map(layOut),
    pageNumbers: true,
  })
}

function layOut(letter: AnswerLetter) {
  const line = (text: string) => paperLine(text)
  const blank = () => paragraph('', textSize)
  const texts = letter.body.map(line)
  return [
    paragraph(line(letter.issued), small),
    paragraph(line(letter.number), small, { atRight: line(letter.mark) }),
    blank(),
    heading(line(letter.title)),
    blank(),
    paragraph(line(letter.addressee), textSize),
    // The last paragraph goes with who signs, so that no page has a seal alone.
    ...texts.map((text, i) => body(text, textSize, { keepNext: i === texts.length - 1 })),
    ...(letter.contact === null ? [] : [body(line(letter.contact), textSize, { keepNext: true })]),
    paragraph('', textSize, { keepNext: true }),
    ...signature([letter.signature, letter.date].map(line)),
    blank(),
    paragraph(line(letter.copies), small, { alignment: 'justified' }),
  ]
}

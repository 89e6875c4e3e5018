/** The public announcement of a reception day as a Word document: an official paper of one page. */
import type { PublicNotice } from '../features/reception/texts/public-notice.ts'
import {
  body,
  heading,
  paragraph,
  type Size,
  signature,
  textHeightPt,
  textSize,
  textWidthPt,
  titleSize,
  writeOfficialPaper,
} from './official-paper.ts'
import { paperLine } from './paper-text.ts'
import { numberedItem } from './texts.ts'

/** 三号, then smaller: many deputies and market days must not push the seal to a second page. */
const smaller: readonly Size[] = [
  { sizePt: 15, linePt: 26 },
  { sizePt: 14, linePt: 24 },
  { sizePt: 12, linePt: 20 },
  { sizePt: 10.5, linePt: 16 },
]

/** @returns the bytes of a .docx */
export async function writeReceptionNotice(notice: PublicNotice): Promise<Uint8Array> {
  const texts = [
    notice.opening,
    ...notice.items.map(({ label, text }, i) => numberedItem(i, label, text)),
    notice.closing,
  ].map(paperLine)
  const title = paperLine(notice.title)
  const fitting = [textSize, ...smaller].find(each => heightOf(title, texts, each) <= textHeightPt)
  const size = fitting ?? smaller.at(-1) ?? textSize
  const signed = [notice.signature, notice.date].map(paperLine)
  const blank = () => paragraph('', size)
  return writeOfficialPaper({
    title,
    organ: notice.signature,
    sections: [
      [heading(title), blank(), ...texts.map(text => body(text, size)), blank(), ...signature(signed, size)],
    ],
  })
}

/** Rather too high than too low: fonts differ. */
function heightOf(title: string, texts: readonly string[], { sizePt, linePt }: Size): number {
  const lines = texts.reduce((sum, text) => sum + linesIn(text, sizePt, 2), 0)
  const blanksAndSignature = 4
  return linesIn(title, titleSize.sizePt, 0) * titleSize.linePt + (lines + blanksAndSignature) * linePt
}

function linesIn(text: string, sizePt: number, indented: number): number {
  const width = Array.from(text).reduce((sum, char) => sum + (char > '\u2e7f' ? 1 : 0.6), indented)
  return Math.max(1, Math.ceil(width / (textWidthPt / sizePt - 1)))
}

/** Fills a congress's own form of a paper with what is recorded. */

import { Paragraph, type ParagraphChild, PatchType, patchDocument, TextRun } from 'docx'
import { type BlockStyle, readTemplate } from '../features/minutes/files/read-template.ts'
import {
  type BlockKey,
  blockNames,
  type InlineKey,
  inlineNames,
} from '../features/minutes/texts/placeholders.ts'
import { sampleValues, type Values } from '../features/minutes/texts/values.ts'
import { paperLine } from './paper-text.ts'

const alignments = { left: 'left', center: 'center', right: 'right', both: 'both' } as const

/**
 * @param content what `readTemplate` has accepted
 * @returns the bytes of a .docx
 */
export async function fillTemplate(content: Uint8Array, { inline, blocks }: Values): Promise<Uint8Array> {
  const read = readTemplate(content)
  if ('kind' in read) throw new Error(`a template that was accepted is ${read.kind}`)
  const inlinePatches = keysOf(inlineNames).flatMap((key: InlineKey) =>
    read.names.includes(inlineNames[key])
      ? [
          [
            inlineNames[key],
            { type: PatchType.PARAGRAPH, children: [new TextRun(safe(inline[key]))] as ParagraphChild[] },
          ] as const,
        ]
      : [],
  )
  const blockPatches = keysOf(blockNames).flatMap((key: BlockKey) => {
    const style = read.styles.get(blockNames[key])
    return style === undefined
      ? []
      : [
          [
            blockNames[key],
            { type: PatchType.DOCUMENT, children: blocks[key].map(text => paragraphIn(style, text)) },
          ] as const,
        ]
  })
  return patchDocument({
    outputType: 'uint8array',
    data: content,
    keepOriginalStyles: true,
    placeholderDelimiters: { start: '{{', end: '}}' },
    patches: Object.fromEntries([...inlinePatches, ...blockPatches]),
  })
}

const keysOf = <K extends string>(names: Readonly<Record<K, unknown>>): K[] =>
  Object.keys(names).filter((key): key is K => key in names)

function paragraphIn(of: BlockStyle, text: string): Paragraph {
  const { style, font, size, isBold, isItalic, colour, alignment } = of
  const { left, firstLine, firstLineChars, before, after, line, lineRule } = of
  const isAlignment = (word: string | null): word is keyof typeof alignments =>
    word !== null && word in alignments
  const rule = lineRule === 'exact' || lineRule === 'atLeast' ? lineRule : 'auto'
  return new Paragraph({
    ...(style === null ? {} : { style }),
    ...(isAlignment(alignment) ? { alignment: alignments[alignment] } : {}),
    indent: known({ left, firstLine, firstLineChars }),
    spacing: { ...known({ before, after, line }), ...(line === null ? {} : { lineRule: rule }) },
    children: [
      new TextRun({
        text: safe(text),
        bold: isBold,
        italics: isItalic,
        ...known({ size }),
        ...known({ color: colour }),
        ...(font === null ? {} : { font: { ascii: font, hAnsi: font, eastAsia: font } }),
      }),
    ],
  })
}

/** Without what the form leaves to the document. */
function known<K extends string, V>(values: Readonly<Record<K, V | null>>): Partial<Record<K, V>> {
  const kept: Partial<Record<K, V>> = {}
  for (const key of keysOf(values)) {
    const value = values[key]
    if (value !== null) kept[key] = value
  }
  return kept
}

/** One line; what would be taken for a placeholder in its turn is none. */
const safe = (text: string): string => paperLine(text).replaceAll('{{', '｛｛').replaceAll('}}', '｝｝')

/** Whether what is filled in comes out: tried when a form is sent, so that nobody learns it when he needs the paper. */
export async function canBeFilled(content: Uint8Array): Promise<boolean> {
  try {
    const read = readTemplate(await fillTemplate(content, sampleValues))
    return 'kind' in read && read.kind === 'no_placeholders'
  } catch {
    return false
  }
}

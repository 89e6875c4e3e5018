/**
 * Fills a congress's own form of a paper with what is recorded: in the text of its parts, at the places where they were read,
 * so that all else of it stays as it is, and nothing is gone through twice.
 */
import { ZipFile } from 'yazl'
import { type FormParagraph, textOf } from '../features/minutes/files/look-into-xml.ts'
import { placeholder, type ReadTemplate, readTemplate } from '../features/minutes/files/read-template.ts'
import { blockNames, inlineNames } from '../features/minutes/texts/placeholders.ts'
import { sampleValues, type Values } from '../features/minutes/texts/values.ts'
import { paperLine } from './paper-text.ts'

/**
 * @param content what `readTemplate` has accepted
 * @returns the bytes of a .docx
 */
export async function fillTemplate(content: Uint8Array, values: Values): Promise<Uint8Array> {
  const read = readTemplate(content)
  if ('kind' in read) throw new Error(`a template that was accepted is ${read.kind}`)
  return fill(read, values)
}

function fill(read: ReadTemplate, { inline, blocks }: Values): Promise<Uint8Array> {
  const words = new Map(keysOf(inlineNames).map(key => [inlineNames[key] as string, safe(inline[key])]))
  const lines = new Map(keysOf(blockNames).map(key => [blockNames[key] as string, blocks[key].map(safe)]))
  const files = new Map(read.files)
  for (const { name, xml, paragraphs } of read.printed) {
    const edits = paragraphs.flatMap(paragraph => editsOf(paragraph, words, lines))
    if (edits.length > 0) files.set(name, Buffer.from(edited(xml, edits)))
  }
  return zipped(files)
}

const keysOf = <K extends string>(names: Readonly<Record<K, unknown>>): K[] =>
  Object.keys(names).filter((key): key is K => key in names)

interface Edit {
  readonly start: number
  readonly end: number
  readonly xml: string
}

function editsOf(
  paragraph: FormParagraph,
  inline: ReadonlyMap<string, string>,
  blocks: ReadonlyMap<string, readonly string[]>,
): Edit[] {
  const text = textOf(paragraph)
  const places = [...text.matchAll(placeholder)].map(({ 0: { length }, 1: name = '', index }) => ({
    name,
    start: index,
    end: index + length,
  }))
  const [first] = places
  if (first === undefined) return []
  const lines = blocks.get(first.name)
  if (lines !== undefined) {
    const { start, end } = paragraph
    // A cell of a table has to have one.
    const shown = lines.length === 0 ? [''] : lines
    return [{ start, end, xml: shown.map(line => paragraphXml(line, paragraph)).join('') }]
  }
  let at = 0
  return paragraph.words.flatMap(({ start, end, tag, text: own }): Edit[] => {
    const from = at
    at += own.length
    const here = places.filter(place => place.start < at && place.end > from)
    if (here.length === 0) return []
    let kept = from
    let filled = ''
    for (const place of here) {
      filled += text.slice(kept, Math.max(kept, place.start))
      // What is filled in is set as the placeholder's beginning is.
      if (place.start >= from) filled += inline.get(place.name) ?? ''
      kept = Math.min(place.end, at)
    }
    filled += text.slice(kept, at)
    return [{ start, end, xml: `<${tag} xml:space="preserve">${escaped(filled)}</${tag}>` }]
  })
}

/** What lies within a paragraph that is replaced goes with it. */
function edited(xml: string, edits: readonly Edit[]): string {
  const pieces: string[] = []
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < at) continue
    pieces.push(xml.slice(at, edit.start), edit.xml)
    at = edit.end
  }
  return pieces.join('') + xml.slice(at)
}

/** In the order that Word wants them in. */
function paragraphXml(text: string, { style: of, tag, namespace }: FormParagraph): string {
  const { style, font, size, isBold, isItalic, colour, alignment } = of
  const { left, firstLine, firstLineChars, before, after, line, lineRule } = of
  const rule = line === null ? null : (lineRule ?? 'auto')
  const paragraph = [
    mark('pStyle', { val: style }),
    mark('spacing', { before, after, line, lineRule: rule }),
    mark('ind', { left, firstLine, firstLineChars }),
    mark('jc', { val: alignment }),
  ].join('')
  const run = [
    mark('rFonts', { ascii: font, hAnsi: font, eastAsia: font }),
    isBold ? '<w:b/><w:bCs/>' : '',
    isItalic ? '<w:i/><w:iCs/>' : '',
    mark('color', { val: colour }),
    mark('sz', { val: size }),
    mark('szCs', { val: size }),
  ].join('')
  const words = `<w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
  const known = tag === 'w:p' ? '' : ` xmlns:w="${namespace}"`
  return `<w:p${known}><w:pPr>${paragraph}</w:pPr>${words}</w:p>`
}

/** Without what the form leaves to the document. */
function mark(name: string, values: Readonly<Record<string, string | number | null>>): string {
  const said = Object.entries(values).flatMap(([key, value]) =>
    value === null ? [] : [` w:${key}="${escaped(String(value))}"`],
  )
  return said.length === 0 ? '' : `<w:${name}${said.join('')}/>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => entities[sign] ?? sign)

/** One line; what would be taken for a placeholder in its turn is none. */
const safe = (text: string): string => paperLine(text).replaceAll('{{', '｛｛').replaceAll('}}', '｝｝')

function zipped(files: ReadonlyMap<string, Buffer>): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const zip = new ZipFile()
    zip.on('error', reject)
    for (const [name, content] of files) if (!name.endsWith('/')) zip.addBuffer(content, name)
    zip.end()
    const chunks: Buffer[] = []
    zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
    zip.outputStream.on('error', reject)
    zip.outputStream.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
  })
}

/** Whether what is filled in comes out: tried when a form is sent, so that nobody learns it when he needs the paper. */
export async function canBeFilled(form: ReadTemplate): Promise<boolean> {
  try {
    const filled = readTemplate(await fill(form, sampleValues))
    return 'kind' in filled && filled.kind === 'no_placeholders'
  } catch {
    return false
  }
}

/**
 * Whether a file that somebody sent can be a paper's form: a real .docx of a size, without macros, embedded things and
 * links to elsewhere, whose placeholders are known. It is opened only within bounds, and nothing in it is run or fetched.
 */
import { unzipWithin } from '../../attachments/rules/unzip.ts'
import { allNames, blockNames, inDelimiters } from '../texts/placeholders.ts'
import { type Bounds, emptyTally, type FormParagraph, lookIntoXml, textOf } from './look-into-xml.ts'

/** A form of two pages with a seal as a picture is a few hundred KiB. */
const maxBytes = 2 * 1024 * 1024
/** Pictures do not unpack to more than they are; all else is text. */
const maxUnpackedBytes = 8 * 1024 * 1024
/** Word writes some fifteen, and one more for each picture, header and footer. */
const maxParts = 150
const maxXmlBytes = 1024 * 1024
/** What a form of a few pages never has: eight pages of text and tables have 16,000 elements. Each takes its time to read, and nothing else runs then. */
const most: Bounds = {
  elements: 30_000,
  attributes: 45_000,
  attributesTogether: 200,
  depth: 60,
  runs: 4_000,
  paragraphs: 2_000,
  placeholders: 200,
  placeholdersTogether: 20,
}

export type TemplateTrouble =
  | {
      readonly kind:
        | 'too_large'
        | 'too_much'
        | 'old_word'
        | 'no_docx'
        | 'broken'
        | 'macros'
        | 'embedded'
        | 'links'
        | 'no_placeholders'
    }
  | { readonly kind: 'unknown'; readonly names: readonly string[] }
  /** A block that shares its paragraph with other words. */
  | { readonly kind: 'not_alone'; readonly name: string }

export interface ReadTemplate {
  /** Those that it has, in the order of the list. */
  readonly names: readonly string[]
  readonly files: ReadonlyMap<string, Buffer>
  /** What is printed: the text, headers and footers. */
  readonly printed: readonly PrintedPart[]
}

interface PrintedPart {
  readonly name: string
  readonly xml: string
  readonly paragraphs: readonly FormParagraph[]
}

export function readTemplate(bytes: Uint8Array): ReadTemplate | TemplateTrouble {
  if (bytes.length > maxBytes) return { kind: 'too_large' }
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (head === 'd0cf11e0a1b11ae1') return { kind: 'old_word' }
  if (!head.startsWith('504b0304')) return { kind: 'no_docx' }
  const files = unzipWithin(bytes, maxUnpackedBytes, maxParts)
  if (files === 'too_much') return { kind: 'too_large' }
  const types = files?.get('[Content_Types].xml')?.toString('utf8')
  if (files === null || !files.has('word/document.xml') || types === undefined) return { kind: 'no_docx' }
  const lower = [...files.keys()].map(name => name.toLowerCase())
  if (
    lower.some(name => name.includes('vbaproject') || name.includes('vbadata')) ||
    /macroEnabled/i.test(types)
  )
    return { kind: 'macros' }
  if (
    lower.some(
      name => /\/(?:embeddings|activex|afchunk|customui)\//.test(`/${name}`) || name.endsWith('.bin'),
    )
  )
    return { kind: 'embedded' }
  const parts = [...files].filter(([name, content]) => isNamedXml(name) || beginsAsXml(content))
  if (parts.reduce((sum, [, { length }]) => sum + length, 0) > maxXmlBytes) return { kind: 'too_much' }
  const printed: PrintedPart[] = []
  const tally = emptyTally()
  let embeds = false
  for (const [name, content] of parts) {
    const xml = content.toString('utf8').replace(/^\ufeff/, '')
    const sight = lookIntoXml(xml, most, tally)
    if (typeof sight === 'string') return { kind: sight }
    if (sight.leadsElsewhere) return { kind: 'links' }
    embeds ||= sight.embeds
    if (isPrinted(name)) printed.push({ name, xml, paragraphs: sight.paragraphs })
  }
  if (embeds) return { kind: 'embedded' }
  const names = namesIn(printed.flatMap(({ paragraphs }) => paragraphs))
  return 'kind' in names ? names : { names: names.known, files, printed }
}

const isNamedXml = (name: string): boolean => /\.(?:xml|rels)$/i.test(name)
const isPrinted = (name: string): boolean => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name)

/** A part's name says nothing: what it is, the list of types says, and Word opens `page.dat` as the document if that one does. */
const beginsAsXml = (content: Buffer): boolean =>
  /^(?:\xff\xfe|\xfe\xff|(?:\xef\xbb\xbf)?[\s\0]*<)/.test(content.subarray(0, 1_024).toString('latin1'))

export const placeholder = /\{\{([^{}]{1,20})\}\}/g

function namesIn(
  paragraphs: readonly FormParagraph[],
): { readonly known: readonly string[] } | TemplateTrouble {
  const found = new Set<string>()
  for (const paragraph of paragraphs) {
    const text = textOf(paragraph)
    for (const [, name = ''] of text.matchAll(placeholder)) {
      found.add(name)
      if (Object.values<string>(blockNames).includes(name) && text.trim() !== inDelimiters(name))
        return { kind: 'not_alone', name }
    }
  }
  const unknown = [...found].filter(name => !allNames.includes(name))
  if (unknown.length > 0) return { kind: 'unknown', names: unknown }
  return found.size === 0 ? { kind: 'no_placeholders' } : { known: allNames.filter(name => found.has(name)) }
}

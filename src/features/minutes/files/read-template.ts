/**
 * Whether a file that somebody sent can be a paper's form: a real .docx of a size, without macros, embedded things and
 * links to elsewhere, whose placeholders are known. It is opened only within bounds, and nothing in it is run or fetched.
 */
import { unzipWithin } from '../../attachments/rules/unzip.ts'
import { allNames, blockNames, inDelimiters } from '../texts/placeholders.ts'
import { lookIntoXml, type XmlSight } from './look-into-xml.ts'

/** A form of two pages with a seal as a picture is a few hundred KiB. */
const maxBytes = 2 * 1024 * 1024
const maxUnpackedBytes = 20 * 1024 * 1024
const most = {
  xmlBytes: 2 * 1024 * 1024,
  elements: 30_000,
  runs: 4_000,
  paragraphs: 2_000,
  depth: 100,
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
  /** How the paragraph of each block is set. */
  readonly styles: ReadonlyMap<string, BlockStyle>
}

/** Of the paragraph that the block takes the place of; null: as the document's own. */
export interface BlockStyle {
  readonly style: string | null
  readonly font: string | null
  /** In half points. */
  readonly size: number | null
  readonly isBold: boolean
  readonly isItalic: boolean
  /** As `RRGGBB`. */
  readonly colour: string | null
  /** In twentieths of a point, as what follows. */
  readonly left: number | null
  readonly before: number | null
  readonly after: number | null
  readonly firstLine: number | null
  readonly firstLineChars: number | null
  readonly line: number | null
  readonly lineRule: string | null
  readonly alignment: string | null
}

export function readTemplate(bytes: Uint8Array): ReadTemplate | TemplateTrouble {
  if (bytes.length > maxBytes) return { kind: 'too_large' }
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (head === 'd0cf11e0a1b11ae1') return { kind: 'old_word' }
  if (!head.startsWith('504b0304')) return { kind: 'no_docx' }
  const files = unzipWithin(bytes, maxUnpackedBytes)
  if (files === 'too_much') return { kind: 'too_large' }
  const document = files?.get('word/document.xml')?.toString('utf8')
  const types = files?.get('[Content_Types].xml')?.toString('utf8')
  if (files === null || document === undefined || types === undefined) return { kind: 'no_docx' }
  const names = [...files.keys()].map(name => name.toLowerCase())
  if (
    names.some(name => name.includes('vbaproject') || name.includes('vbadata')) ||
    /macroEnabled/i.test(types)
  )
    return { kind: 'macros' }
  if (
    names.some(
      name => /\/(?:embeddings|activex|afchunk|customui)\//.test(`/${name}`) || name.endsWith('.bin'),
    )
  )
    return { kind: 'embedded' }
  const xml = [...files].filter(([name, content]) => isNamedXml(name) || beginsAsXml(content))
  if (xml.reduce((sum, [, { length }]) => sum + length, 0) > most.xmlBytes) return { kind: 'too_much' }
  const looked = xml.map(([name, content]) => ({ name, sight: lookIntoXml(content.toString('utf8')) }))
  const sights = looked.map(({ sight }) => sight)
  if (!sights.every(({ isPlain }) => isPlain)) return { kind: 'broken' }
  if (sights.some(({ leadsElsewhere }) => leadsElsewhere)) return { kind: 'links' }
  if (sights.some(({ embeds }) => embeds)) return { kind: 'embedded' }
  if (isTooMuch(looked.filter(({ name }) => isNamedXml(name)).map(({ sight }) => sight)))
    return { kind: 'too_much' }
  const printed = [...files].filter(([name]) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name))
  return placeholdersIn(printed.map(([, content]) => content.toString('utf8')))
}

const isNamedXml = (name: string): boolean => /\.(?:xml|rels)$/i.test(name)

/** A part's name says nothing: what it is, the list of types says, and Word opens `page.dat` as the document if that one does. */
const beginsAsXml = (content: Buffer): boolean =>
  /^(?:\xff\xfe|\xfe\xff|(?:\xef\xbb\xbf)?[\s\0]*<)/.test(content.subarray(0, 1_024).toString('latin1'))

/** What a form of a few pages never has. Filling in takes ever longer for each more of them, and nothing else runs then. */
function isTooMuch(sights: readonly XmlSight[]): boolean {
  const total = (key: 'elements' | 'runs' | 'paragraphs' | 'placeholders') =>
    sights.reduce((sum, sight) => sum + sight[key], 0)
  return (
    total('elements') > most.elements ||
    total('runs') > most.runs ||
    total('paragraphs') > most.paragraphs ||
    total('placeholders') > most.placeholders ||
    sights.some(
      ({ depth, placeholdersTogether }) =>
        depth > most.depth || placeholdersTogether > most.placeholdersTogether,
    )
  )
}

const placeholder = /\{\{([^{}]{1,20})\}\}/g

function placeholdersIn(parts: readonly string[]): ReadTemplate | TemplateTrouble {
  const paragraphs = parts.flatMap(part =>
    [...part.matchAll(/<w:p[ >](?:(?!<w:p[ >]).)*?<\/w:p>/gs)].map(([xml]) => xml),
  )
  const found = new Set<string>()
  const styles = new Map<string, BlockStyle>()
  for (const xml of paragraphs) {
    const text = wordsIn(xml)
    for (const [, name = ''] of text.matchAll(placeholder)) {
      found.add(name)
      if (!Object.values<string>(blockNames).includes(name)) continue
      if (text.trim() !== inDelimiters(name)) return { kind: 'not_alone', name }
      styles.set(name, styleOf(xml))
    }
  }
  const unknown = [...found].filter(name => !allNames.includes(name))
  if (unknown.length > 0) return { kind: 'unknown', names: unknown }
  return found.size === 0
    ? { kind: 'no_placeholders' }
    : { names: allNames.filter(name => found.has(name)), styles }
}

const wordsIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join('')

function styleOf(xml: string): BlockStyle {
  const value = (pattern: RegExp): string | null => pattern.exec(xml)?.[1] ?? null
  const number = (pattern: RegExp): number | null => {
    const found = value(pattern)
    return found === null || !/^\d{1,5}$/.test(found) ? null : Number(found)
  }
  return {
    style: value(/<w:pStyle [^>]*w:val="([^"]{1,60})"/),
    font: value(/<w:rFonts [^>]*w:eastAsia="([^"]{1,60})"/),
    size: number(/<w:sz [^>]*w:val="([^"]*)"/),
    isBold: /<w:b\/>|<w:b w:val="(?:1|true)"/.test(xml),
    isItalic: /<w:i\/>|<w:i w:val="(?:1|true)"/.test(xml),
    colour: value(/<w:color [^>]*w:val="([0-9A-Fa-f]{6})"/),
    left: number(/<w:ind [^>]*w:(?:left|start)="([^"]*)"/),
    before: number(/<w:spacing [^>]*w:before="([^"]*)"/),
    after: number(/<w:spacing [^>]*w:after="([^"]*)"/),
    firstLine: number(/<w:ind [^>]*w:firstLine="([^"]*)"/),
    firstLineChars: number(/<w:ind [^>]*w:firstLineChars="([^"]*)"/),
    line: number(/<w:spacing [^>]*w:line="([^"]*)"/),
    lineRule: value(/<w:spacing [^>]*w:lineRule="(auto|exact|atLeast)"/),
    alignment: value(/<w:jc [^>]*w:val="(left|center|right|both)"/),
  }
}

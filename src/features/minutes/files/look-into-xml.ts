/**
 * What stands in one XML part of a form. It is read as XML is read, by names and decoded values: a field's words may be
 * spread over runs, a prefix may be any, and a value may be written in character references. Whoever sent it wrote it to be
 * read: at the first thing that no form has, and the first of too many, the reading stops.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes'

export interface XmlSight {
  /** A relationship or a drawing's address outside of the file, or a field other than a page's number and the date. */
  readonly leadsElsewhere: boolean
  readonly embeds: boolean
  /** Each as it ends; one within another stands before it. */
  readonly paragraphs: readonly FormParagraph[]
}

export interface FormParagraph extends Span {
  readonly tag: string
  readonly namespace: string
  /** Without those of a paragraph within it. */
  readonly words: readonly FormWords[]
  readonly style: BlockStyle
}

/** A `w:t`, whole. */
export interface FormWords extends Span {
  readonly tag: string
  readonly text: string
}

/** Where it stands in the part's text. */
interface Span {
  readonly start: number
  readonly end: number
}

/** How a paragraph is set; null: as the document's own. */
interface BlockStyle {
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

/** Of all parts of a file together, but for `depth` and the two of one thing. */
export interface Bounds {
  readonly elements: number
  readonly attributes: number
  readonly attributesTogether: number
  readonly depth: number
  readonly runs: number
  readonly paragraphs: number
  readonly placeholders: number
  readonly placeholdersTogether: number
}

/** How much of it was seen in the parts before. */
export type Tally = { -readonly [K in keyof Bounds]: number }
export const emptyTally = (): Tally => ({
  elements: 0,
  attributes: 0,
  attributesTogether: 0,
  depth: 0,
  runs: 0,
  paragraphs: 0,
  placeholders: 0,
  placeholdersTogether: 0,
})

/** Those of Word, and of its strict format. */
const word: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
])
/** A list of what is harmless: of those that fetch, run or open something nobody knows all. */
const harmlessField = /^\s*(?:(?:PAGE|NUMPAGES|SECTIONPAGES|DATE)(?:[\s\\].*)?)?$/is
/** An address with a scheme or a host; `data:` is within the file. */
const elsewhere = /^\s*(?!data:)(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i
/** A relationship's target with a scheme, a drive or a host, as programs read it that overlook blanks. */
const isAbsolute = (target: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(target.replace(/[\p{Cc}\p{Cf}\s]/gu, ''))
const embedding = new Set(['altChunk', 'OLEObject', 'object'])
const instruction = new Set(['instrText', 'delInstrText'])

class Stopped extends Error {
  readonly why: 'broken' | 'too_much'

  constructor(why: 'broken' | 'too_much') {
    super(why)
    this.why = why
  }
}

interface OpenParagraph {
  readonly start: number
  readonly words: FormWords[]
  readonly style: { -readonly [K in keyof BlockStyle]: BlockStyle[K] }
}

/**
 * @param xml without a byte order mark
 * @returns `broken` for what is not well-formed, or has a document type: that could pull in anything
 */
export function lookIntoXml(xml: string, most: Bounds, tally: Tally): XmlSight | 'broken' | 'too_much' {
  let leadsElsewhere = false
  let embeds = false
  const paragraphs: FormParagraph[] = []
  const open: string[] = []
  const begun: OpenParagraph[] = []
  /** What is written in the `w:t` that is open. */
  let words: { readonly start: number; text: string } | null = null
  /** The fields that are open, the innermost last. */
  const fields: { words: string; isResult: boolean }[] = []
  const parser = new SaxesParser({ xmlns: true })
  const spoil = (): never => {
    throw new Stopped('broken')
  }
  const count = (of: keyof Bounds, more = 1) => {
    tally[of] += more
    if (tally[of] > most[of]) throw new Stopped('too_much')
  }
  const judge = (said: string) => {
    leadsElsewhere ||= !harmlessField.test(said)
  }
  const turnField = (at: string) => {
    if (at === 'begin') fields.push({ words: '', isResult: false })
    const field = fields.at(-1)
    if (field === undefined) return
    if (at === 'separate') field.isResult = true
    if (at === 'end') judge(fields.pop()?.words ?? '')
  }
  const started = () => {
    tally.attributesTogether = 0
    // An element within words would be lost with them.
    if (words !== null) spoil()
  }
  const opened = ({ local, uri, attributes }: SaxesTagNS) => {
    open.push(local)
    count('elements')
    if (open.length > most.depth) throw new Stopped('too_much')
    embeds ||= embedding.has(local)
    const values = Object.values(attributes)
    const value = (name: string) => values.find(one => one.local === name)?.value
    // Each of a name: which one a program takes is the program's.
    const all = (name: string) => values.filter(one => one.local === name).map(one => one.value)
    leadsElsewhere ||= all('TargetMode').some(mode => mode.trim().toLowerCase() === 'external')
    leadsElsewhere ||= all('Target').some(isAbsolute)
    // Drawings of the old kind name their picture, and where a click leads, without a relationship.
    leadsElsewhere ||= [...all('src'), ...all('href')].some(to => elsewhere.test(to))
    if (local === 'fldSimple') for (const said of all('instr')) judge(said)
    if (local === 'fldChar') for (const at of all('fldCharType')) turnField(at)
    if (!word.has(uri)) return
    const startsAt = () => xml.lastIndexOf('<', parser.position - 1)
    if (local === 'r') count('runs')
    if (local === 'p') {
      count('paragraphs')
      begun.push({ start: startsAt(), words: [], style: { ...plain } })
    }
    const paragraph = begun.at(-1)
    if (paragraph === undefined) return
    if (local === 't') words = { start: startsAt(), text: '' }
    else noteStyle(paragraph.style, local, value)
  }
  const closed = ({ local, name, uri }: SaxesTagNS) => {
    open.pop()
    if (!word.has(uri)) return
    const end = parser.position
    if (local === 't' && words !== null) {
      begun.at(-1)?.words.push({ ...words, end, tag: name })
      words = null
    }
    const paragraph = local === 'p' ? begun.pop() : undefined
    if (paragraph === undefined) return
    const together = textOf(paragraph).split('{{').length - 1
    count('placeholders', together)
    if (together > most.placeholdersTogether) throw new Stopped('too_much')
    paragraphs.push({ ...paragraph, end, tag: name, namespace: uri })
  }
  const wrote = (said: string) => {
    if (words !== null) words.text += said
    const field = fields.at(-1)
    const isInstruction = instruction.has(open.at(-1) ?? '')
    // Word takes plain text between a field's beginning and its result for its instruction too.
    if (field !== undefined && (isInstruction || (open.at(-1) === 't' && !field.isResult)))
      field.words += said
    else if (isInstruction) judge(said)
  }
  parser.on('error', spoil)
  parser.on('doctype', spoil)
  parser.on('attribute', () => {
    count('attributes')
    count('attributesTogether')
  })
  parser.on('opentagstart', started)
  parser.on('opentag', opened)
  parser.on('closetag', closed)
  parser.on('text', wrote)
  parser.on('cdata', wrote)
  try {
    parser.write(xml).close()
  } catch (error) {
    if (error instanceof Stopped) return error.why
    throw error
  }
  for (const { words: said } of fields) judge(said)
  return { leadsElsewhere, embeds, paragraphs }
}

/** All that is written in it, of whatever runs. */
export const textOf = ({ words }: { readonly words: readonly FormWords[] }): string =>
  words.map(({ text }) => text).join('')

const plain: BlockStyle = {
  style: null,
  font: null,
  size: null,
  isBold: false,
  isItalic: false,
  colour: null,
  left: null,
  before: null,
  after: null,
  firstLine: null,
  firstLineChars: null,
  line: null,
  lineRule: null,
  alignment: null,
}

/** Of several that say the same thing the first counts. */
function noteStyle(
  style: OpenParagraph['style'],
  local: string,
  value: (name: string) => string | undefined,
): void {
  const said = (name: string, form: RegExp): string | null => {
    const found = value(name)
    return found !== undefined && form.test(found) ? found : null
  }
  const number = (name: string): number | null => {
    const found = said(name, /^\d{1,5}$/)
    return found === null ? null : Number(found)
  }
  switch (local) {
    case 'pStyle':
      style.style ??= said('val', anyName)
      break
    case 'rFonts':
      style.font ??= said('eastAsia', anyName)
      break
    case 'sz':
      style.size ??= number('val')
      break
    case 'b':
      style.isBold ||= isOn(value('val'))
      break
    case 'i':
      style.isItalic ||= isOn(value('val'))
      break
    case 'color':
      style.colour ??= said('val', /^[0-9a-f]{6}$/i)
      break
    case 'ind':
      style.left ??= number('left') ?? number('start')
      style.firstLine ??= number('firstLine')
      style.firstLineChars ??= number('firstLineChars')
      break
    case 'spacing':
      style.before ??= number('before')
      style.after ??= number('after')
      style.line ??= number('line')
      style.lineRule ??= said('lineRule', /^(?:auto|exact|atLeast)$/)
      break
    case 'jc':
      style.alignment ??= said('val', /^(?:left|center|right|both)$/)
  }
}

const anyName = /^.{1,60}$/
const isOn = (value: string | undefined): boolean => value === undefined || value === '1' || value === 'true'

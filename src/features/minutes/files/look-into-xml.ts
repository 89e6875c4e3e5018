/**
 * What stands in one XML part of a form. It is read as XML is read, by names and decoded values: a field's words may be
 * spread over runs, a prefix may be any, and a value may be written in character references.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes'

export interface XmlSight {
  /** Well-formed, and without a document type: that could pull in anything. */
  readonly isPlain: boolean
  /** A relationship or a drawing's address outside of the file, or a field other than a page's number and the date. */
  readonly leadsElsewhere: boolean
  readonly embeds: boolean
  readonly elements: number
  readonly runs: number
  readonly paragraphs: number
  readonly depth: number
  readonly placeholders: number
  /** In the paragraph that has the most. */
  readonly placeholdersTogether: number
}

/** A list of what is harmless: of those that fetch, run or open something nobody knows all. */
const harmlessField = /^\s*(?:(?:PAGE|NUMPAGES|SECTIONPAGES|DATE)(?:[\s\\].*)?)?$/is
/** An address with a scheme or a host; `data:` is within the file. */
const elsewhere = /^\s*(?!data:)(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i
const embedding = new Set(['altChunk', 'OLEObject', 'object'])
const instruction = new Set(['instrText', 'delInstrText'])

export function lookIntoXml(xml: string): XmlSight {
  let isPlain = true
  let leadsElsewhere = false
  let embeds = false
  let [elements, runs, paragraphs, depth, placeholdersTogether] = [0, 0, 0, 0, 0]
  let text = ''
  const open: string[] = []
  /** Where the text of each open paragraph begins. */
  const begun: number[] = []
  /** The fields that are open, the innermost last. */
  const fields: { words: string; isResult: boolean }[] = []
  const spoil = () => {
    isPlain = false
  }
  const judge = (words: string) => {
    leadsElsewhere ||= !harmlessField.test(words)
  }
  const turnField = (at: string | undefined) => {
    if (at === 'begin') fields.push({ words: '', isResult: false })
    const field = fields.at(-1)
    if (field === undefined) return
    if (at === 'separate') field.isResult = true
    if (at === 'end') judge(fields.pop()?.words ?? '')
  }
  const opened = ({ local, attributes }: SaxesTagNS) => {
    open.push(local)
    elements += 1
    depth = Math.max(depth, open.length)
    embeds ||= embedding.has(local)
    if (local === 'r') runs += 1
    if (local === 'p') {
      paragraphs += 1
      begun.push(text.length)
    }
    const value = (name: string) => Object.values(attributes).find(one => one.local === name)?.value
    leadsElsewhere ||= value('TargetMode')?.trim().toLowerCase() === 'external'
    // Drawings of the old kind name their picture, and where a click leads, without a relationship.
    leadsElsewhere ||= [value('src'), value('href')].some(to => to !== undefined && elsewhere.test(to))
    if (local === 'fldSimple') judge(value('instr') ?? '')
    if (local === 'fldChar') turnField(value('fldCharType'))
  }
  const closed = ({ local }: SaxesTagNS) => {
    open.pop()
    if (local !== 'p') return
    placeholdersTogether = Math.max(placeholdersTogether, countIn(text.slice(begun.pop())))
  }
  const wrote = (words: string) => {
    text += words
    const field = fields.at(-1)
    const isInstruction = instruction.has(open.at(-1) ?? '')
    // Word takes plain text between a field's beginning and its result for its instruction too.
    if (field !== undefined && (isInstruction || (open.at(-1) === 't' && !field.isResult)))
      field.words += words
    else if (isInstruction) judge(words)
  }
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', spoil)
  parser.on('doctype', spoil)
  parser.on('opentag', opened)
  parser.on('closetag', closed)
  parser.on('text', wrote)
  parser.on('cdata', wrote)
  try {
    parser.write(xml.replace(/^\ufeff/, '')).close()
  } catch {
    spoil()
  }
  for (const { words } of fields) judge(words)
  const placeholders = countIn(text)
  return {
    isPlain,
    leadsElsewhere,
    embeds,
    elements,
    runs,
    paragraphs,
    depth,
    placeholders,
    placeholdersTogether,
  }
}

const countIn = (text: string): number => text.split('{{').length - 1

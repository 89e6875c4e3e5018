/**
 * XML as the self-built app's callback brings it (P90238 to P90240): elements with texts and nothing else. A document
 * type, and with it every entity of its own, a processing instruction, more depth or more elements than any message of the platform has:
 * all are refused before anything is made of them. A few attributes, and comments, are passed over.
 */
import { SaxesParser } from 'saxes'
import { callbackLimits } from '../limits.ts'
import { xmlText } from './xml-write.ts'

/** A text, or elements by their names; several of one name are a list. */
type XmlValue = string | XmlRecord | readonly (string | XmlRecord)[]
export interface XmlRecord {
  readonly [name: string]: XmlValue
}

interface Open {
  readonly name: string
  text: string
  readonly children: Map<string, (string | XmlRecord)[]>
}

/** @returns what stands in the root element, which is `<xml>`; null when it is no such text */
export function readXml(text: string): XmlRecord | null {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

class Refused extends Error {}

function parse(text: string): XmlRecord | null {
  const parser = new SaxesParser()
  const refuse = (): never => {
    throw new Refused()
  }
  const path: Open[] = []
  let elements = 0
  let attributes = 0
  let root: string | XmlRecord | null = null
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('processinginstruction', refuse)
  parser.on('attribute', () => {
    if (++attributes > callbackLimits.xmlMaxAttributes) refuse()
  })
  parser.on('opentag', ({ name }) => {
    elements++
    if (path.length >= callbackLimits.xmlMaxDepth || elements > callbackLimits.xmlMaxElements) refuse()
    if (path.length === 0 && name !== 'xml') refuse()
    path.push({ name, text: '', children: new Map() })
  })
  const add = (piece: string): void => {
    const open = path.at(-1)
    if (open !== undefined) open.text += piece
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    const closed = path.pop()
    if (closed === undefined) return
    const value = contentOf(closed)
    const parent = path.at(-1)
    if (parent === undefined) root = value
    else parent.children.set(closed.name, [...(parent.children.get(closed.name) ?? []), value])
  })
  // What people write may hold a control character that XML has no form for; their message is not lost for it.
  parser.write(xmlText(text)).close()
  return typeof root === 'string' ? {} : root
}

/** Of an element with elements in it the text is what stands between them: line ends. */
function contentOf({ text, children }: Open): string | XmlRecord {
  if (children.size === 0) return text
  return Object.fromEntries(
    [...children].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
}

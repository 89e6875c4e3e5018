/** The little XML that the app's callback is made of (wecom-protocol 4.6), on the parser alone and on nothing of the service's. */
import { SaxesParser } from 'saxes'

/** An element's text when it holds no elements, else what it holds; several of one name are a list. */
export type XmlValue = string | XmlElement | readonly XmlValue[]
export interface XmlElement {
  readonly [name: string]: XmlValue
}

type XmlOut = string | number | XmlOutElement | readonly XmlOut[]
export interface XmlOutElement {
  readonly [name: string]: XmlOut
}

/** Texts in CDATA and numbers bare, as the platform writes them. */
export const xmlText = (element: XmlOutElement): string => `<xml>${inside(element)}</xml>`

const inside = (element: XmlOutElement): string =>
  Object.entries(element)
    .flatMap(([name, value]) =>
      (isList(value) ? value : [value]).map(one => `<${name}>${written(one)}</${name}>`),
    )
    .join('')

function written(value: XmlOut): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
  return isList(value) ? '' : inside(value)
}

const isList = (value: XmlOut): value is readonly XmlOut[] => Array.isArray(value)

interface Open {
  readonly name: string
  text: string
  readonly values: Map<string, XmlValue[]>
}

/** @returns what stands in `<xml>`, or null when it is no XML of that root */
export function readXmlText(text: string): XmlElement | null {
  const parser = new SaxesParser()
  const path: Open[] = []
  let root: { readonly name: string; readonly value: XmlValue } | null = null
  let isBroken = false
  parser.on('error', () => {
    isBroken = true
  })
  parser.on('opentag', ({ name }) => path.push({ name, text: '', values: new Map() }))
  const add = (piece: string): void => {
    const open = path.at(-1)
    if (open) open.text += piece
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    const closed = path.pop()
    if (!closed) return
    const value = contentOf(closed)
    const parent = path.at(-1)
    if (parent) parent.values.set(closed.name, [...(parent.values.get(closed.name) ?? []), value])
    else root = { name: closed.name, value }
  })
  parser.write(text).close()
  return isBroken ? null : insideOf(root)
}

function insideOf(root: { readonly name: string; readonly value: XmlValue } | null): XmlElement | null {
  return root?.name === 'xml' && isElement(root.value) ? root.value : null
}

export const isElement = (value: unknown): value is XmlElement =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const contentOf = ({ text, values }: Open): XmlValue =>
  values.size === 0
    ? text
    : Object.fromEntries(
        [...values].map(([name, list]) => [name, list.length === 1 ? (list[0] ?? '') : list]),
      )

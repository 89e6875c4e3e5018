/** XML as the platform's own examples have it (P90241): texts in CDATA, numbers bare, lists as repeated elements. */
export type XmlField = string | number | boolean | XmlFields | readonly XmlField[]
export interface XmlFields {
  readonly [name: string]: XmlField | undefined
}

export const writeXml = (fields: XmlFields): string => `<xml>${inside(fields)}</xml>`

const inside = (fields: XmlFields): string =>
  Object.entries(fields)
    .map(([name, field]) => (field === undefined ? '' : elements(name, field)))
    .join('')

function elements(name: string, field: XmlField): string {
  if (isList(field)) return field.map(one => elements(name, one)).join('')
  const content =
    typeof field === 'string' ? cdata(field) : typeof field === 'object' ? inside(field) : String(field)
  return `<${name}>${content}</${name}>`
}

/** Nothing ends it early: its end mark is shared out between two of them. */
const cdata = (text: string): string => `<![CDATA[${xmlText(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

/** What XML 1.0 has no form for, written or escaped, is shown as missing. */
export const xmlText = (text: string): string => text.replace(formless, '\uFFFD')

const formless = /(?![\t\n\r\x7F-\x9F])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu

const isList = (field: XmlField): field is readonly XmlField[] => Array.isArray(field)

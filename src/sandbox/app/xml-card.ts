/** A card in the app's XML as the JSON that it stands for (wecom-protocol 4.6). */
import { isElement, type XmlElement, type XmlValue } from './xml.ts'

/** Names that are not their words joined by `_`. */
const oddNames: Readonly<Record<string, string>> = {
  KeyName: 'keyname',
  CheckBox: 'checkbox',
  UserId: 'userid',
  AppId: 'appid',
  PagePath: 'pagepath',
}
const lists: ReadonlySet<string> = new Set([
  'HorizontalContentList',
  'VerticalContentList',
  'JumpList',
  'ButtonList',
  'SelectList',
  'OptionList',
  'ActionList',
])
const numbers: ReadonlySet<string> = new Set(['Type', 'Style', 'DescColor', 'Mode', 'AspectRatio'])
const booleans: ReadonlySet<string> = new Set(['Disable', 'IsChecked'])

export const cardOfXml = (element: XmlElement): Record<string, unknown> =>
  Object.fromEntries(Object.entries(element).map(([name, value]) => [jsonName(name), jsonValue(name, value)]))

const jsonName = (name: string): string => oddNames[name] ?? name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase()

function jsonValue(name: string, value: XmlValue): unknown {
  if (lists.has(name)) return (isMany(value) ? value : [value]).map(one => plainValue(name, one))
  return plainValue(name, value)
}

function plainValue(name: string, value: XmlValue): unknown {
  if (isElement(value)) return cardOfXml(value)
  if (typeof value !== 'string') return value
  if (numbers.has(name) && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  if (booleans.has(name) && /^(true|false)$/.test(value)) return value === 'true'
  return value
}

const isMany = (value: XmlValue): value is readonly XmlValue[] => Array.isArray(value)

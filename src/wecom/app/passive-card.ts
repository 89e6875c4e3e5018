import type { TemplateCard } from '../cards.ts'
import type { XmlField, XmlFields } from './xml-write.ts'

/**
 * A card's names in JSON and in the app's XML (P90241; wecom-protocol 4.6). The one that is missing there, `task_id`, has no name in
 * XML: the answer to a click changes the card that was clicked.
 */
const names: Readonly<Record<string, string>> = {
  card_type: 'CardType',
  main_title: 'MainTitle',
  title: 'Title',
  desc: 'Desc',
  quote_area: 'QuoteArea',
  type: 'Type',
  quote_text: 'QuoteText',
  sub_title_text: 'SubTitleText',
  horizontal_content_list: 'HorizontalContentList',
  keyname: 'KeyName',
  value: 'Value',
  button_selection: 'ButtonSelection',
  question_key: 'QuestionKey',
  selected_id: 'SelectedId',
  option_list: 'OptionList',
  id: 'Id',
  text: 'Text',
  button_list: 'ButtonList',
  style: 'Style',
  key: 'Key',
}

/** @throws RangeError for a field that is in no table: a card grew one without this knowing */
export function cardFields({ task_id: _clicked, ...card }: TemplateCard): XmlFields {
  return renamed(card)
}

const renamed = (fields: object): XmlFields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [nameOf(name), fieldOf(value)]))

function nameOf(name: string): string {
  const found = names[name]
  if (found === undefined) throw new RangeError(`a card's field ${name} has no name in XML`)
  return found
}

function fieldOf(value: unknown): XmlField {
  if (Array.isArray(value)) return value.map(fieldOf)
  if (typeof value === 'object' && value !== null) return renamed(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw new RangeError('a card holds texts, numbers and booleans')
}

import { cardAdvice as advised } from '../wecom/limits.ts'
import type { Card } from './card-schema.ts'
import type { Hint } from './journal.ts'

/** Texts longer than the pages advise: WeCom shows them cut or folded. In characters. Also what an unsent card should not have. */
export function cardHints(card: Card, isNew: boolean): Hint[] {
  const long: Hint[] = []
  const measure = (field: string, value: string | undefined, max: number): void => {
    const length = [...(value ?? '')].length
    if (length > max) long.push({ rule: 'length', detail: `${field}: ${length} characters, ${max} advised` })
  }
  measure('source.desc', card.source?.desc, advised.sourceDesc)
  measure('main_title.title', card.main_title?.title, advised.title)
  measure('main_title.desc', card.main_title?.desc, advised.titleDesc)
  if ('sub_title_text' in card) measure('sub_title_text', card.sub_title_text, advised.subTitleText)
  if ('emphasis_content' in card) {
    measure('emphasis_content.title', card.emphasis_content?.title, advised.emphasisTitle)
    measure('emphasis_content.desc', card.emphasis_content?.desc, advised.emphasisDesc)
  }
  for (const [index, row] of rowsOf(card).entries()) {
    measure(`horizontal_content_list[${index}].keyname`, row.keyname, advised.rowName)
    measure(`horizontal_content_list[${index}].value`, row.value, advised.rowValue)
  }
  if (card.card_type === 'news_notice') {
    for (const row of card.vertical_content_list ?? []) {
      measure('vertical_content_list.title', row.title, advised.verticalTitle)
      measure('vertical_content_list.desc', row.desc, advised.verticalDesc)
    }
  }
  if (card.card_type === 'button_interaction') {
    for (const button of card.button_list) measure('button_list.text', button.text, advised.buttonText)
  }
  for (const question of selectsOf(card)) {
    measure('select.title', question.title, advised.selectTitle)
    for (const option of question.option_list) measure('select.option', option.text, advised.optionText)
  }
  if (card.card_type === 'vote_interaction') {
    for (const option of card.checkbox.option_list)
      measure('checkbox.option', option.text, advised.checkboxText)
  }
  if ('submit_button' in card) measure('submit_button.text', card.submit_button.text, advised.submitText)
  return [...long, ...(isNew ? disabledHints(card) : [])]
}

/** `disable` is obeyed in updates only (wecom-protocol 5.2). */
function disabledHints(card: Card): Hint[] {
  const questions = [...selectsOf(card), ...(card.card_type === 'vote_interaction' ? [card.checkbox] : [])]
  return questions
    .filter(question => question.disable === true)
    .map(question => ({
      rule: 'disabled',
      detail: `${question.question_key}: disable has no effect in a new card`,
    }))
}

function rowsOf(card: Card) {
  return 'horizontal_content_list' in card ? (card.horizontal_content_list ?? []) : []
}

/** The drop-downs of a card, whichever type it is. */
export function selectsOf(card: Card) {
  if (card.card_type === 'multiple_interaction') return card.select_list
  if (card.card_type === 'button_interaction' && card.button_selection) return [card.button_selection]
  return []
}

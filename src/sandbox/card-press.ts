/** What a person can do with a card: which keys it has, and what is chosen when one is pressed. Pure. */
import { HttpRefused } from '../errors.ts'
import { selectsOf } from './card-lengths.ts'
import type { Card } from './card-schema.ts'

export type Selected = Readonly<Record<string, string | readonly string[]>>
export interface SelectedItem {
  readonly question_key: string
  readonly option_ids: { readonly option_id: readonly string[] }
}

interface Question {
  readonly key: string
  readonly multiple: boolean
  readonly disabled: boolean
  readonly options: readonly string[]
  /** What the client shows as chosen before anybody touches it. */
  readonly initial: readonly string[]
}

/**
 * @returns the choices that go with the press, null when the platform sends none (menu entries, cards without questions)
 * @throws HttpRefused 400 for a choice the card does not offer, 404 for a key it does not have
 */
export function press(card: Card, key: string, selected: Selected): SelectedItem[] | null {
  if (menuKeys(card).includes(key)) return null
  if (!buttonKeys(card).includes(key))
    throw new HttpRefused(404, `The card has no button with the key "${key}" for this person.`)
  const questions = questionsOf(card)
  for (const given of Object.keys(selected)) {
    if (!questions.some(question => question.key === given)) {
      throw new HttpRefused(400, `The card asks no question with the key "${given}".`)
    }
  }
  if (questions.length === 0) return null
  return questions.map(question => ({
    question_key: question.key,
    option_ids: { option_id: chosen(question, selected[question.key]) },
  }))
}

function chosen(question: Question, given: string | readonly string[] | undefined): readonly string[] {
  if (given === undefined) return question.initial
  if (question.disabled) throw new HttpRefused(409, `The question "${question.key}" is disabled.`)
  const ids = typeof given === 'string' ? [given] : given
  const strange = ids.find(id => !question.options.includes(id))
  if (strange !== undefined)
    throw new HttpRefused(400, `"${strange}" is no option of the question "${question.key}".`)
  if (!question.multiple && ids.length > 1)
    throw new HttpRefused(400, `The question "${question.key}" takes one option.`)
  return ids
}

function menuKeys(card: Card): string[] {
  if (isClosed(card)) return []
  return 'action_menu' in card ? (card.action_menu?.action_list ?? []).map(item => item.key) : []
}

/** The app's words in place of the buttons: nothing can be pressed any more. */
const isClosed = (card: Card): boolean => card.replace_text !== undefined

function buttonKeys(card: Card): string[] {
  if (isClosed(card)) return []
  switch (card.card_type) {
    case 'text_notice':
    case 'news_notice':
      return []
    case 'button_interaction':
      return card.button_list.map(button => button.key)
    case 'vote_interaction':
    case 'multiple_interaction':
      return [card.submit_button.key]
  }
}

function questionsOf(card: Card): Question[] {
  if (card.card_type === 'vote_interaction') {
    const { checkbox } = card
    return [
      {
        key: checkbox.question_key,
        multiple: checkbox.mode === 1,
        disabled: checkbox.disable === true,
        options: checkbox.option_list.map(option => option.id),
        initial: checkbox.option_list.filter(option => option.is_checked === true).map(option => option.id),
      },
    ]
  }
  return selectsOf(card).map(select => {
    const options = select.option_list.map(option => option.id)
    const initial = select.selected_id ?? options[0]
    return {
      key: select.question_key,
      multiple: false,
      disabled: select.disable === true,
      options,
      initial: initial === undefined ? [] : [initial],
    }
  })
}

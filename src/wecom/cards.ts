/**
 * Card → the platform's button_interaction (P101032; wecom-protocol 5.1, 5.2).
 *
 * What the platform would refuse is a bug of ours and throws here, where the stack shows who built the card.
 * Texts that are only advised to be short are fitted. All of them are made plain.
 */
import type { Card, CardButton, CardSelect } from '../bot/reply.ts'
import { remembering } from '../remembering.ts'
import { fitChars } from './fit-text.ts'
import { cardAdvice, cardHardLimits, cardTextCaps } from './limits.ts'
import { plainLabel, plainLine } from './plain-text.ts'

export interface TemplateCard {
  readonly card_type: 'button_interaction'
  readonly main_title: { readonly title: string; readonly desc?: string }
  readonly quote_area?: { readonly type: 0; readonly quote_text: string }
  readonly sub_title_text?: string
  readonly horizontal_content_list?: readonly { readonly keyname: string; readonly value: string }[]
  readonly button_selection?: {
    readonly question_key: string
    readonly title?: string
    readonly option_list: readonly { readonly id: string; readonly text: string }[]
    readonly selected_id?: string
  }
  readonly button_list: readonly { readonly text: string; readonly style: number; readonly key: string }[]
  readonly task_id: string
}

/** @throws RangeError naming the limit that the card breaks. */
export function templateCard(card: Card): TemplateCard {
  const { title: titleChars, titleDesc } = cardAdvice
  const title = line(card.title, titleChars)
  check(title !== '', 'a title')
  check(
    taskIdPattern.test(card.taskId) && card.taskId.length <= cardHardLimits.taskIdMaxBytes,
    `a task id of at most ${cardHardLimits.taskIdMaxBytes} letters, digits, _-@`,
  )
  const rows = card.rows ?? []
  check(rows.length <= cardHardLimits.horizontalRowsMax, `at most ${cardHardLimits.horizontalRowsMax} rows`)
  return {
    card_type: 'button_interaction',
    main_title: { title, ...(card.desc ? { desc: line(card.desc, titleDesc) } : {}) },
    ...(card.quote ? { quote_area: { type: 0, quote_text: block(card.quote, cardTextCaps.quoteText) } } : {}),
    ...(card.body ? { sub_title_text: block(card.body, cardTextCaps.subTitleText) } : {}),
    ...(rows.length > 0
      ? {
          horizontal_content_list: rows.map(row => ({
            keyname: line(row.name, cardAdvice.rowName),
            value: line(row.value, cardAdvice.rowValue),
          })),
        }
      : {}),
    ...(card.select ? { button_selection: selection(card.select) } : {}),
    button_list: buttons(card.buttons),
    task_id: card.taskId,
  }
}

const taskIdPattern = new RegExp(cardHardLimits.taskIdPattern)
const styles = { primary: 1, plain: 2, danger: 3 } as const

function buttons(list: readonly CardButton[]): TemplateCard['button_list'] {
  const [min, max] = cardHardLimits.buttons
  check(list.length >= min && list.length <= max, `${min} to ${max} buttons`)
  checkKeys(
    list.map(button => button.key),
    cardHardLimits.keyMaxBytes,
    'button keys',
  )
  return list.map(({ text, key, style }) => ({
    text: line(text, cardAdvice.buttonText),
    style: styles[style ?? 'primary'],
    key,
  }))
}

function selection({
  key,
  title,
  options,
  selected,
}: CardSelect): NonNullable<TemplateCard['button_selection']> {
  const [min, max] = cardHardLimits.selectOptions
  check(options.length >= min && options.length <= max, `${min} to ${max} options`)
  checkKeys([key], cardHardLimits.keyMaxBytes, 'a question key')
  checkKeys(
    options.map(option => option.id),
    cardHardLimits.optionIdMaxBytes,
    'option ids',
  )
  check(
    selected === undefined || options.some(option => option.id === selected),
    'a selected option that exists',
  )
  return {
    question_key: key,
    ...(title ? { title: line(title, cardAdvice.selectTitle) } : {}),
    option_list: options.map(option => ({ id: option.id, text: line(option.text, cardAdvice.optionText) })),
    ...(selected === undefined ? {} : { selected_id: selected }),
  }
}

const line = withinChars((text, maxChars) => fitChars(plainLine(text), maxChars))
const block = withinChars((text, maxChars) => fitChars(plainLabel(text).trim(), maxChars))

type Fitting = (text: string, maxChars: number) => string

const textsKept = 500
const longestKept = 200

/** The cards of a notice differ in little: what was fitted a moment ago is not fitted anew. */
function withinChars(fitText: Fitting): Fitting {
  const byLimit = new Map<number, (text: string) => string>()
  return (text, maxChars) => {
    if (text.length > longestKept) return fitText(text, maxChars)
    let fitting = byLimit.get(maxChars)
    if (fitting === undefined) {
      fitting = remembering(one => fitText(one, maxChars), textsKept)
      byLimit.set(maxChars, fitting)
    }
    return fitting(text)
  }
}

function checkKeys(keys: readonly string[], maxBytes: number, what: string): void {
  const fit = keys.every(key => key !== '' && Buffer.byteLength(key) <= maxBytes)
  check(fit && new Set(keys).size === keys.length, `${what} that differ and have 1 to ${maxBytes} bytes`)
}

function check(holds: boolean, needed: string): asserts holds {
  if (!holds) throw new RangeError(`a card needs ${needed}`)
}

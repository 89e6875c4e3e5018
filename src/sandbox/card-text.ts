import type { Card } from './card-schema.ts'

/**
 * Everything visible in a card, as lines from top to bottom: what a screen reader would say and what a test
 * looks for. Buttons stand in brackets, the chosen option of a drop-down in 「」.
 */
export function cardText(card: Card): string {
  const lines: (string | undefined)[] = [card.source?.desc, card.main_title?.title, card.main_title?.desc]
  if (card.card_type === 'text_notice') lines.push(card.emphasis_content?.title, card.emphasis_content?.desc)
  if ('quote_area' in card) lines.push(card.quote_area?.title, card.quote_area?.quote_text)
  if (card.card_type === 'news_notice') {
    lines.push(card.image_text_area?.title, card.image_text_area?.desc)
    for (const row of card.vertical_content_list ?? []) lines.push(row.title, row.desc)
  }
  if ('sub_title_text' in card) lines.push(card.sub_title_text)
  if ('horizontal_content_list' in card) {
    for (const row of card.horizontal_content_list ?? []) lines.push(`${row.keyname}:${row.value ?? ''}`)
  }
  if ('jump_list' in card) lines.push(...(card.jump_list ?? []).map(jump => jump.title))
  lines.push(...controls(card))
  return lines.filter(line => line !== undefined && line !== '').join('\n')
}

function controls(card: Card): string[] {
  switch (card.card_type) {
    case 'text_notice':
    case 'news_notice':
      return menu(card)
    case 'button_interaction':
      return [
        ...(card.button_selection ? [selectText(card.button_selection)] : []),
        card.button_list.map(button => `[${button.text}]`).join(' '),
        ...menu(card),
      ]
    case 'vote_interaction':
      return [
        ...card.checkbox.option_list.map(
          option => `${option.is_checked === true ? '☑' : '☐'} ${option.text}`,
        ),
        `[${card.submit_button.text}]`,
      ]
    case 'multiple_interaction':
      return [...card.select_list.map(selectText), `[${card.submit_button.text}]`]
  }
}

function menu(card: Extract<Card, { action_menu?: unknown }>): string[] {
  return (card.action_menu?.action_list ?? []).map(item => `[${item.text}]`)
}

interface Select {
  title?: string | undefined
  selected_id?: string | undefined
  option_list: readonly { id: string; text: string }[]
}

function selectText(select: Select): string {
  const chosen = select.selected_id ?? select.option_list[0]?.id
  const options = select.option_list.map(option =>
    option.id === chosen ? `「${option.text}」` : option.text,
  )
  return `${select.title ?? ''}:${options.join(' / ')}`
}

// @ts-check
import { h } from './dom.js'
import { texts } from './texts.js'

/**
 * A template card as the platform draws it.
 *
 * @param {import('./api.js').Card} card
 * @param {{press: (key: string, selected: Record<string, string[]>) => Promise<void>, ask: (question: string) => void,
 *   nameOf: (userid: string) => string}} actions
 */
export function cardElement(card, actions) {
  const form = h('form', {
    class: 'card',
    'aria-label': card.main_title?.title ?? card.sub_title_text ?? '',
    onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
  })
  /** @param {string} key */
  const press = async key => {
    const selected = chosenIn(form)
    form.setAttribute('aria-busy', 'true')
    const controls = [...form.querySelectorAll('button, select, input')].filter(
      control => !control.matches(':disabled'),
    )
    for (const control of controls) control.setAttribute('disabled', '')
    try {
      await actions.press(key, selected)
    } finally {
      for (const control of controls) control.removeAttribute('disabled')
      form.removeAttribute('aria-busy')
      // A disabled button loses the focus. If the card was drawn anew, the room has put it there already.
      const pressed = form.querySelector(`[data-key="${CSS.escape(key)}"]`)
      if (document.activeElement === document.body && pressed instanceof HTMLElement) pressed.focus()
    }
  }
  form.append(
    ...[
      head(card, press),
      title(card),
      emphasis(card),
      quoteArea(card),
      picture(card),
      card.sub_title_text ? h('p', { class: 'card-text' }, card.sub_title_text) : null,
      ...(card.vertical_content_list ?? []).map(row =>
        h(
          'div',
          { class: 'card-vertical' },
          h('strong', {}, row.title),
          row.desc ? h('p', {}, row.desc) : null,
        ),
      ),
      rows(card, actions.nameOf),
      ...(card.select_list ?? []).map(dropDown),
      card.button_selection ? dropDown(card.button_selection) : null,
      card.checkbox ? choices(card.checkbox) : null,
      buttons(card, press),
      jumps(card, actions.ask),
    ].filter(part => part !== null),
  )
  return form
}

/** @typedef {import('./api.js').Card} Card @typedef {(key: string) => void} Press */

/** @param {Card} card @param {Press} press */
function head(card, press) {
  const menu = card.action_menu
  if (!card.source?.desc && !menu) return null
  return h(
    'div',
    { class: 'card-head' },
    h('span', { class: `card-source colour-${card.source?.desc_color ?? 0}` }, card.source?.desc ?? ''),
    menu
      ? h(
          'details',
          { class: 'card-menu' },
          h('summary', { 'aria-label': `${texts.menu}：${menu.desc}` }, '⋯'),
          h(
            'div',
            { class: 'card-menu-list' },
            ...menu.action_list.map(item =>
              h('button', { type: 'button', onclick: () => press(item.key) }, item.text),
            ),
          ),
        )
      : null,
  )
}

/** @param {Card} card */
function title(card) {
  const { title, desc } = card.main_title ?? {}
  if (!title && !desc) return null
  return h(
    'div',
    { class: 'card-title' },
    title ? h('h3', {}, linked(card.card_action, title)) : null,
    desc ? h('p', {}, desc) : null,
  )
}

/** @param {Card} card */
function emphasis(card) {
  const content = card.emphasis_content
  if (!content?.title && !content?.desc) return null
  return h(
    'div',
    { class: 'card-emphasis' },
    h('strong', {}, content.title ?? ''),
    h('span', {}, content.desc ?? ''),
  )
}

/** @param {Card} card */
function quoteArea(card) {
  const area = card.quote_area
  if (!area?.title && !area?.quote_text) return null
  return h(
    'blockquote',
    { class: 'card-quote' },
    area.title ? h('strong', {}, linked(area, area.title)) : null,
    area.quote_text ? h('p', {}, area.quote_text) : null,
  )
}

/** Pictures of other hosts are not loaded. @param {Card} card */
function picture(card) {
  const area = card.image_text_area
  if (area)
    return h('div', { class: 'card-picture' }, h('strong', {}, area.title ?? ''), h('p', {}, area.desc ?? ''))
  return card.card_image ? h('div', { class: 'card-picture' }, texts.picture) : null
}

/** @param {Card} card @param {(userid: string) => string} nameOf */
function rows(card, nameOf) {
  const list = card.horizontal_content_list ?? []
  if (list.length === 0) return null
  return h(
    'dl',
    { class: 'card-rows' },
    ...list.map(row => {
      const value = row.type === 3 && row.userid ? row.value || nameOf(row.userid) : (row.value ?? '')
      return h('div', {}, h('dt', {}, row.keyname), h('dd', {}, linked(row, value)))
    }),
  )
}

/** @param {import('./api.js').Question} question */
function dropDown(question) {
  const initial = question.selected_id ?? question.option_list[0]?.id
  return h(
    'label',
    { class: 'card-select' },
    h('span', {}, question.title ?? ''),
    h(
      'select',
      { name: question.question_key, disabled: question.disable === true },
      ...question.option_list.map(option =>
        h('option', { value: option.id, selected: option.id === initial }, option.text),
      ),
    ),
  )
}

/** @param {import('./api.js').Question} question */
function choices(question) {
  const type = question.mode === 1 ? 'checkbox' : 'radio'
  return h(
    'fieldset',
    { class: 'card-choices', disabled: question.disable === true },
    h('legend', { class: 'visually-hidden' }, question.title ?? ''),
    ...question.option_list.map(option =>
      h(
        'label',
        {},
        h('input', {
          type,
          name: question.question_key,
          value: option.id,
          checked: option.is_checked === true,
        }),
        h('span', {}, option.text),
      ),
    ),
  )
}

/** @param {Card} card @param {Press} press */
function buttons(card, press) {
  const list = card.button_list ?? (card.submit_button ? [{ ...card.submit_button, style: 1 }] : [])
  if (list.length === 0) return null
  if (card.replace_text !== undefined)
    return h(
      'div',
      { class: 'card-buttons of-1' },
      h('button', { type: 'button', class: 'card-button style-4', disabled: true }, card.replace_text),
    )
  return h(
    'div',
    { class: `card-buttons of-${list.length}` },
    ...list.map(button =>
      h(
        'button',
        {
          type: 'button',
          class: `card-button style-${button.style ?? 1}`,
          'data-key': button.key,
          onclick: () => press(button.key),
        },
        button.text,
      ),
    ),
  )
}

/** @param {Card} card @param {(question: string) => void} ask */
function jumps(card, ask) {
  const list = card.jump_list ?? []
  if (list.length === 0) return null
  return h(
    'ul',
    { class: 'card-jumps' },
    ...list.map(jump =>
      h(
        'li',
        {},
        jump.type === 3
          ? h('button', { type: 'button', onclick: () => ask(jump.question ?? '') }, jump.title)
          : linked(jump, jump.title),
      ),
    ),
  )
}

/** @param {import('./api.js').Target | undefined} target @param {string} text */
function linked(target, text) {
  if (target?.type !== 1 || !target.url) return text
  return h('a', { href: target.url, target: '_blank', rel: 'noopener noreferrer' }, text)
}

/** @param {HTMLFormElement} form @returns {Record<string, string[]>} */
function chosenIn(form) {
  /** @type {Record<string, string[]>} */
  const selected = {}
  for (const control of form.querySelectorAll('select')) {
    if (!control.disabled) selected[control.name] = [control.value]
  }
  for (const control of form.querySelectorAll('input')) {
    if (control.matches(':disabled')) continue
    selected[control.name] ??= []
    if (control.checked) selected[control.name]?.push(control.value)
  }
  return selected
}

// @ts-check

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Makes an element. Texts become text nodes, never markup: what users and the bot write cannot become HTML.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [properties] DOM properties; `class`, `role`, `aria-*` and `data-*` are attributes; `on…` listeners
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue
    if (name.startsWith('on') && typeof value === 'function') {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value))
    } else if (/^(class|role|for|list)$|-/.test(name)) {
      element.setAttribute(name, String(value))
    } else {
      Reflect.set(element, name, value)
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false))
  return element
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no #${id}`)
  return element
}

/**
 * A modal dialog, with a title and a closing button; removed when it closes.
 *
 * @param {string} title
 * @param {string} closeLabel
 * @param {...Child} children
 */
export function openDialog(title, closeLabel, ...children) {
  const dialog = h(
    'dialog',
    { class: 'dialog', 'aria-label': title, onclose: () => dialog.remove() },
    h(
      'div',
      { class: 'dialog-head' },
      h('h2', {}, title),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': closeLabel, onclick: () => dialog.close() },
        '✕',
      ),
    ),
    ...children,
  )
  // A press outside the box lands on the dialog element itself.
  dialog.addEventListener('mousedown', event => {
    if (event.target === dialog) dialog.close()
  })
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}

/** A square with the last two letters of a name, as the platform draws people without a picture.
 * @param {string} name @param {'user' | 'bot' | 'webhook' | 'group'} kind */
export function avatar(name, kind) {
  const letters =
    kind === 'bot' || kind === 'webhook' ? '联' : kind === 'group' ? name.slice(0, 2) : name.slice(-2)
  let sum = 0
  for (const letter of name) sum += letter.codePointAt(0) ?? 0
  return h('span', { class: `avatar avatar-${kind} tone-${sum % 6}`, 'aria-hidden': 'true' }, letters)
}

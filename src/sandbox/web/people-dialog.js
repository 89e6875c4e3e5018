// @ts-check
import { avatar, h, openDialog } from './dom.js'
import { view } from './store.js'
import { texts } from './texts.js'

/**
 * A searchable list of people; choosing one closes it.
 *
 * @param {string} title @param {import('./api.js').Person[]} people @param {(userid: string) => void} choose
 */
export function pickPerson(title, people, choose) {
  const search = h('input', {
    type: 'text',
    role: 'searchbox',
    class: 'search',
    placeholder: texts.pickSearch,
    'aria-label': texts.pickSearch,
    autocomplete: 'off',
    oninput: draw,
    onkeydown: onKey,
  })
  const list = h('ul', { class: 'people' })
  const dialog = openDialog(title, texts.close, search, list)

  function draw() {
    const wanted = search.value.trim().toLowerCase()
    const found = people.filter(person =>
      [person.name, person.userid, person.title, person.group].some(field =>
        field.toLowerCase().includes(wanted),
      ),
    )
    const items = found.map(person => h('li', {}, personButton(person)))
    list.replaceChildren(...(items.length > 0 ? items : [h('li', { class: 'none' }, texts.pickNone)]))
  }

  /** @param {import('./api.js').Person} person */
  function personButton(person) {
    return h(
      'button',
      {
        type: 'button',
        'aria-current': person.userid === view.user ? 'true' : null,
        onclick: () => {
          dialog.close()
          choose(person.userid)
        },
      },
      avatar(person.name, 'user'),
      h('span', { class: 'people-name' }, person.name),
      h('span', { class: 'people-role' }, describe(person)),
      h('span', { class: 'people-userid' }, person.userid),
    )
  }

  /** Enter takes the first; the arrow goes into the list. @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.isComposing) return
    const first = list.querySelector('button')
    if (event.key === 'Enter') {
      // Else the same press goes on to the control that gets the focus back, and opens the dialog again.
      event.preventDefault()
      first?.click()
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      first?.focus()
    }
  }
  list.addEventListener('keydown', event => {
    const buttons = [...list.querySelectorAll('button')]
    const focused = document.activeElement
    const at = focused instanceof HTMLButtonElement ? buttons.indexOf(focused) : -1
    if (event.key === 'ArrowDown') buttons[at + 1]?.focus()
    else if (event.key === 'ArrowUp') (at > 0 ? buttons[at - 1] : search)?.focus()
    else return
    event.preventDefault()
  })
  draw()
  search.focus()
}

/** @param {import('./api.js').Person} person */
export function describe(person) {
  const parts = [person.title, person.group].filter(part => part !== '')
  if (parts.length === 0) return texts.outsider
  return person.title === '' ? `${texts.deputy} · ${person.group}` : parts.join(' · ')
}

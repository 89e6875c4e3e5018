// @ts-check
import { avatar, byId, h } from './dom.js'
import { describe, pickPerson } from './people-dialog.js'
import { isUnread, me, now, view } from './store.js'
import { texts } from './texts.js'
import { shortTime } from './time.js'

/** @typedef {import('./api.js').Chat} Chat @typedef {{open: (chat: string) => void, become: (userid: string) => void}} Actions */

/** Which chats are listed. While they stay, so do their buttons: what arrives in the middle of a press does not undo it. */
let listed = ''

/** @param {Actions} actions */
export function drawSidebar(actions) {
  const place = byId('sidebar')
  const own = place.firstElementChild ?? meButton(actions)
  const wanted = view.chats.map(chat => chat.id).join(' ')
  if (wanted !== listed) {
    const focused = document.activeElement
    place.replaceChildren(
      own,
      section(texts.singles, 'single', actions),
      section(texts.groups, 'group', actions),
    )
    listed = wanted
    const again = focused?.closest('#me, [data-chat]')
    if (again) find(again.getAttribute('data-chat'))?.focus()
  }
  fillMe(own)
  for (const chat of view.chats) {
    const button = find(chat.id)
    if (button) fillChat(button, chat)
  }
}

/** The button of a chat; without one, that of the person. @param {string | null} chat @returns {HTMLElement | null} */
function find(chat) {
  return chat === null ? byId('me') : document.querySelector(`[data-chat="${CSS.escape(chat)}"]`)
}

/** @param {Actions} actions */
function meButton(actions) {
  return h('button', {
    type: 'button',
    class: 'me',
    id: 'me',
    onclick: () => pickPerson(texts.pickTitle, view.people, actions.become),
  })
}

/** @param {Element} button */
function fillMe(button) {
  const person = me()
  button.setAttribute('aria-label', texts.youAre(person?.name ?? ''))
  button.replaceChildren(
    avatar(person?.name ?? '', 'user'),
    h(
      'span',
      { class: 'me-text' },
      h('span', { class: 'me-name' }, person?.name ?? ''),
      h('span', { class: 'me-role' }, person ? describe(person) : ''),
    ),
    h('span', { class: 'me-change', 'aria-hidden': 'true' }, texts.change),
  )
}

/** @param {string} title @param {Chat['type']} type @param {Actions} actions */
function section(title, type, actions) {
  const chats = view.chats.filter(chat => chat.type === type)
  if (chats.length === 0) return ''
  const buttons = chats.map(({ id }) =>
    h('button', { type: 'button', class: 'chat', 'data-chat': id, onclick: () => actions.open(id) }),
  )
  return h(
    'section',
    {},
    h('h2', {}, title),
    h('ul', { class: 'chats' }, ...buttons.map(button => h('li', {}, button))),
  )
}

/** @param {Element} button @param {Chat} chat */
function fillChat(button, chat) {
  if (chat.id === view.chat) button.setAttribute('aria-current', 'page')
  else button.removeAttribute('aria-current')
  button.replaceChildren(
    avatar(chat.name, chat.type === 'group' ? 'group' : 'bot'),
    h(
      'span',
      { class: 'chat-text' },
      h(
        'span',
        { class: 'chat-name' },
        chat.name,
        chat.type === 'group' ? h('span', { class: 'count' }, texts.memberCount(chat.memberCount)) : null,
      ),
      h(
        'span',
        { class: 'chat-last' },
        chat.last ? `${chat.last.from}：${chat.last.text.replaceAll('\n', ' ')}` : '',
      ),
    ),
    h(
      'span',
      { class: 'chat-side' },
      h('span', { class: 'chat-time' }, chat.last ? shortTime(new Date(chat.last.at), now()) : ''),
      isUnread(chat) ? h('span', { class: 'dot', role: 'img', 'aria-label': texts.unread }) : '',
    ),
  )
}

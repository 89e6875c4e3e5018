// @ts-check
import { avatar, byId, h } from './dom.js'
import { describe, pickPerson } from './people-dialog.js'
import { isUnread, me, now, view } from './store.js'
import { texts } from './texts.js'
import { shortTime } from './time.js'

/** @param {{open: (chat: string) => void, become: (userid: string) => void}} actions */
export function drawSidebar(actions) {
  const person = me()
  const focused = document.activeElement?.closest('#me, [data-chat]')
  const groups = view.chats.filter(chat => chat.type === 'group')
  const singles = view.chats.filter(chat => chat.type === 'single')
  byId('sidebar').replaceChildren(
    h(
      'button',
      {
        type: 'button',
        class: 'me',
        id: 'me',
        'aria-label': texts.youAre(person?.name ?? ''),
        onclick: () => pickPerson(texts.pickTitle, view.people, actions.become),
      },
      avatar(person?.name ?? '', 'user'),
      h(
        'span',
        { class: 'me-text' },
        h('span', { class: 'me-name' }, person?.name ?? ''),
        h('span', { class: 'me-role' }, person ? describe(person) : ''),
      ),
      h('span', { class: 'me-change', 'aria-hidden': 'true' }, texts.change),
    ),
    section(texts.singles, singles, actions),
    section(texts.groups, groups, actions),
  )
  const chat = focused?.getAttribute('data-chat')
  const again = chat ? document.querySelector(`[data-chat="${CSS.escape(chat)}"]`) : focused && byId('me')
  if (again instanceof HTMLElement) again.focus()
}

/** @param {string} title @param {import('./api.js').Chat[]} chats @param {{open: (chat: string) => void}} actions */
function section(title, chats, actions) {
  if (chats.length === 0) return ''
  return h(
    'section',
    {},
    h('h2', {}, title),
    h('ul', { class: 'chats' }, ...chats.map(chat => h('li', {}, chatButton(chat, actions)))),
  )
}

/** @param {import('./api.js').Chat} chat @param {{open: (chat: string) => void}} actions */
function chatButton(chat, actions) {
  const unread = isUnread(chat)
  return h(
    'button',
    {
      type: 'button',
      class: 'chat',
      'data-chat': chat.id,
      'aria-current': chat.id === view.chat ? 'page' : null,
      onclick: () => actions.open(chat.id),
    },
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
      unread ? h('span', { class: 'dot', role: 'img', 'aria-label': texts.unread }) : null,
    ),
  )
}

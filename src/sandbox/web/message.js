// @ts-check
import { cardElement } from './card.js'
import { avatar, h } from './dom.js'
import { fileElement } from './files.js'
import { view } from './store.js'
import { adviceNames, ruleNames, texts } from './texts.js'

/**
 * @typedef {import('./api.js').Message} Message
 * @typedef {{press: (message: Message, key: string, selected: Record<string, string[]>) => Promise<void>,
 *   ask: (question: string) => void, quote: (message: Message) => void}} MessageActions
 */

/** @param {Message} message @param {MessageActions} actions */
export function messageElement(message, actions) {
  const { from } = message
  const own = from.userid !== null && from.userid === view.user
  const bot = message.chat.startsWith('app:') ? texts.app : texts.bot
  const label =
    from.kind === 'user' ? null : h('span', { class: 'tag' }, from.kind === 'bot' ? bot : texts.webhook)
  return h(
    'article',
    { class: `message ${own ? 'own' : ''} ${mentionsMe(message) ? 'for-me' : ''}`, 'data-id': message.id },
    avatar(from.name, from.kind),
    h(
      'div',
      { class: 'message-body' },
      h(
        'div',
        { class: 'message-name' },
        own ? h('span', { class: 'visually-hidden' }, from.name) : from.name,
        label,
      ),
      saysOnlyFiles(message) ? null : h('div', { class: 'bubble' }, ...withLinks(message)),
      ...message.files.map(fileElement),
      message.card
        ? cardElement(message.card, {
            press: (key, selected) => actions.press(message, key, selected),
            ask: actions.ask,
            nameOf: userid => view.people.find(person => person.userid === userid)?.name ?? userid,
          })
        : null,
      message.quote ? h('div', { class: 'quoted' }, message.quote) : null,
      message.personal ? h('div', { class: 'personal' }, texts.personal) : null,
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'quote-button',
        'aria-label': texts.quoteOf(from.name),
        onclick: () => actions.quote(message),
      },
      texts.quote,
    ),
  )
}

/** Nothing, or what stands for its files where they cannot be shown. @param {Message} message */
function saysOnlyFiles({ content, files }) {
  return content === files.map(({ name }) => `[${name}]`).join('')
}

/** @param {Message} message */
function mentionsMe(message) {
  return message.mentions.includes(view.user) || message.mentions.includes('@all')
}

/** The links of the bot's markdown, to this service only. @param {Message} message @returns {(string | Node)[]} */
function withLinks(message) {
  if (message.from.kind !== 'bot') return withMentions(message.content)
  return message.content.split(/(\[[^\]\n]{1,40}\]\(https?:\/\/[^\s()]+\))/u).flatMap(piece => {
    const [, words, href] = /^\[(.+)\]\((.+)\)$/u.exec(piece) ?? []
    if (words === undefined || href === undefined || new URL(href).origin !== location.origin)
      return withMentions(piece)
    return [h('a', { href, target: '_blank', rel: 'noreferrer' }, words)]
  })
}

/** The text with every `@name` of somebody known marked. @param {string} text @returns {(string | Node)[]} */
function withMentions(text) {
  const names = new Set([view.botName, texts.all, ...view.people.map(person => person.name)])
  const mine = view.people.find(person => person.userid === view.user)?.name
  return text.split(/([@＠][\p{Script=Han}·]{2,6})/u).flatMap(piece => {
    if (!/^[@＠]/u.test(piece)) return [piece]
    const name = [6, 5, 4, 3, 2]
      .map(length => piece.slice(1, length + 1))
      .find(candidate => names.has(candidate))
    if (name === undefined) return [piece]
    const forMe = name === mine || name === texts.all
    const mark = h(
      'span',
      { class: forMe ? 'mention mention-me' : 'mention' },
      piece.slice(0, name.length + 1),
    )
    return [mark, piece.slice(name.length + 1)]
  })
}

/** A rule that was broken, in red. @param {import('./api.js').Note} note */
export function violationElement(note) {
  return h(
    'div',
    { class: 'note violation', role: 'alert' },
    h('strong', {}, `${texts.violation}：${ruleNames[note.rule] ?? note.rule}`),
    h('code', {}, note.detail),
  )
}

/** What is allowed and yet not advised, folded away. @param {import('./api.js').Note[]} notes */
export function adviceElement(notes) {
  return h(
    'details',
    { class: 'note advice' },
    h('summary', {}, texts.advice(notes.length)),
    h(
      'ul',
      {},
      ...notes.map(note => h('li', {}, `${adviceNames[note.rule] ?? note.rule}（${note.detail}）`)),
    ),
  )
}

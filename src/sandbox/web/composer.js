// @ts-check
import { h } from './dom.js'
import { fileEntry } from './files.js'
import { view } from './store.js'
import { texts } from './texts.js'

const heightMaxPx = 160

/**
 * Where a message is written. In a group it begins with the mention, since nothing else reaches the bot.
 *
 * @param {import('./api.js').Chat} chat
 * @param {{send: (text: string, quote: string | null) => Promise<void>, sendFile: (file: File) => Promise<void>,
 *   say: (reason: string) => void}} actions
 */
export function composer(chat, { send, sendFile, say }) {
  const mention = chat.type === 'group' ? `@${view.botName} ` : ''
  /** @type {string | null} */
  let quote = null
  /** Messages leave in the order they were written, also when the service is slow to answer. */
  let before = Promise.resolve()
  const files = fileEntry(chat, { send: file => void inTurn(() => sendFile(file)), say })
  const quoted = h('div', { class: 'composer-quote', hidden: true })
  const area = h('textarea', {
    rows: 1,
    placeholder: mention === '' ? texts.composeExample : '',
    value: mention,
    'aria-label': mention === '' ? texts.compose : texts.composeGroup,
    maxLength: 50_000,
    oninput: fitHeight,
    onkeydown: onKey,
    onpaste: files.onPaste,
  })
  const button = h('button', { type: 'submit', class: 'send' }, texts.send)
  const form = h(
    'form',
    { class: 'composer', onsubmit: onSubmit },
    quoted,
    h(
      'div',
      { class: 'composer-line' },
      mention === ''
        ? null
        : h(
            'button',
            { type: 'button', class: 'plain mention-button', onclick: insertMention },
            `@${view.botName}`,
          ),
      ...files.elements,
      area,
      button,
    ),
    h('p', { class: 'composer-hint' }, mention === '' ? texts.composeHint : texts.composeHintGroup),
  )

  /** A page that could not be drawn anew says so itself; the next message leaves all the same. @param {() => Promise<void>} act */
  function inTurn(act) {
    before = before.then(act).catch(() => undefined)
    return before
  }

  function fitHeight() {
    area.style.height = 'auto'
    area.style.height = `${Math.min(area.scrollHeight, heightMaxPx)}px`
  }

  /** @param {string} text */
  function fill(text) {
    area.value = text
    fitHeight()
    area.focus()
    area.setSelectionRange(text.length, text.length)
  }

  function insertMention() {
    if (!area.value.includes(mention.trim())) fill(mention + area.value.trimStart())
    else area.focus()
  }

  /** @param {import('./api.js').Message | null} message */
  function setQuote(message) {
    quote = message?.id ?? null
    quoted.hidden = message === null
    if (!message) return
    quoted.replaceChildren(
      h('span', {}, `${message.from.name}：${message.text.replaceAll('\n', ' ').slice(0, 60)}`),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': texts.unquote, onclick: () => setQuote(null) },
        '✕',
      ),
    )
    area.focus()
  }

  /** @param {Event} event */
  async function onSubmit(event) {
    event.preventDefault()
    const text = area.value.trim()
    if (text === '' || text === mention.trim()) return area.focus()
    const quoting = quote
    fill(mention)
    setQuote(null)
    await inTurn(() => send(text, quoting))
    // Whoever went on to another control meanwhile stays there.
    if (document.activeElement === document.body || form.contains(document.activeElement)) area.focus()
  }

  /** While a Chinese word is being composed, Enter chooses the word. @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  }

  const onFill = (/** @type {Event} */ event) => event instanceof CustomEvent && fill(event.detail)
  const onQuote = (/** @type {Event} */ event) => event instanceof CustomEvent && setQuote(event.detail)
  active?.()
  document.addEventListener('composer:fill', onFill)
  document.addEventListener('composer:quote', onQuote)
  active = () => {
    document.removeEventListener('composer:fill', onFill)
    document.removeEventListener('composer:quote', onQuote)
    files.leave()
  }
  return form
}

/** Takes the listeners of the composer that was on the screen before. @type {(() => void) | null} */
let active = null

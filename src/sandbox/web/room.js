// @ts-check
import { api } from './api.js'
import { composer } from './composer.js'
import { avatar, byId, h } from './dom.js'
import { contentOf } from './files.js'
import { adviceElement, messageElement, violationElement } from './message.js'
import { pickPerson } from './people-dialog.js'
import { now, view } from './store.js'
import { texts, undelivered } from './texts.js'
import { dayAfter, shortTime } from './time.js'

const gapMs = 5 * 60_000
/** Within this distance from the end, new messages pull the log along. */
const nearEndPx = 120

/** What is on the screen, so that unchanged messages keep their half-made choices. @type {Map<string, {as: string, element: HTMLElement}>} */
const drawn = new Map()
let drawnRoom = ''

/** @param {{close: () => void, become: (userid: string) => void, refresh: () => Promise<void>}} actions */
export function drawRoom(actions) {
  const { room } = view
  const place = byId('room')
  const key = `${view.user} ${view.chat}`
  if (!room) {
    place.replaceChildren(h('p', { class: 'room-none' }, texts.noChat))
    drawnRoom = ''
    return
  }
  if (drawnRoom !== key) {
    drawn.clear()
    place.replaceChildren(
      header(room.chat, actions),
      h('div', { class: 'log', id: 'log', role: 'log', 'aria-label': texts.log, tabIndex: 0 }),
      h('div', { class: 'room-status', id: 'room-status', role: 'status' }),
      composer(room.chat, speaking(actions)),
    )
  }
  const log = byId('log')
  const follow = drawnRoom !== key || log.scrollHeight - log.scrollTop - log.clientHeight < nearEndPx
  drawnRoom = key
  drawLog(log, room, actions)
  if (follow) log.scrollTop = log.scrollHeight
}

/** @param {HTMLElement} log @param {import('./api.js').Room} room @param {{refresh: () => Promise<void>}} actions */
function drawLog(log, room, actions) {
  const lines = linesOf(room)
  const elements = lines.map(line => {
    const as = JSON.stringify(line.content)
    const known = drawn.get(line.key)
    if (known?.as === as) return known.element
    const element = line.draw({ press: press(actions), ask: fillComposer, quote: quoteInComposer })
    drawn.set(line.key, { as, element })
    return element
  })
  const wanted = elements.length > 0 ? elements : [emptyRoom(room.chat)]
  for (const [index, element] of wanted.entries()) {
    if (log.children[index] !== element) log.insertBefore(element, log.children[index] ?? null)
  }
  while (log.children.length > wanted.length) log.lastElementChild?.remove()
}

/**
 * Messages, times between them, violations and advice in the room's own order.
 * @param {import('./api.js').Room} room
 * @returns {{key: string, content: unknown, draw: (actions: import('./message.js').MessageActions) => HTMLElement}[]}
 */
function linesOf(room) {
  /** @type {ReturnType<typeof linesOf>} */
  const lines = []
  let previousMs = 0
  const noted = [
    ...room.messages.map(message => ({ seq: message.seq, message })),
    ...room.violations.map(violation => ({ seq: violation.seq, violation })),
    ...adviceGroups(room).map(notes => ({ seq: notes[0]?.seq ?? 0, notes })),
  ].sort((a, b) => a.seq - b.seq)
  for (const item of noted) {
    if ('message' in item) {
      const { message } = item
      const atMs = Date.parse(message.at)
      if (atMs - previousMs > gapMs) {
        const text = shortTime(new Date(atMs), now())
        lines.push({
          key: `time ${message.seq}`,
          content: text,
          draw: () => h('div', { class: 'time' }, text),
        })
      }
      previousMs = atMs
      lines.push({ key: message.id, content: message, draw: actions => messageElement(message, actions) })
    } else if ('violation' in item) {
      lines.push({ key: `v${item.seq}`, content: '', draw: () => violationElement(item.violation) })
    } else {
      lines.push({ key: `a${item.seq}`, content: item.notes.length, draw: () => adviceElement(item.notes) })
    }
  }
  return lines
}

/** Advice that came without a message between. @param {import('./api.js').Room} room */
function adviceGroups(room) {
  const places = room.messages.map(message => message.seq)
  /** @type {Map<number, import('./api.js').Note[]>} */
  const groups = new Map()
  for (const note of room.advice) {
    const before = places.findLast(seq => seq < note.seq) ?? 0
    groups.set(before, [...(groups.get(before) ?? []), note])
  }
  return [...groups.values()]
}

/** @param {import('./api.js').Chat} chat @param {{close: () => void, become: (userid: string) => void}} actions */
function header(chat, actions) {
  const members = view.people.filter(person => chat.members.some(member => member.userid === person.userid))
  return h(
    'div',
    { class: 'room-head' },
    h(
      'button',
      { type: 'button', class: 'icon-button back', 'aria-label': texts.back, onclick: actions.close },
      '‹',
    ),
    avatar(chat.name, chat.type === 'group' ? 'group' : 'bot'),
    h(
      'h1',
      {},
      chat.name,
      chat.type === 'group' ? h('span', { class: 'count' }, `（${chat.memberCount}）`) : null,
    ),
    chat.type === 'group'
      ? h(
          'button',
          {
            type: 'button',
            class: 'plain',
            onclick: () => pickPerson(texts.membersTitle, members, actions.become),
          },
          texts.members,
        )
      : h('span', { class: 'tag' }, chat.id.startsWith('app:') ? texts.app : texts.bot),
  )
}

/** @param {import('./api.js').Chat} chat */
function emptyRoom(chat) {
  const group = chat.type === 'group'
  const example = group
    ? `@${view.botName} /会议 ${dayAfter(now(), 3)}上午9点 镇政府三楼会议室 主席团会议 议题：审议民生实事项目`
    : '/帮助'
  return h(
    'div',
    { class: 'empty' },
    h('p', { class: 'empty-title' }, texts.emptyTitle),
    h('p', {}, group ? texts.emptyGroup : texts.emptySingle),
    h(
      'div',
      { class: 'hint' },
      h('span', {}, texts.first),
      h('code', {}, example),
      h('button', { type: 'button', class: 'plain', onclick: () => fillComposer(example) }, texts.fill),
    ),
  )
}

/** @param {string} text */
function fillComposer(text) {
  document.dispatchEvent(new CustomEvent('composer:fill', { detail: text }))
}

/** @param {import('./api.js').Message} message */
function quoteInComposer(message) {
  document.dispatchEvent(new CustomEvent('composer:quote', { detail: message }))
}

/** @param {string} text */
function showStatus(text) {
  const place = document.getElementById('room-status')
  if (place) place.textContent = text
}

/** @param {{refresh: () => Promise<void>}} actions @returns {Parameters<typeof composer>[1]} */
function speaking(actions) {
  // What waits for its turn goes where it was written, as who wrote it.
  const { chat, user } = view
  const doAndShow = async (/** @type {() => Promise<import('./api.js').Outcome>} */ act) => {
    await attempt(act)
    await actions.refresh()
    const log = byId('log')
    log.scrollTop = log.scrollHeight
  }
  return {
    send: (text, quote) => doAndShow(() => api.say(chat, user, text, quote)),
    sendFile: file => doAndShow(async () => api.send(chat, user, await contentOf(file))),
    say: showStatus,
  }
}

/** @param {{refresh: () => Promise<void>}} actions @returns {import('./message.js').MessageActions['press']} */
function press(actions) {
  return async (message, key, selected) => {
    await attempt(() => api.click(view.chat, view.user, message.id, key, selected))
    await actions.refresh()
    // The card may have been drawn anew; whoever uses the keyboard stays at the button pressed.
    if (document.activeElement !== document.body) return
    const [card] = document.querySelectorAll(`[data-id="${CSS.escape(message.id)}"] .card`)
    const button = card?.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? card?.querySelector('button')
    if (button instanceof HTMLElement) button.focus()
  }
}

/** @param {() => Promise<import('./api.js').Outcome>} act */
async function attempt(act) {
  showStatus('')
  try {
    const { reason } = await act()
    if (reason) showStatus(undelivered[reason] ?? reason)
  } catch (error) {
    showStatus(`${texts.submitFailed}：${error instanceof Error ? error.message : error}`)
  }
}

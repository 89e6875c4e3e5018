// @ts-check
import { api, listen } from './api.js'
import { byId } from './dom.js'
import { drawRoom } from './room.js'
import { drawSidebar } from './sidebar.js'
import { loadChats, loadClock, loadStatus, readAddress, view, writeAddress } from './store.js'
import { texts } from './texts.js'
import { drawTopbar, updateTopbar } from './topbar.js'

const actions = {
  refresh,
  /** @param {string} chat */
  open(chat) {
    view.chat = chat
    return refresh().then(enterSingleChat)
  },
  close() {
    view.chat = ''
    refresh()
  },
  /** @param {string} userid */
  become(userid) {
    view.user = userid
    const [, kind] = /^(single|app):/.exec(view.chat) ?? []
    if (kind) view.chat = `${kind}:${userid}`
    return refresh().then(enterSingleChat)
  },
}

/** Opening the chat with the bot, or with the app, is an event of the platform, once a day. */
async function enterSingleChat() {
  const [, kind] = /^(single|app):/.exec(view.chat) ?? []
  if (kind) await api.enter(view.user, kind).then(refresh, showFailure)
}

/** @type {Promise<void> | null} */
let running = null
let again = false

/**
 * Asks for everything that is shown and draws it. A call that comes meanwhile is answered by one more round;
 * all resolve when what they asked for is drawn.
 */
function refresh() {
  if (running) again = true
  running ??= rounds().finally(() => {
    running = null
  })
  return running
}

async function rounds() {
  do {
    again = false
    const [isCurrent] = await Promise.all([loadChats(), loadStatus()])
    // Whoever chose another room meanwhile has asked for one more round.
    if (isCurrent) draw()
  } while (again)
}

function draw() {
  writeAddress()
  byId('columns').className = view.chat === '' ? 'columns' : 'columns in-room'
  drawSidebar(actions)
  drawRoom(actions)
  updateTopbar()
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon
const gatherMs = 60

async function start() {
  const { bot, people } = await api.people()
  view.botName = bot.name
  view.people = people
  readAddress()
  await loadClock()
  drawTopbar(actions)
  await refresh()
  listen(
    async event => {
      if (event.kind === 'clock') await loadClock()
      clearTimeout(soon)
      soon = setTimeout(refresh, gatherMs)
    },
    connected => {
      const back = connected && !view.connected
      view.connected = connected
      if (back) loadClock().then(refresh)
      else updateTopbar()
    },
  )
  setInterval(updateTopbar, 1_000)
  addEventListener('hashchange', () => {
    readAddress()
    refresh()
  })
}

/** @param {unknown} error */
function showFailure(error) {
  byId('top-status').textContent = error instanceof Error ? error.message : String(error)
}

start().catch(() => {
  byId('room').textContent = texts.loadFailed
})

// @ts-check
import { api } from './api.js'

/**
 * What the page shows: who looks, at which chat. Kept in the address, so that two windows can be two people
 * and a reload stays where it was.
 */
export const view = {
  /** @type {import('./api.js').Person[]} */
  people: [],
  botName: '联络员',
  user: '',
  chat: '',
  /** @type {import('./api.js').Chat[]} */
  chats: [],
  /** @type {import('./api.js').Room | null} */
  room: null,
  /** Milliseconds the sandbox's clock is ahead of this machine's. */
  clockAheadMs: 0,
  /** chat → the newest place this person has seen. @type {Map<string, number>} */
  seen: new Map(),
  violationCount: 0,
  faultsOn: false,
  connected: true,
}

export function now() {
  return new Date(Date.now() + view.clockAheadMs)
}

export function me() {
  return view.people.find(person => person.userid === view.user)
}

export function readAddress() {
  const hash = new URLSearchParams(location.hash.slice(1))
  const user = hash.get('user') ?? ''
  const known = view.people.find(person => person.userid === user) ?? view.people[0]
  view.user = known?.userid ?? ''
  view.chat = hash.get('chat') ?? ''
}

export function writeAddress() {
  const hash = new URLSearchParams({ user: view.user, ...(view.chat === '' ? {} : { chat: view.chat }) })
  history.replaceState(null, '', `#${hash}`)
}

export async function loadClock() {
  view.clockAheadMs = Date.parse((await api.clock()).now) - Date.now()
}

/** Of any fault's setting: it is off. */
const asItShouldBe = new Set([0, null, 'shown'])

export async function loadStatus() {
  const [{ violations }, faults] = await Promise.all([api.violations(), api.faults()])
  view.violationCount = violations.length
  view.faultsOn = Object.values(faults).some(value => !asItShouldBe.has(value))
}

/**
 * The chats of this person, and the open room if that is one of them.
 *
 * @returns {Promise<boolean>} false when another person or room was chosen meanwhile: what came is of the one before
 */
export async function loadChats() {
  const { user } = view
  const { chats } = await api.chats(user)
  if (view.user !== user) return false
  view.chats = chats
  // Whoever looks for the first time has seen what is there.
  for (const chat of chats) {
    const key = `${user} ${chat.id}`
    if (!view.seen.has(key)) view.seen.set(key, chat.last?.seq ?? 0)
  }
  if (!chats.some(chat => chat.id === view.chat)) view.chat = ''
  const { chat } = view
  const room = chat === '' ? null : await api.room(chat, user)
  if (view.user !== user || view.chat !== chat) return false
  view.room = room
  const last = room?.messages.at(-1)
  if (last) view.seen.set(`${user} ${chat}`, last.seq)
  return true
}

/** @param {import('./api.js').Chat} chat */
export function isUnread(chat) {
  return (
    chat.last !== null &&
    chat.id !== view.chat &&
    chat.last.seq > (view.seen.get(`${view.user} ${chat.id}`) ?? 0)
  )
}

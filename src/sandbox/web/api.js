// @ts-check
/**
 * @typedef {{id: string, kind: 'image' | 'file', name: string, bytes: number}} SentFile
 * @typedef {{userid: string, name: string, title: string, group: string}} Person
 * @typedef {{id: string, type: 'group' | 'single', name: string, purpose: string | null, memberCount: number,
 *   members: {userid: string, name: string}[], last: null | {seq: number, at: string, from: string, text: string}}} Chat
 * @typedef {{text: string, style?: number, key: string}} Button
 * @typedef {{id: string, text: string, is_checked?: boolean}} Option
 * @typedef {{question_key: string, title?: string, disable?: boolean, selected_id?: string, mode?: number, option_list: Option[]}} Question
 * @typedef {{type?: number, url?: string}} Target
 * @typedef {{card_type: string, task_id?: string,
 *   source?: {desc?: string, desc_color?: number},
 *   main_title?: {title?: string, desc?: string},
 *   emphasis_content?: {title?: string, desc?: string},
 *   quote_area?: Target & {title?: string, quote_text?: string},
 *   sub_title_text?: string,
 *   horizontal_content_list?: (Target & {keyname: string, value?: string, userid?: string})[],
 *   vertical_content_list?: {title: string, desc?: string}[],
 *   jump_list?: (Target & {title: string, question?: string})[],
 *   card_image?: {url: string}, image_text_area?: Target & {title?: string, desc?: string},
 *   card_action?: Target,
 *   button_selection?: Question, button_list?: Button[], checkbox?: Question, select_list?: Question[],
 *   submit_button?: {text: string, key: string},
 *   replace_text?: string, action_menu?: {desc: string, action_list: {text: string, key: string}[]}}} Card
 * @typedef {{seq: number, id: string, chat: string, at: string, via: string, msgtype: string, content: string,
 *   from: {kind: 'user' | 'bot' | 'webhook', userid: string | null, name: string},
 *   files: SentFile[], quote: string | null, mentions: string[], card: Card | null, text: string, personal: boolean}} Message
 * @typedef {{at: string, rule: string, detail: string, chat: string | null, seq: number}} Note
 * @typedef {{chat: Chat, messages: Message[], violations: Note[], advice: Note[]}} Room
 * @typedef {{delivered: boolean, reason: string | null}} Outcome
 */

/** The service refused; the message is its sentence. */
class Refused extends Error {}

/** @param {string} path @param {unknown} [body] @returns {Promise<any>} */
async function call(path, body) {
  const response = await fetch(`/sandbox/api${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  })
  const json = await response.json().catch(() => ({ error: `HTTP ${response.status}` }))
  if (!response.ok) throw new Refused(json.error)
  return json
}

const q = encodeURIComponent

export const api = {
  /** @returns {Promise<{bot: {name: string}, people: Person[]}>} */
  people: () => call('/people'),
  /** @param {string} user @returns {Promise<{chats: Chat[]}>} */
  chats: user => call(`/chats?user=${q(user)}`),
  /** @param {string} chat @param {string} user @returns {Promise<Room>} */
  room: (chat, user) => call(`/chats/${q(chat)}/messages?user=${q(user)}`),
  /** @param {string} chat @param {string} user @param {string} text @param {string | null} quote @returns {Promise<Outcome>} */
  say: (chat, user, text, quote) => call('/say', { chat, user, text, quote }),
  /** @param {string} chat @param {string} user @param {{kind: 'image' | 'file', name: string, base64: string}} file @returns {Promise<Outcome>} */
  send: (chat, user, file) => call('/send', { chat, user, ...file }),
  /** @param {string} chat @param {string} user @param {string} message @param {string} key @param {Record<string, string[]>} selected
   * @returns {Promise<Outcome>} */
  click: (chat, user, message, key, selected) => call('/click', { chat, user, message, key, selected }),
  /** @param {string} user @param {string} chat */
  enter: (user, chat) => call('/enter', { user, chat }),
  /** @returns {Promise<{now: string}>} */
  clock: () => call('/clock'),
  /** @param {string} now */
  moveClock: now => call('/clock', { now }),
  /** @returns {Promise<Record<string, any>>} */
  faults: () => call('/faults'),
  /** @param {Record<string, unknown>} faults */
  setFaults: faults => call('/faults', faults),
  /** @returns {Promise<{violations: Note[]}>} */
  violations: () => call('/violations'),
}

/**
 * Tells of changes as they happen; reconnects by itself.
 *
 * @param {(event: {kind: 'chat' | 'clock' | 'faults', chat?: string | null}) => void} onEvent
 * @param {(connected: boolean) => void} onState
 */
export function listen(onEvent, onState) {
  const source = new EventSource('/sandbox/api/events')
  source.addEventListener('message', event => onEvent(JSON.parse(event.data)))
  source.addEventListener('open', () => onState(true))
  source.addEventListener('error', () => onState(false))
}

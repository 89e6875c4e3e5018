/** Signed and encrypted clicks as they go over the wire, made before the clock starts. */
import { randomBytes } from 'node:crypto'
import { createEnvelope } from '../../src/wecom/envelope.ts'
import { keys } from './support-keys.ts'
import { type LineName, lineNamed, lines } from './support-town.ts'

const envelope = createEnvelope(keys)
/** No common factor with the number of lines, so that every line has its turn before any has its second. */
const stride = 997

/** Which lines a generator clicks, when several click in the same towns: neighbours in a sheet, of all congresses. */
export interface Share {
  readonly nth: number
  readonly of: number
}

/**
 * The nth click of a run. Every one changes a line: all lines in a fixed order say 参加, then all 请假, and so on,
 * each with a msgid that was never used.
 * @param run begins the msgids of this run
 */
export function clickRequest(nth: number, run: string, now: Date, share: Share = { nth: 0, of: 1 }): Buffer {
  const mine = lines / share.of
  const action = Math.floor(nth / mine) % 2 === 0 ? 'attend' : 'leave'
  const msgid = `${randomBytes(15).toString('base64url')}${run}${nth}`
  return clickOn(lineNamed(share.nth * mine + (((nth % mine) * stride) % mine)), { action, msgid }, now)
}

/** A click on a notice's card, by the person of that line. */
export function clickOn(
  line: LineName,
  click: { readonly action: 'attend' | 'leave'; readonly msgid: string },
  now: Date,
): Buffer {
  return sealed(line, click.msgid, now, nonce => ({
    msgtype: 'event',
    event: {
      eventtype: 'template_card_event',
      template_card_event: {
        card_type: 'button_interaction',
        event_key: `${click.action}:${line.meetingId}`,
        task_id: `notice-${line.meetingId}-${nonce}`,
      },
    },
  }))
}

/** Words in the group, by the person of that line. */
export const wordsOf = (
  line: LineName,
  said: { readonly words: string; readonly msgid: string },
  now: Date,
) => sealed(line, said.msgid, now, () => ({ msgtype: 'text', text: { content: `@联络员 ${said.words}` } }))

function sealed(
  { userid, chatid }: LineName,
  msgid: string,
  now: Date,
  rest: (nonce: string) => Readonly<Record<string, unknown>>,
): Buffer {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const nonce = randomBytes(8).toString('hex')
  const encrypt = envelope.encrypt(
    JSON.stringify({
      msgid,
      create_time: Number(timestamp),
      aibotid: 'bench',
      chatid,
      chattype: 'group',
      from: { userid },
      response_url: `https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=${nonce}`,
      ...rest(nonce),
    }),
  )
  const body = JSON.stringify({ encrypt })
  const signature = envelope.sign(timestamp, nonce, encrypt)
  return Buffer.from(
    `POST /wecom/bot/callback?msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce} HTTP/1.1\r\n` +
      `Host: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

/** @returns the card's button keys, so that the answer is known to be the answer of this click; null for an empty one. */
export function openAnswer(body: string): readonly string[] | null {
  if (body === '') return null
  const sealed: unknown = JSON.parse(body)
  if (typeof sealed !== 'object' || sealed === null || !('encrypt' in sealed)) throw new Error('not sealed')
  const plaintext = envelope.decrypt(String(sealed.encrypt))
  if (plaintext === null) throw new Error('the answer cannot be decrypted')
  return [...plaintext.matchAll(/"key":"([a-z]+):\d+"/g)].map(match => match[1] ?? '')
}

/** What the SDK hands over is read by our own schemas; a file's own key opens it. */
import { createCipheriv } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WSClient } from '@wecom/aibot-node-sdk'
import { afterAll, describe, expect, it } from 'vitest'
import type { Incoming } from '../../src/bot/incoming.ts'
import { ConnectionFrame } from '../../src/wecom/connection-frame.ts'
import { toIncoming } from '../../src/wecom/inbound.ts'
import { fetchMedia } from '../../src/wecom/media.ts'

/** The SDK's client, never connected: it tells of a frame as of one that came. */
function incomingOf(kind: 'message' | 'event', body: object, requestId = 'req-1'): Incoming[] {
  const client = new WSClient({ botId: 'aib1', secret: 's' })
  const heard: Incoming[] = []
  ConnectionFrame.hear(
    client,
    frame => heard.push(toIncoming(frame)),
    () => undefined,
  )
  client.emit(kind, JSON.parse(JSON.stringify({ headers: { req_id: requestId }, body })))
  return heard
}

const head = { msgid: 'm1', aibotid: 'aib1', chatid: 'wrABC', chattype: 'group', from: { userid: 'Zhang' } }
const text = { ...head, msgtype: 'text', text: { content: '@联络员 参加' } }

describe('a frame', () => {
  it('is the same message as a callback, and names the request that an answer has to name', () => {
    const [incoming] = incomingOf('message', text)
    expect(incoming).toMatchObject({
      kind: 'text',
      text: '@联络员 参加',
      origin: { bot: 'aib1', msgid: 'm1', userid: 'Zhang', line: { kind: 'connection', requestId: 'req-1' } },
    })
  })

  it('of a click is read where the values really lie, and not where the typings say', () => {
    const event = {
      eventtype: 'template_card_event',
      template_card_event: {
        card_type: 'button_interaction',
        event_key: 'attend:1',
        task_id: 't1',
        selected_items: { selected_item: [{ question_key: 'q', option_ids: { option_id: ['a'] } }] },
      },
    }
    const [incoming] = incomingOf('event', { ...head, msgtype: 'event', event })
    expect(incoming).toMatchObject({ kind: 'click', click: { key: 'attend:1', taskId: 't1' } })
    expect(incoming?.kind === 'click' && incoming.click.selected.get('q')).toEqual(['a'])
  })

  it('that only says that somebody else has connected is nobody’s message', () => {
    const event = { eventtype: 'disconnected_event' }
    expect(incomingOf('event', { msgid: 'm2', aibotid: 'aib1', msgtype: 'event', event })).toEqual([])
  })

  it('of an unknown kind is recorded as such', () => {
    const [incoming] = incomingOf('message', { ...head, msgtype: 'hologram' })
    expect(incoming).toMatchObject({ kind: 'unknown', what: 'msgtype hologram' })
  })

  it.each([undefined, 12_345_678_901_234_567_000])(
    'whose msgid is %o has an id of its own all the same',
    msgid => {
      const [one] = incomingOf('message', { ...text, msgid }, 'req-1')
      const [other] = incomingOf('message', { ...text, msgid }, 'req-2')
      expect(one?.origin.msgid).toMatch(/^sha256:/)
      expect(one?.origin.msgid).not.toBe(other?.origin.msgid)
    },
  )
})

describe('a file with a key of its own', async () => {
  // Chosen, not drawn: CBC with its padding is no seal, and one foreign key in some 256 ends in a padding that fits.
  const key = Buffer.alloc(32, 'key')
  const otherKey = Buffer.alloc(32, 'other')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const whole = Buffer.concat([Buffer.from('photo'), Buffer.alloc(27, 27)])
  const cipherText = Buffer.concat([cipher.update(whole), cipher.final()])
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end(cipherText)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => new Promise(resolve => server.close(resolve)))
  const urlsOf = (aeskey: string | undefined): readonly string[] => {
    const file = { url: `${apiBase}/f?sign=a%2Bb`, aeskey }
    const [incoming] = incomingOf('message', {
      ...head,
      chattype: 'single',
      chatid: undefined,
      msgtype: 'image',
      image: file,
    })
    return incoming?.kind === 'media' ? incoming.urls : []
  }

  it('is opened with it, without any key of the bot’s, and the key goes to no server', async () => {
    const [url = ''] = urlsOf(key.toString('base64'))
    const found = await fetchMedia({ url, apiBase, envelope: null })
    expect(typeof found === 'string' ? found : Buffer.from(found.bytes).toString()).toBe('photo')
    expect(asked).toEqual(['/f?sign=a%2Bb'])
  })

  it.each([
    ['without its key', undefined],
    ['with another key', otherKey.toString('base64')],
    ['with something that is no key', 'abc'],
  ])('cannot be read %s', async (_, aeskey) => {
    const [url = ''] = urlsOf(aeskey)
    expect(await fetchMedia({ url, apiBase, envelope: null })).toBe('unreadable')
  })
})

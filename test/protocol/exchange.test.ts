import { expect, test } from 'vitest'
import { type Reply, say } from '../../src/bot/reply.ts'
import { callbackPath } from '../../src/http/callback-route.ts'
import { cleanedUp, groupText, post } from '../http/service.ts'
import {
  envelope,
  keys,
  now,
  querystring,
  readAnswer,
  seal,
  sealEncrypted,
  seconds,
  unsealAnswer,
} from '../wecom/official.ts'
import { sample, vectors } from '../wecom/vectors.ts'

const start = cleanedUp()

const click = (taskId: string, rest: object = {}): object => ({
  ...groupText,
  msgtype: 'event',
  event: {
    eventtype: 'template_card_event',
    template_card_event: { event_key: 'k', task_id: taskId, ...rest },
  },
})

test('the address is verified: the text comes back bare, as text/plain', async () => {
  const service = await start()
  const { query, encrypted } = seal('1234567890123456789')
  const answer = await fetch(`${service.url}${callbackPath}?${querystring({ ...query, echostr: encrypted })}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from('1234567890123456789'))
})

test("the documents' own vectors are answered at their own time", async () => {
  for (const vector of vectors) {
    const at = new Date(Number(vector.timestamp) * 1000)
    const service = await start({ clock: { now: () => at, offsetMs: 0 } })
    const query = { msg_signature: vector.signature, timestamp: vector.timestamp, nonce: vector.nonce }
    if (vector.name.startsWith('C')) {
      const answer = await post(service, {
        query,
        body: Buffer.from(JSON.stringify({ encrypt: vector.encrypted })),
      })
      expect(answer.status).toBe(200)
      expect(service.received).toMatchObject([
        { kind: 'text', text: '@RobotA 参加', origin: { msgid: 'CAIQz7' } },
      ])
    } else {
      const echo = querystring({ ...query, echostr: vector.encrypted })
      const answer = await fetch(`${service.url}${callbackPath}?${echo}`)
      // D is an answer, no text of a verification.
      if (vector.name.startsWith('D')) expect(answer.status).toBe(400)
      else expect(await answer.text()).toBe(vector.message)
    }
  }
})

test('an answer is signed and encrypted for its request: same nonce, whole seconds, documented form', async () => {
  const service = await start({}, () => say('好的'))
  const answer = await post(service, seal(groupText, now, 'nonce-42'))
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
  const sealed = await readAnswer(answer)
  expect(sealed).toMatchObject({ nonce: 'nonce-42', timestamp: Number(seconds(now)) })
  expect(unsealAnswer(sealed)).toMatchObject({ msgtype: 'stream', stream: { finish: true, content: '好的' } })
})

test('a repeat is answered the same, sealed anew', async () => {
  const service = await start({}, () => say('好的'))
  const first = await readAnswer(await post(service, seal(groupText, now, 'n1')))
  const second = await readAnswer(await post(service, seal(groupText, now, 'n2')))
  expect(second.encrypt).not.toBe(first.encrypt)
  expect(second.nonce).toBe('n2')
  expect(unsealAnswer(second)).toEqual(unsealAnswer(first))
})

test('a click is answered with the card it changes, for all or for the one who clicked', async () => {
  const card = { taskId: 't1', title: '会议', buttons: [{ text: '参加', key: 'k' }] }
  const replies: Reply[] = [
    { kind: 'update', card, audience: 'everyone' },
    { kind: 'update', card, audience: 'clicker' },
  ]
  const service = await start({}, () => replies.shift() ?? { kind: 'silent' })
  const answers = [await post(service, seal(click('t1'))), await post(service, seal(click('t1')))]
  const [forAll, forOne] = await Promise.all(
    answers.map(async answer => unsealAnswer(await readAnswer(answer))),
  )
  expect(forAll).toMatchObject({ response_type: 'update_template_card', template_card: { task_id: 't1' } })
  expect(forAll).not.toHaveProperty('userids')
  expect(forOne).toMatchObject({ userids: ['zhangsan'] })
})

test.each<[string, object]>([
  ['an unknown kind', { ...groupText, msgtype: 'location' }],
  ['an unknown event', { ...groupText, msgtype: 'event', event: { eventtype: 'x' } }],
  ['no chatid', { ...groupText, chatid: undefined }],
  ['no sender', { ...groupText, from: undefined }],
  ['an empty sender', { ...groupText, from: { userid: '' } }],
  ['the sender sys', { ...groupText, from: { userid: 'sys' } }],
  ['no text', { ...groupText, text: undefined }],
  ['a click without its task', click('')],
  ['a click on an unknown task', click('nobody-knows')],
  ['a click with nothing selected', click('t1', { selected_items: null })],
  ['feedback', { ...groupText, msgtype: 'event', event: { eventtype: 'feedback_event' } }],
  ['no message at all', []],
])('%s reaches the bot and gets an empty 200', async (_name, message) => {
  const service = await start({}, () => ({ kind: 'silent' }))
  const answer = await post(service, seal(message))
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  expect(service.received).toHaveLength(1)
})

test('what is refused never reaches the bot', async () => {
  const service = await start()
  const valid = seal(groupText)
  const refused: [number, Parameters<typeof post>[1]][] = [
    [403, { ...valid, query: {} }],
    [
      403,
      {
        ...valid,
        query: { ...valid.query, msg_signature: valid.query.msg_signature?.toUpperCase() ?? '' },
      },
    ],
    [403, { ...valid, query: seal({ ...groupText, msgid: 'other' }).query }],
    [403, seal(groupText, new Date(now.getTime() - 360_000))],
    [403, seal(groupText, new Date(now.getTime() + 360_000))],
    [400, { ...valid, query: { msg_signature: 'a'.repeat(40), nonce: 'n' } }],
    [400, { ...valid, body: Buffer.from('') }],
    [400, { ...valid, body: Buffer.from('{}') }],
    [400, { ...valid, body: valid.body.subarray(0, 50) }],
    [400, sealEncrypted('no base64')],
    [400, sealEncrypted(Buffer.alloc(64).toString('base64'))],
    [400, sealEncrypted(sample.encrypted)],
    [400, seal('{"msgid":')],
    [413, { ...valid, body: Buffer.alloc(1_048_577, ' ') }],
    [403, sealEncrypted(envelope.encrypt('{}'), new Date(0))],
  ]
  for (const [status, request] of refused) {
    const answer = await post(service, request)
    expect([status, request.query, answer.status]).toEqual([status, request.query, status])
    expect(await answer.text()).not.toMatch(new RegExp(`at |${keys.token}|${keys.encodingAesKey}`))
  }
  expect(service.received).toEqual([])
})

test('the content type is not what makes a callback authentic', async () => {
  const service = await start()
  const { query, body } = seal(groupText)
  for (const type of ['text/plain', 'application/json', 'text/xml', 'application/octet-stream']) {
    const answer = await fetch(`${service.url}${callbackPath}?${querystring(query)}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Uint8Array(body),
    })
    expect(answer.status).toBe(200)
  }
})

import { describe, expect, test } from 'vitest'
import { HttpRefused } from '../../src/errors.ts'
import { VerifiedCallback } from '../../src/wecom/callback.ts'
import { openEcho } from '../../src/wecom/sealed-request.ts'
import { envelope, now, querystring, seal, sealEncrypted, seconds } from './official.ts'

const message = { msgid: 'm1', msgtype: 'text' }
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000)

const refusal = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof HttpRefused) return `${error.status} ${error.message}`
    throw error
  }
  return 'accepted'
}
const open = (query: string, body: Buffer | string): string =>
  refusal(() => VerifiedCallback.open(envelope, query, Buffer.from(body), now))

test('an authentic callback gives its message and its nonce', () => {
  const { query, body } = seal(message, now, 'n-77')
  const callback = VerifiedCallback.open(envelope, querystring(query), body, now)
  expect(callback.message).toEqual(message)
  expect(callback.plaintext).toBe(JSON.stringify(message))
  expect(callback.nonce).toBe('n-77')
})

test('the echo is the decrypted text and nothing else, also when its + arrives bare', () => {
  const text = '1234567890123456789'
  for (let round = 0; round < 50; round++) {
    const { query, encrypted } = seal(text)
    const encoded = querystring({ ...query, echostr: encrypted })
    expect(openEcho(envelope, encoded, now)).toBe(text)
    expect(openEcho(envelope, `${querystring(query)}&echostr=${encrypted}`, now)).toBe(text)
  }
})

test('an echo without its text is 400, with another signature 403', () => {
  const { query, encrypted } = seal('1')
  expect(refusal(() => openEcho(envelope, querystring(query), now))).toMatch(/^400/)
  const other = { ...query, echostr: encrypted, timestamp: seconds(minutes(1)) }
  expect(refusal(() => openEcho(envelope, querystring(other), now))).toMatch(/^403/)
})

describe('clock', () => {
  test.each([
    ['5 minutes late', minutes(-5), 'accepted'],
    ['5 minutes early', minutes(5), 'accepted'],
    ['6 minutes late', minutes(-6), '403'],
    ['6 minutes early', minutes(6), '403'],
  ])('%s: %s is %s', (_name, at, expected) => {
    const { query, body } = seal(message, at)
    expect(open(querystring(query), body)).toMatch(expected)
  })

  test.each(['0', 'NaN', '1e20', '1e9', '-1', '+1773795600', '0x69b9f510', ' 1773795600', '1773795600.5'])(
    'a timestamp of %j is 403 although it is signed',
    timestamp => {
      const { body, encrypted } = seal(message)
      const query = { msg_signature: envelope.sign(timestamp, 'n', encrypted), timestamp, nonce: 'n' }
      expect(open(querystring(query), body)).toMatch(/^403/)
    },
  )
})

describe('parameters', () => {
  const { query, body } = seal(message)
  const valid = querystring(query)
  const without = (name: string): string =>
    querystring(Object.fromEntries(Object.entries(query).filter(([key]) => key !== name)))

  test.each([
    ['no query at all', '', 403],
    ['no signature', without('msg_signature'), 403],
    ['an empty signature', `${without('msg_signature')}&msg_signature=`, 403],
    ['two signatures', `${valid}&msg_signature=${query.msg_signature}`, 403],
    ['an array of signatures', valid.replace('msg_signature=', 'msg_signature[]='), 403],
    ['an upper-case signature', valid.replace(/msg_signature=\w+/, found => found.toUpperCase()), 403],
    ['a signature of 64 KB', `${without('msg_signature')}&msg_signature=${'a'.repeat(65_536)}`, 403],
    ['no timestamp', without('timestamp'), 400],
    ['two timestamps', `${valid}&timestamp=${query.timestamp}`, 400],
    ['no nonce', without('nonce'), 400],
    ['two nonces', `${valid}&nonce=b`, 400],
    ['a nonce of 64 KB', `${without('nonce')}&nonce=${'a'.repeat(65_536)}`, 400],
    ['another nonce', `${without('nonce')}&nonce=other`, 403],
    ['a broken percent sign', `${without('nonce')}&nonce=%E0%A4%A`, 403],
  ])('%s is refused', (_name, querytext, status) => {
    expect(open(querytext, body)).toMatch(new RegExp(`^${status} `))
  })
})

describe('body', () => {
  const { query, body, encrypted } = seal(message)
  const valid = querystring(query)

  test.each([
    ['empty', ''],
    ['not JSON', 'encrypt=abc'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a text', '"encrypt"'],
    ['without encrypt', '{}'],
    ['encrypt as a number', '{"encrypt":1}'],
    ['encrypt only in the prototype', `{"__proto__":{"encrypt":${JSON.stringify(encrypted)}}}`],
    ['behind a byte order mark', `\uFEFF${body.toString()}`],
    ['XML', '<xml><Encrypt><![CDATA[abc]]></Encrypt></xml>'],
    ['10 000 levels deep', '['.repeat(10_000) + ']'.repeat(10_000)],
    [
      '100 000 keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]))),
    ],
  ])('%s is 400', (_name, text) => {
    expect(open(valid, text)).toBe('400 malformed envelope')
  })

  test('broken UTF-8 is 400', () => {
    expect(open(valid, Buffer.concat([body, Buffer.from([0xff])]))).toBe('400 malformed envelope')
  })

  test('the capital spelling of the key is accepted', () => {
    expect(open(valid, JSON.stringify({ Encrypt: encrypted }))).toBe('accepted')
  })

  test('of two encrypts the last one counts, and it must be the signed one', () => {
    expect(open(valid, `{"encrypt":"x","encrypt":"${encrypted}"}`)).toBe('accepted')
    expect(open(valid, `{"encrypt":"${encrypted}","encrypt":"x"}`)).toMatch(/^403/)
  })
})

test('what is signed but not encrypted for us is 400 with one text, whatever is wrong inside', () => {
  const broken = [
    '',
    'AAAA',
    Buffer.alloc(32).toString('base64'),
    'no base64',
    envelope.encrypt('not JSON'),
    envelope.encrypt(''),
  ]
  const answers = broken.map(encrypted => {
    const { query, body } = sealEncrypted(encrypted)
    return open(querystring(query), body)
  })
  expect(new Set(answers)).toEqual(new Set(['400 malformed envelope']))
})

test('a wrong signature is told before anything inside is looked at', () => {
  const { query } = seal(message)
  expect(open(querystring(query), '{"encrypt":"no base64"}')).toMatch(/^403/)
})

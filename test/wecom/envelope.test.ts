import { createCipheriv } from 'node:crypto'
import { WecomCrypto } from '@wecom/aibot-node-sdk'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadConfiguration } from '../../src/errors.ts'
import { createEnvelope } from '../../src/wecom/envelope.ts'
import { figure } from '../support/guarantees.ts'
import { envelope, keys } from './official.ts'
import { sample, vectors } from './vectors.ts'

const random = Buffer.from('0123456789abcdef')

describe('vectors', () => {
  test('the sample of the callback libraries is verified and read, its key ending in surplus bits', () => {
    const corp = createEnvelope(sample)
    expect(corp.verify(sample.signature, sample.timestamp, sample.nonce, sample.encrypted)).toBe(true)
    const message = corp.decrypt(sample.encrypted)
    expect(message).toContain('<Content><![CDATA[hello]]></Content>')
    expect(message).toContain('4561255354251345929')
  })

  test.each(vectors)('$name: signed, encrypted and decrypted to the byte', vector => {
    const { timestamp, nonce, message, encrypted, signature } = vector
    expect(envelope.encrypt(message, random)).toBe(encrypted)
    expect(envelope.sign(timestamp, nonce, encrypted)).toBe(signature)
    expect(envelope.verify(signature, timestamp, nonce, encrypted)).toBe(true)
    expect(envelope.decrypt(encrypted)).toBe(message)
  })
})

describe('agreement', () => {
  const message = fc.string({ unit: 'grapheme', maxLength: 500 })

  test('P3: what is encrypted is what is decrypted, from 0 to 20 000 bytes', async ({ annotate }) => {
    let lengths = 0
    for (let bytes = 0; bytes <= 20_000; bytes += bytes < 200 ? 1 : 331) {
      lengths++
      const text = '汉'.repeat(bytes / 3) + 'x'.repeat(bytes % 3)
      expect(envelope.decrypt(envelope.encrypt(text))).toBe(text)
    }
    fc.assert(fc.property(message, text => envelope.decrypt(envelope.encrypt(text)) === text))
    await figure(
      annotate,
      'P3',
      `${lengths} lengths from 0 to 20 000 bytes, 100 random texts and ${vectors.length + 1} official vectors, all read as they were written (pass: all)`,
    )
  })

  test("Tencent's two packages read ours and we read theirs", () => {
    const sdk = new WecomCrypto(keys.token, keys.encodingAesKey)
    fc.assert(
      fc.property(message, fc.stringMatching(/^[0-9a-zA-Z-]{1,20}$/), (text, nonce) => {
        const ours = envelope.encrypt(text)
        expect(decrypt(keys.encodingAesKey, ours).message).toBe(text)
        expect(sdk.decrypt(ours)).toBe(text)
        expect(envelope.decrypt(encrypt(keys.encodingAesKey, text, ''))).toBe(text)
        expect(envelope.decrypt(sdk.encrypt(text, '1700000000', nonce).encrypt)).toBe(text)
        expect(envelope.sign('1700000000', nonce, ours)).toBe(sdk.computeSignature('1700000000', nonce, ours))
        expect(envelope.sign('1700000000', nonce, ours)).toBe(
          getSignature(keys.token, '1700000000', nonce, ours),
        )
      }),
    )
  })
})

describe('signature', () => {
  const encrypted = envelope.encrypt('{}')
  const right = envelope.sign('1700000000', 'n', encrypted)

  test.each([
    ['empty', ''],
    ['upper case', right.toUpperCase()],
    ['39 digits', right.slice(1)],
    ['41 digits', `${right}0`],
    ['not hex', `g${right.slice(1)}`],
    ['40 characters of 3 bytes', '汉'.repeat(40)],
    ['with a line end', `${right}\n`],
    ['of another text', envelope.sign('1700000000', 'n', `${encrypted}A`)],
    ['of another token', createEnvelope({ ...keys, token: 'other' }).sign('1700000000', 'n', encrypted)],
  ])('is refused: %s', (_name, signature) => {
    expect(envelope.verify(right, '1700000000', 'n', encrypted)).toBe(true)
    expect(envelope.verify(signature, '1700000000', 'n', encrypted)).toBe(false)
  })
})

describe('a cipher text that is not ours', () => {
  const message = '{"msgid":"1","msgtype":"text"}'
  const valid = envelope.encrypt(message)

  test.each([
    ['empty', ''],
    ['no base64', '!!!!'],
    ['url-safe base64', Buffer.alloc(32, 0xff).toString('base64url')],
    ['with line ends', `${valid.slice(0, 40)}\n${valid.slice(40)}`],
    ['without its padding', valid.replace(/=+$/, '').slice(0, -1)],
    ...[1, 15, 16, 17, 31, 33, 48].map(bytes => [`${bytes} bytes`, Buffer.alloc(bytes).toString('base64')]),
  ])('is refused: %s', (_name, encrypted) => {
    expect(envelope.decrypt(encrypted)).toBeNull()
  })

  test('no single flipped bit passes unnoticed or throws', () => {
    const bytes = Buffer.from(valid, 'base64')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(envelope.decrypt(flipped.toString('base64'))).not.toBe(message)
    }
  })

  const layout = (length: number, message: string, rest: Buffer): Buffer => {
    const head = Buffer.alloc(20, 1)
    head.writeUInt32BE(length, 16)
    return Buffer.concat([head, Buffer.from(message), rest])
  }
  const pad = (bytes: number, value = bytes): Buffer => Buffer.alloc(bytes, value)
  const brokenTail = pad(30)
  brokenTail[3] = 29

  test.each([
    ['padding of 0', layout(2, '{}', pad(10, 0))],
    ['padding of 33', layout(2, '{}', pad(42, 33))],
    ['padding of 255', layout(2, '{}', pad(10, 255))],
    ['padding bytes that differ', layout(14, '{"a":"abcdef"}', brokenTail)],
    ['padding that reaches into the header', layout(0, '', pad(12, 32))],
    ['length 0 with a rest', layout(0, '{}', pad(10))],
    ['length one too small', layout(1, '{}', pad(10))],
    ['length one too great', layout(3, '{}', pad(10))],
    ['length 2^31', layout(2 ** 31, '{}', pad(10))],
    ['length 2^32 - 1', layout(2 ** 32 - 1, '{}', pad(10))],
    ['a receiver where there is none', layout(2, '{}wx5823bf96d3bd56c7', pad(24))],
    ['broken UTF-8', layout(2, '', Buffer.concat([Buffer.from([0xc3, 0x28]), pad(10)]))],
    ['half of a surrogate pair', layout(3, '', Buffer.concat([Buffer.from([0xed, 0xa0, 0x80]), pad(9)]))],
  ])('is refused: %s', (_name, padded) => {
    expect(padded.length % 32).toBe(0)
    expect(envelope.decrypt(encryptRaw(padded))).toBeNull()
  })

  test('the empty message and the same layout in order are read', () => {
    expect(envelope.decrypt(encryptRaw(layout(0, '', pad(12))))).toBe('')
    expect(envelope.decrypt(encryptRaw(layout(2, '{}', pad(10))))).toBe('{}')
    expect(envelope.decrypt(encryptRaw(layout(12, '123456789012', pad(32))))).toBe('123456789012')
  })

  test('a receiver of our own must be there, whole', () => {
    const corp = createEnvelope({ ...keys, receiveId: 'wx5823bf96d3bd56c7' })
    expect(corp.decrypt(corp.encrypt('{}'))).toBe('{}')
    expect(corp.decrypt(envelope.encrypt('{}'))).toBeNull()
    expect(corp.decrypt(encrypt(keys.encodingAesKey, '{}', 'wx5823bf96d3bd56c8'))).toBeNull()
    expect(corp.decrypt(encrypt(keys.encodingAesKey, '{}', 'wx5823bf96d3bd56c'))).toBeNull()
  })
})

describe('configuration', () => {
  test.each([
    ['42 characters', keys.encodingAesKey.slice(1), /43 .* has 42 characters/],
    ['44 characters', `${keys.encodingAesKey}=`, /43 .* has 44 characters/],
    ['empty', '', /has 0 characters/],
    ['43 characters, one of them a dash', `-${keys.encodingAesKey.slice(1)}`, /some of which are neither/],
  ])('a key of the wrong form is refused in one sentence that does not show it: %s', (_name, key, words) => {
    const create = () => createEnvelope({ ...keys, encodingAesKey: key })
    expect(create).toThrow(BadConfiguration)
    expect(create).toThrow(words)
    if (key !== '') expect(create).not.toThrow(key)
  })

  test('an empty token is refused, for it would make every signature guessable', () => {
    expect(() => createEnvelope({ ...keys, token: '' })).toThrow(BadConfiguration)
  })
})

function encryptRaw(padded: Buffer): string {
  const key = Buffer.from(`${keys.encodingAesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
}

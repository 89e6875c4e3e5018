/** B1 to B4 from outside: what is no callback of the platform's, through HTTP and with the whole desk behind it. */
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test, vi } from 'vitest'
import { createEnvelope } from '../../src/wecom/envelope.ts'
import { click } from '../desk/stage.ts'
import { wireOf } from '../desk/wire.ts'
import { encryptRaw } from '../protocol/mutation.ts'
import { figure } from '../support/guarantees.ts'
import { heapBytes } from '../support/heap.ts'
import { sealApp, sealAppEncrypted, textXml } from '../wecom/app/official.ts'
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
import { bot, byApp, inputStand, type Wrong } from './input-stand.ts'

const stand = await inputStand(now)
afterAll(stand.stop)

const message = wireOf(click('d2', `attend:${stand.meetingId}`))
const valid = seal(message)
const text = querystring(valid.query)
const signature = valid.query.msg_signature ?? ''
const signedAs = (msg_signature: string): string => querystring({ ...valid.query, msg_signature })
const without = (name: string): string => text.replace(new RegExp(`&?${name}=[^&]*`), '')
const ofAnotherToken = createEnvelope({ ...keys, token: 'anotherToken' }).sign(
  valid.query.timestamp ?? '',
  valid.query.nonce ?? '',
  valid.encrypted,
)
const long = 'a'.repeat(8_000)

test('B1: signatures and parameters', async ({ annotate }) => {
  const asked = (name: string, query: string): Wrong => ({ name, query, body: valid.body })
  const wrong = [
    asked('no query', ''),
    asked('no signature', without('msg_signature')),
    asked('empty', signedAs('')),
    asked('upper case', signedAs(signature.toUpperCase())),
    asked('39 digits', signedAs(signature.slice(1))),
    asked('41 digits', signedAs(`${signature}0`)),
    asked('not hex', signedAs(`g${signature.slice(1)}`)),
    asked('with NUL', signedAs(`${signature}\0`)),
    asked('of another body', querystring(seal({ ...message, msgid: 'other' }).query)),
    asked('of another token', signedAs(ofAnotherToken)),
    asked('of nothing', signedAs('0'.repeat(40))),
    asked('of the app', querystring(sealApp('<xml></xml>').query)),
    asked('8 KB', signedAs(long)),
    asked('64 KB', signedAs('a'.repeat(65_536))),
    ...['msg_signature', 'timestamp', 'nonce'].flatMap(name => [
      asked(`${name} doubled`, `${text}&${name}=${valid.query[name]}`),
      asked(`${name} as a list`, text.replace(`${name}=`, `${name}[]=`)),
      asked(`${name} missing`, without(name)),
      asked(`${name} empty`, `${without(name)}&${name}=`),
      asked(`${name} of 8 KB`, `${without(name)}&${name}=${long}`),
      asked(`${name} broken percent`, `${without(name)}&${name}=%E0%A4%A`),
    ]),
  ]
  const { words } = await stand.refusesAll(wrong)
  await figure(annotate, 'B1', words)
})

test('B2: timestamps away from now are refused, a message again is answered the same', async ({
  annotate,
}) => {
  const away = (ms: number): Date => new Date(now.getTime() + ms)
  const stamped = (timestamp: string): Wrong => {
    const query = { timestamp, nonce: 'n', msg_signature: envelope.sign(timestamp, 'n', valid.encrypted) }
    return { name: JSON.stringify(timestamp), query: querystring(query), body: valid.body }
  }
  const wrong = [
    bot('6 minutes late', seal(message, away(-360_000))),
    bot('6 minutes early', seal(message, away(360_000))),
    bot('an hour late', seal(message, away(-3_600_000))),
    byApp('6 minutes late', sealApp(textXml('参加'), { at: away(-360_000) })),
    byApp('6 minutes early', sealApp(textXml('参加'), { at: away(360_000) })),
    ...['0', 'NaN', '1e20', '1e9', '-1', `+${seconds(now)}`, ` ${seconds(now)}`, `${seconds(now)}.5`].map(
      stamped,
    ),
    ...['0x69b9f510', '９', '99999999999999999999', 'Infinity'].map(stamped),
  ]
  const { words } = await stand.refusesAll(wrong)
  const again = seal(wireOf(click('d3', `attend:${stand.meetingId}`)), now, 'one-nonce')
  const answers: unknown[] = []
  for (let copy = 0; copy < 5; copy++)
    answers.push(unsealAnswer(await readAnswer(await stand.ask(bot('again', again)))))
  const different = new Set(answers.map(answer => JSON.stringify(answer))).size
  const [written] = await stand.db.sql<{ n: number }[]>`select count(*) as n from answer_entry`
  await figure(
    annotate,
    'B2',
    `${words}; one message with one nonce 5 times: ${different} different answers (pass: 1), ${written?.n} effects (pass: 1)`,
  )
  expect([different, written?.n]).toEqual([1, 1])
})

test('B3: cipher texts', async ({ annotate }) => {
  const signed = (name: string, encrypted: string): Wrong[] => [
    bot(name, sealEncrypted(encrypted)),
    byApp(name, sealAppEncrypted(encrypted)),
  ]
  const sized = (bytes: number): Wrong[] =>
    signed(`${bytes} bytes`, Buffer.alloc(bytes, 7).toString('base64'))
  const { encrypted } = seal('{"msgid":"1"}')
  const bytes = Buffer.from(encrypted, 'base64')
  const flipped = [...bytes.keys()].map(at => {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 0x80
    return changed.toString('base64')
  })
  const laid = (length: number, padByte: number): string => {
    const padded = Buffer.concat([
      Buffer.alloc(20, 7),
      Buffer.from('{"a":"bcd"}x'),
      Buffer.alloc(32, padByte),
    ])
    padded.writeUInt32BE(length, 16)
    return encryptRaw(padded)
  }
  const wrong = [
    ...signed('no base64', 'no base64!'),
    ...signed('url-safe', Buffer.alloc(32, 0xff).toString('base64url')),
    ...signed('with line ends', `${encrypted.slice(0, 20)}\n${encrypted.slice(20)}`),
    ...[0, 15, 16, 17, 31, 32, 33].flatMap(sized),
    ...[0, 33, 255].flatMap(pad => signed(`padding ${pad}`, laid(12, pad))),
    ...[0, 11, 13, 2 ** 31, 2 ** 32 - 1].flatMap(length => signed(`length ${length}`, laid(length, 32))),
    ...signed('for somebody else', sealApp('<xml></xml>').encrypted).slice(0, 1),
    byApp('for another corp', sealApp(textXml('参加'), { receiveId: 'ww0000000000000000' })),
    // A flipped bit in the random head or in the words may still be a message; then it is no known one.
    ...flipped.slice(16).flatMap((each, at) => signed(`bit of byte ${at + 16}`, each).slice(1)),
  ]
  const { words, texts } = await stand.refusesAll(wrong)
  await figure(annotate, 'B3', `${words}, ${texts.size} text of the refusals (pass: 1)`)
  expect(texts.size).toBe(1)
})

test('B4: bodies', async ({ annotate }) => {
  const before = heapBytes()
  const body = (name: string, bytes: Buffer | string, more: Partial<Wrong> = {}): Wrong[] => [
    { name, query: text, body: bytes, ...more },
    { ...byApp(name, { ...sealApp(textXml('参加')), body: Buffer.from(bytes) }), ...more },
  ]
  const xml = (name: string, inner: string): Wrong => byApp(name, sealApp(inner))
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
    '',
  )
  const endless = (): ReadableStream<Uint8Array> =>
    new ReadableStream({ pull: controller => controller.enqueue(new Uint8Array(65_536).fill(120)) })
  const wrong: Wrong[] = [
    ...body('empty', ''),
    ...body('one byte over the limit', Buffer.alloc(1_048_577, 120), { isLong: true }),
    ...body('10 MB', Buffer.alloc(10 * 1_048_576, 120), { isLong: true }),
    { name: 'without end', query: text, body: endless(), isLong: true },
    ...body('gzip', gzipSync(valid.body), { headers: { 'content-encoding': 'gzip' } }),
    ...body('invalid UTF-8', Buffer.concat([valid.body, Buffer.from([0xff])])),
    ...body('BOM', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), valid.body])),
    ...body('NUL', `${valid.body.toString()}\0`),
    ...body('a list', '[]'),
    ...body('null', 'null'),
    ...body('10 000 levels', '['.repeat(10_000) + ']'.repeat(10_000), { isLong: true }),
    ...body('100 000 keys', `{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":1`).join()}}`, {
      isLong: true,
    }),
    ...body('__proto__', `{"__proto__":{"encrypt":${JSON.stringify(valid.encrypted)}}}`),
    // The last one counts, and it is not what was signed.
    ...body('a key twice', `{"encrypt":${JSON.stringify(valid.encrypted)},"encrypt":"x"}`),
    ...body('a number', '{"encrypt":1e999}'),
    ...body('half a surrogate', '{"encrypt":"\\ud800"}'),
    ...body('DTD around', '<!DOCTYPE a><xml><Encrypt>x</Encrypt></xml>'),
    ...body('laughs around', `<!DOCTYPE a [<!ENTITY l0 "ha">${entities}]><xml><Encrypt>&l9;</Encrypt></xml>`),
    bot('sealed: no JSON', seal('{"msgid":')),
    bot('sealed: empty', sealEncrypted(envelope.encrypt(''))),
    xml('sealed: DTD', `<!DOCTYPE xml SYSTEM "http://127.0.0.1:1/x">${textXml('参加')}`),
    xml('sealed: external entity', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${textXml('&e;')}`),
    xml(
      'sealed: billion laughs',
      `<!DOCTYPE x [<!ENTITY l0 "ha">${entities}]><xml><Content>&l9;</Content></xml>`,
    ),
    xml('sealed: unclosed', textXml('参加').replace('</xml>', '')),
    xml('sealed: unclosed CDATA', textXml('参加').replace(']]></Content>', '')),
    xml('sealed: the end of a CDATA within its words', textXml('参加]]>请假')),
    xml('sealed: unknown entity', '<xml><Content>&nothing;</Content></xml>'),
    xml('sealed: 10 000 levels', `<xml>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</xml>`),
    xml('sealed: two roots', '<xml></xml><xml></xml>'),
  ]
  const { words } = await stand.refusesAll(wrong)
  // What this test holds itself goes first; connections that were cut off let go of the rest when they are closed.
  wrong.length = 0
  const grown = () => (heapBytes() - before) / 1_048_576
  await vi.waitUntil(() => grown() < 20, { timeout: 10_000 }).catch(() => null)
  const grownMb = grown()
  await figure(annotate, 'B4', `${words}, memory + ${grownMb.toFixed(1)} MB (pass: < 20)`)
  expect(grownMb).toBeLessThan(20)
  expect(
    (await stand.ask(bot('after all', seal(wireOf(click('d4', `attend:${stand.meetingId}`)))))).status,
  ).toBe(200)
})

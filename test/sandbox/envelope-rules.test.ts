import { encrypt } from '@wecom/crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { streamReply } from './cards.ts'
import { type Answer, aesKey, held, type Stand, start0, startStand } from './stand.ts'

let stand: Stand
beforeAll(async () => {
  stand = await startStand({ timing: { answerWithinMs: 150 } })
})
afterAll(() => stand.close())

async function rulesBroken(answer: Answer): Promise<string[]> {
  stand.script(() => answer)
  const { violations, message } = await stand.say('主席团', 'yangguoliang', '@联络员 帮助')
  if (violations.length > 0) expect(message).toBeNull()
  return violations.map(violation => violation.rule)
}

const json = streamReply('好')
const nowS = Math.floor(start0.getTime() / 1000)

describe('an answer to a callback', () => {
  it('passes when it is sealed as the platform asks', async () => {
    expect(await rulesBroken({ json })).toEqual([])
  })
  it('may be empty', async () => {
    expect(await rulesBroken({})).toEqual([])
  })
  it('may be an encrypted {}', async () => {
    expect(await rulesBroken({ json: {} })).toEqual([])
  })
  it.each([300, -300])('may be stamped %d s from now', async offsetS => {
    expect(await rulesBroken({ json, timestamp: nowS + offsetS })).toEqual([])
  })

  it.each<[rule: string, why: string, answer: Answer]>([
    ['nonce', 'carries a nonce of its own', { json, nonce: 'mine' }],
    ['signature', 'is signed wrongly', { json, signature: 'f'.repeat(40) }],
    ['timestamp', 'is stamped in milliseconds', { json, timestamp: start0.getTime() }],
    ['timestamp', 'is stamped with a fraction', { json, timestamp: nowS + 0.5 }],
    ['timestamp', 'is stamped six minutes ago', { json, timestamp: nowS - 360 }],
    ['receiveid', 'names a corp', { json, receiveid: 'wx5823bf96d3bd56c7' }],
    ['reply-json', 'is not JSON inside', { plaintext: 'success' }],
    ['envelope', 'is not JSON outside', { rawBody: 'success' }],
    ['envelope', 'is plain', { rawBody: JSON.stringify(json) }],
    ['envelope', 'writes the timestamp as text', { rawBody: sealedWith({ timestamp: String(nowS) }) }],
    ['envelope', 'has a field more', { rawBody: sealedWith({ receiveid: '' }) }],
    ['envelope', 'is cut short', { encrypt: Buffer.alloc(40, 1).toString('base64') }],
    ['envelope', 'is empty cipher text', { encrypt: '' }],
    ['http-status', 'is a redirect', { status: 302, json }],
    ['http-status', 'is an error', { status: 500, rawBody: 'oops' }],
    ['unreachable', 'is a cut connection', { cut: true }],
  ])('breaks the rule %s when it %s', async (rule, _, answer) => {
    expect(await rulesBroken(answer)).toEqual([rule])
  })

  it('breaks the rule deadline, and is not shown, when it comes late', async () => {
    const never = held()
    expect(await rulesBroken({ json, after: never.promise })).toEqual(['deadline'])
    never.release()
  })
})

function sealedWith(fields: object): string {
  return JSON.stringify({
    encrypt: encrypt(aesKey, JSON.stringify(json), ''),
    msgsignature: 'f'.repeat(40),
    timestamp: nowS,
    nonce: 'n',
    ...fields,
  })
}

describe('the URL verification at the start', () => {
  it('passes when the decrypted echo comes back', async () => {
    await stand.sandbox.start()
    expect(stand.sandbox.violations().filter(({ rule }) => rule === 'url-verification')).toEqual([])
  })
  it.each(['"123"', 'echo\n'])('is a violation when the answer is %j', async echo => {
    const other = await startStand({ echo })
    await other.sandbox.start()
    expect(other.sandbox.violations().map(({ rule }) => rule)).toEqual(['url-verification'])
    await other.close()
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sampleTown } from '../../src/sandbox/sample-town.ts'
import { buttonCard, cardReply, streamReply } from './cards.ts'
import { held, room, type Stand, startStand } from './stand.ts'

let stand: Stand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.close())
beforeEach(async () => {
  await stand.api('/faults', { clear: true })
  stand.heard.length = 0
  stand.script(() => ({ json: streamReply('好') }))
})

const sendUrl = `/sandbox/wecom/cgi-bin/webhook/send?key=${sampleTown.chats[0]?.webhookKey}`
const hello = { msgtype: 'text', text: { content: '请回复' } }

async function webhookMessages(): Promise<number> {
  const { body } = await stand.api('/chats/wrYunxiPresidium01/messages')
  return room.parse(body).messages.filter(({ via }) => via === 'webhook').length
}

describe('faults on the way to the service', () => {
  it('dropNext loses the next n callbacks, and then no more', async () => {
    await stand.api('/faults', { dropNext: 1 })
    expect(await stand.say('single', 'yangguoliang', '帮助')).toMatchObject({
      delivered: false,
      reason: 'fault',
      message: null,
    })
    expect(stand.heard).toHaveLength(0)
    expect(await stand.say('single', 'yangguoliang', '帮助')).toMatchObject({ delivered: true, text: '好' })
  })

  it('duplicate sends the same message n times with nonces of their own; equal replies are right', async () => {
    await stand.api('/faults', { duplicate: 3 })
    const { violations } = await stand.say('single', 'yangguoliang', '帮助')
    expect(violations).toEqual([])
    expect(stand.heard).toHaveLength(3)
    expect(new Set(stand.heard.map(({ msgid }) => msgid)).size).toBe(1)
    expect(new Set(stand.heard.map(({ query }) => query.nonce)).size).toBe(3)
  })

  it('duplicate breaks the rule duplicate-reply when the replies differ', async () => {
    await stand.api('/faults', { duplicate: 2 })
    let calls = 0
    stand.script(() => {
      calls += 1
      return { json: streamReply(`第${calls}次`) }
    })
    const { violations } = await stand.say('single', 'yangguoliang', '帮助')
    expect(violations.map(({ rule }) => rule)).toEqual(['duplicate-reply'])
  })

  it('loseReply sends a message once more, and never a click', async () => {
    stand.script(() => ({ json: cardReply(buttonCard('lost-reply')) }))
    await stand.api('/faults', { loseReply: 1 })
    const { message, violations } = await stand.say('single', 'yangguoliang', '会议')
    expect(violations).toEqual([])
    expect(stand.heard).toHaveLength(2)
    stand.script(() => ({}))
    await stand.api('/faults', { loseReply: 1 })
    await stand.click('single', 'yangguoliang', message?.id ?? '', 'reply:yes')
    expect(stand.heard).toHaveLength(3)
  })
})

describe('faults of the API host', () => {
  it('errcode refuses the next n calls, and records nothing', async () => {
    const before = await webhookMessages()
    await stand.api('/faults', { errcode: { code: 45033, times: 2 } })
    expect((await stand.call(sendUrl, hello)).errcode).toBe(45033)
    expect((await stand.call(sendUrl, hello)).errcode).toBe(45033)
    expect(await webhookMessages()).toBe(before)
    expect((await stand.call(sendUrl, hello)).errcode).toBe(0)
  })

  it('errcode may be a bare number, for one call', async () => {
    expect((await stand.api('/faults', { errcode: -1 })).body).toMatchObject({
      errcode: { code: -1, times: 1 },
    })
    expect((await stand.call(sendUrl, hello)).errcode).toBe(-1)
    expect((await stand.api('/faults')).body).toMatchObject({ errcode: null })
  })

  it('httpStatus answers without JSON', async () => {
    await stand.api('/faults', { httpStatus: 502 })
    const response = await fetch(stand.url + sendUrl, { method: 'POST', body: JSON.stringify(hello) })
    expect([response.status, await response.text()]).toEqual([502, 'fault'])
  })

  it.each([
    ['resetBefore', 0],
    ['resetAfter', 1],
  ])('%s cuts the connection after %d messages were recorded', async (fault, recorded) => {
    const before = await webhookMessages()
    await stand.api('/faults', { [fault]: 1 })
    await expect(stand.call(sendUrl, hello)).rejects.toThrow('fetch failed')
    expect(await webhookMessages()).toBe(before + recorded)
  })

  it('garbage records the message and answers no JSON', async () => {
    const before = await webhookMessages()
    await stand.api('/faults', { garbage: 1 })
    const response = await fetch(stand.url + sendUrl, { method: 'POST', body: JSON.stringify(hello) })
    expect(await response.text()).toContain('<html>')
    expect(await webhookMessages()).toBe(before + 1)
  })

  it('hang never answers and records nothing', async () => {
    const before = await webhookMessages()
    await stand.api('/faults', { hang: 1 })
    const init = { method: 'POST', body: JSON.stringify(hello), signal: AbortSignal.timeout(100) }
    await expect(fetch(stand.url + sendUrl, init)).rejects.toThrow(/timeout/)
    expect(await webhookMessages()).toBe(before)
  })

  it('delayMs makes every call take that long', async () => {
    await stand.api('/faults', { delayMs: 40 })
    const startedAtMs = performance.now()
    await stand.call(sendUrl, hello)
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(39)
  })

  it('are refused in one sentence when they are none', async () => {
    expect(await stand.api('/faults', { duplicate: -1 })).toEqual({
      status: 400,
      body: { error: expect.stringContaining('"duplicate"') },
    })
  })
})

describe('three interactions at a time', () => {
  it("a fourth of the same person is not delivered while three run; another person's is", async () => {
    const answer = held()
    stand.script(() => ({ json: streamReply('好'), after: answer.promise }))
    const say = (user: string) => stand.say('single', user, '帮助')
    const first = [say('yangguoliang'), say('yangguoliang'), say('yangguoliang')]
    await expect.poll(() => stand.heard.length).toBe(3)
    expect(await say('yangguoliang')).toMatchObject({ delivered: false, reason: 'three in progress' })
    const other = say('shenyueying')
    await expect.poll(() => stand.heard.length).toBe(4)
    answer.release()
    for (const outcome of [...first, other])
      expect(await outcome).toMatchObject({ delivered: true, violations: [] })
    expect(await say('yangguoliang')).toMatchObject({ delivered: true })
  })
})

import { describe, expect, test } from 'vitest'
import type { Incoming } from '../../src/bot/incoming.ts'
import { HttpRefused } from '../../src/errors.ts'
import { VerifiedCallback } from '../../src/wecom/callback.ts'
import { toIncoming } from '../../src/wecom/inbound.ts'
import { cleanedUp, groupText, post } from '../http/service.ts'
import { heapBytes } from '../support/heap.ts'
import { envelope, now, querystring } from '../wecom/official.ts'
import { layers, mutatedCallback, seeded } from './mutation.ts'

const start = cleanedUp()
const seed = Number(process.env.SEED ?? 20_261_122)

const messages = [
  groupText,
  { ...groupText, quote: { msgtype: 'text', text: { content: '原文' } } },
  { ...groupText, msgtype: 'mixed', mixed: { msg_item: [{ msgtype: 'text', text: { content: '参加' } }] } },
  {
    ...groupText,
    msgtype: 'event',
    create_time: 1_700_000_000,
    event: {
      eventtype: 'template_card_event',
      template_card_event: {
        event_key: 'k',
        task_id: 't',
        selected_items: { selected_item: [{ question_key: 'q', option_ids: { option_id: ['a'] } }] },
      },
    },
  },
  { ...groupText, msgtype: 'event', event: { eventtype: 'enter_chat' } },
].map(message => JSON.stringify(message))

test(`10 000 mutated envelopes over HTTP: no 5xx, no memory kept, still serving (seed ${seed})`, {
  timeout: 180_000,
}, async () => {
  const random = seeded(seed)
  let delivered = 0
  const service = await start({
    receive: async () => {
      delivered++
      return { kind: 'silent' }
    },
  })
  const statuses = new Map<number, number>()
  const round = async (count: number): Promise<void> => {
    for (let sent = 0; sent < count; sent += 20) {
      const batch = Array.from({ length: 20 }, () => {
        const layer = layers[Math.floor(random() * layers.length)] ?? 'body'
        const message = messages[Math.floor(random() * messages.length)] ?? ''
        return post(service, mutatedCallback(layer, message, random))
      })
      for (const answer of await Promise.all(batch)) {
        await answer.arrayBuffer()
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      }
    }
  }
  await round(1_000)
  const before = heapBytes()
  await round(9_000)
  const grown = heapBytes() - before

  expect([...statuses.keys()].sort()).toEqual([200, 400, 403])
  // Mutated messages inside sound envelopes still are JSON now and then; the rest was refused.
  expect(delivered).toBe(statuses.get(200))
  expect(statuses.get(400)).toBeGreaterThan(3_000)
  expect(statuses.get(403)).toBeGreaterThan(500)
  expect(grown).toBeLessThan(20 * 1_048_576)
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
})

describe('without HTTP between', () => {
  test(`20 000 mutations: refused with 400 or 403, or understood, and nothing else is thrown (seed ${seed})`, () => {
    const random = seeded(seed + 1)
    const kinds = new Map<Incoming['kind'] | number, number>()
    const count = (what: Incoming['kind'] | number): void => {
      kinds.set(what, (kinds.get(what) ?? 0) + 1)
    }
    for (let run = 0; run < 20_000; run++) {
      const layer = layers[run % layers.length] ?? 'body'
      const { query, body } = mutatedCallback(layer, messages[run % messages.length] ?? '', random)
      try {
        const incoming = toIncoming(VerifiedCallback.open(envelope, querystring(query), body, now))
        count(incoming.kind)
        expect(JSON.stringify(incoming)).not.toMatch(/\\u0000|\\ud[89a-f]../)
      } catch (error) {
        if (!(error instanceof HttpRefused)) throw error
        count(error.status)
      }
    }
    expect([...kinds.keys()]).toEqual(expect.arrayContaining([400, 403, 'text', 'click', 'unknown']))
    expect([...kinds.keys()].filter(kind => typeof kind === 'number').sort()).toEqual([400, 403])
  })
})

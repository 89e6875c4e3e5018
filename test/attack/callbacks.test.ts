/** What a stranger can send to the callbacks without a key, and WeCom's key in the wrong hands. */
import { performance } from 'node:perf_hooks'
import { expect, it, test } from 'vitest'
import { appCallbackPath } from '../../src/http/app-callback-route.ts'
import { callbackPath } from '../../src/http/callback-route.ts'
import { rawRequest } from '../http/raw-request.ts'
import { cleanedUp, groupText, post } from '../http/service.ts'
import { agentId, appEnvelope, corpId } from '../wecom/app/official.ts'
import { now, querystring, seal } from '../wecom/official.ts'

const start = cleanedUp()
const receive = async () => ({ kind: 'silent' }) as const
const clock = { now: () => now, offsetMs: 0 }
const startApp = () =>
  start({ envelope: null, clock, heardByApp: { corpId, agentId, envelope: appEnvelope, receive } })

/** Nothing in these is signed: whoever finds the address can send them. */
const million = 1_000_000
const costly: readonly (readonly [name: string, body: string])[] = [
  ['one attribute again and again', `<xml ${'a="1" '.repeat(million / 6)}></xml>`],
  ['attributes', `<xml ${Array.from({ length: million / 12 }, (_, nth) => `a${nth}="1"`).join(' ')}></xml>`],
  [
    'name spaces',
    `<xml ${Array.from({ length: million / 18 }, (_, nth) => `xmlns:a${nth}="1"`).join(' ')}></xml>`,
  ],
  ['entities', `<xml><Encrypt>${'&amp;'.repeat(million / 5)}</Encrypt></xml>`],
  ['an end that does not come', `<xml><Encrypt><![CDATA[${']'.repeat(million)}]]></Encrypt></xml>`],
  ['an instruction', `<?x ${'?'.repeat(million)}`],
  ['control characters', `<xml><Encrypt>${'\u0001'.repeat(million)}</Encrypt></xml>`],
  ['line ends', `<xml><Encrypt>${'\r\n'.repeat(million / 2)}</Encrypt></xml>`],
]

it.each(costly)('a megabyte of %s, unsigned, is refused without the time of another', async (_, body) => {
  const service = await startApp()
  const { query } = seal(groupText)
  const url = `${service.url}${appCallbackPath}?${querystring(query)}`
  const refusedAfterMs = async (sent: string) => {
    const from = performance.now()
    expect((await fetch(url, { method: 'POST', body: sent })).status).toBe(400)
    return performance.now() - from
  }
  const times: number[] = []
  const ofNothingCostly: number[] = []
  for (let nth = 0; nth < 4; nth++) {
    times.push(await refusedAfterMs(body))
    ofNothingCostly.push(await refusedAfterMs('x'.repeat(million)))
  }
  // Reading all of it took from 70 to 1 000 ms of the one thread. A busy machine takes as long for what costs nothing.
  expect(Math.min(...times)).toBeLessThan(40 + 3 * Math.min(...ofNothingCostly))
})

it.each(['\0', '会', 'a b', '<x>', "';--"])(
  'a click on a card named %j is no fault of ours',
  async taskId => {
    const service = await start({}, () => ({
      kind: 'update',
      audience: 'clicker',
      card: { taskId, title: '提示', buttons: [] },
    }))
    const click = {
      msgid: `click-${taskId}`,
      aibotid: 'B',
      chattype: 'single',
      from: { userid: 'zhangsan' },
      msgtype: 'event',
      event: {
        eventtype: 'template_card_event',
        template_card_event: { card_type: 'button_interaction', event_key: 'attend:1', task_id: taskId },
      },
    }
    const answer = await post(service, seal(click))
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  },
)

test('an address that is none is a mistake of the caller, not of ours', async () => {
  const lines: unknown[] = []
  const log = { error: (...words: unknown[]) => lines.push(words), warn() {}, info() {} }
  const service = await start({ log: log as never })
  for (const address of ['http://[', 'http://[::1', '//[', 'http://a:b:c/']) {
    const answer = await rawRequest(service.port, send =>
      send(`GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    )
    expect(answer, address).toMatch(/^HTTP\/1\.1 40[04] /)
  }
  expect(lines).toEqual([])
})

it.each([
  ['a message of somebody', JSON.stringify(groupText)],
  [
    'an answer of ours',
    JSON.stringify({ msgtype: 'stream', stream: { id: '1', finish: true, content: '住院' } }),
  ],
])('%s that was copied on its way is not read out as the text of a verification', async (_, text) => {
  const service = await start()
  const { query, encrypted } = seal(text)
  const answer = await fetch(`${service.url}${callbackPath}?${querystring({ ...query, echostr: encrypted })}`)
  expect(answer.status).toBe(400)
  expect(await answer.text()).not.toContain('msgtype')
})

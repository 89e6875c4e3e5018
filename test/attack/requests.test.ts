/** Requests that no client makes: two lengths, two hosts, lines within lines. One answer each, and the next caller's is his own. */
import { expect, it, test } from 'vitest'
import { callbackPath } from '../../src/http/callback-route.ts'
import { rawRequest } from '../http/raw-request.ts'
import { cleanedUp } from '../http/service.ts'

const start = cleanedUp()
const hidden = 'GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n'
const post = `POST ${callbackPath} HTTP/1.1\r\nHost: x\r\n`

it.each([
  ['a length and chunks', `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`],
  ['two lengths', `${post}Content-Length: 4\r\nContent-Length: 0\r\n\r\nabcd${hidden}`],
  ['an unknown encoding', `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`],
  ['a blank before the colon', `${post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`],
  [
    'a header that goes on in the next line',
    `${post}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${hidden}`,
  ],
  ['bare line feeds', `POST ${callbackPath} HTTP/1.1\nHost: x\nContent-Length: 0\n\n${hidden}`],
  ['a length below nothing', `${post}Content-Length: -5\r\n\r\n${hidden}`],
  ['a chunk of no size', `${post}Transfer-Encoding: chunked\r\n\r\nxyz\r\n${hidden}`],
  ['no host', `GET /healthz HTTP/1.1\r\n\r\n${hidden}`],
  ['a NUL in the address', `GET /heal\0thz HTTP/1.1\r\nHost: x\r\n\r\n${hidden}`],
  ['headers beyond all bounds', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(70_000)}\r\n\r\n${hidden}`],
])('%s: refused, the connection closed, and nothing that was hidden in it is answered', async (_, text) => {
  const service = await start()
  const answer = await rawRequest(service.port, send => send(text))
  expect(answer.match(/^HTTP\/1\.1 \d{3}/gm)).toEqual([expect.stringMatching(/ 4\d\d$/)])
  expect(answer).not.toContain('# HELP')
})

test('a connection that is to become another kind becomes none', async () => {
  const service = await start()
  for (const line of ['Upgrade: websocket', 'Upgrade: h2c'])
    for (const path of ['/', '/sandbox/wecom/ws', callbackPath]) {
      const answer = await rawRequest(service.port, send =>
        send(
          `GET ${path} HTTP/1.1\r\nHost: x\r\n${line}\r\nConnection: Upgrade, close\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
        ),
      )
      expect(answer).not.toMatch(/^HTTP\/1\.1 101/)
    }
})

test('no method but those of a route comes through, and none tells what the service is made of', async () => {
  const service = await start()
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'CONNECT'])
    for (const path of [callbackPath, '/healthz', '/readyz', '/metrics', '/', '/nowhere']) {
      const answer = await rawRequest(service.port, send =>
        send(`${method} ${path} HTTP/1.1\r\nHost: x\r\nX-Planted: planted\r\nConnection: close\r\n\r\n`),
      )
      // A tunnel is not even answered.
      if (method === 'CONNECT') expect(answer).toBe('')
      else expect(answer, `${method} ${path}`).toMatch(/^HTTP\/1\.1 40[45] /)
      expect(answer).not.toMatch(/planted|^Server:|X-Powered-By|Access-Control/im)
    }
})

test('an address without a path is none', async () => {
  const service = await start()
  for (const address of ['http://', 'http://x', 'http://?'])
    expect(
      await rawRequest(service.port, send =>
        send(`GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
      ),
      address,
    ).toMatch(/^HTTP\/1\.1 40[04] /)
})

const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`

test('what is asked in one packet is answered in its order', async () => {
  const service = await start()
  const last = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
  const answer = await rawRequest(service.port, send =>
    send(ask('/healthz') + ask('/metrics').repeat(200) + last),
  )
  expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(202)
  expect(answer.trimEnd()).toMatch(/ok$/)
})

test('who asks on and on without waiting is cut off, and nothing of his is worked on at once', async () => {
  const service = await start()
  const answer = await rawRequest(service.port, send => send(ask('/healthz').repeat(2_000))).catch(() => '')
  expect(answer.match(/HTTP\/1\.1 200/g)?.length ?? 0).toBeLessThan(300)
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
})

test('a body that says it is too long is not asked for', async () => {
  const service = await start()
  const expecting = (length: number) =>
    rawRequest(service.port, send => {
      send(`${post}Content-Length: ${length}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`)
      if (length < 10) send('x'.repeat(length))
    })
  expect(await expecting(10_000_000)).toMatch(/^HTTP\/1\.1 413 /)
  expect(await expecting(5)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 4\d\d /)
})

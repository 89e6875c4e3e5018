import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { callbackPath } from '../../src/http/callback-route.ts'
import { querystring, seal } from '../wecom/official.ts'
import { rawRequest } from './raw-request.ts'
import { cleanedUp, groupText, post } from './service.ts'

const start = cleanedUp()

describe('bodies', () => {
  const path = `${callbackPath}?${querystring(seal(groupText).query)}`
  const tooMuch = 'x'.repeat(1_048_577)

  test('one byte over the limit is 413, at the limit it is read', async () => {
    const service = await start()
    expect((await fetch(service.url + path, { method: 'POST', body: tooMuch })).status).toBe(413)
    expect((await fetch(service.url + path, { method: 'POST', body: tooMuch.slice(1) })).status).toBe(400)
  })

  test('10 MB and 20 MB are 413, and the service goes on', async () => {
    const service = await start()
    for (const megabytes of [10, 20]) {
      const body = new Uint8Array(megabytes * 1_048_576)
      const status = await fetch(service.url + path, { method: 'POST', body }).then(
        answer => answer.status,
        () => 'closed',
      )
      expect(megabytes === 10 ? [413] : [413, 'closed']).toContain(status)
    }
    expect((await post(service, seal(groupText))).status).toBe(200)
  })

  test('chunks without end are 413 and the connection is closed', async () => {
    const service = await start()
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    const answer = await rawRequest(service.port, send => {
      send(`POST ${path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`)
      for (let sent = 0; sent < 20; sent++) send(chunk)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*Connection: close/s)
  })

  test('a Content-Length that lies does not stop the next caller', async () => {
    const service = await start()
    const socket = connect(service.port, '127.0.0.1')
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nshort`)
    await once(socket, 'ready')
    expect((await post(service, seal(groupText))).status).toBe(200)
    socket.destroy()
    await once(socket, 'close')
    expect((await post(service, seal(groupText))).status).toBe(200)
  })

  test.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n'],
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['a length that is no number', 'Content-Length: abc\r\n'],
    ['a header of 64 KB', `X-Long: ${'x'.repeat(65_536)}\r\n`],
  ])('%s is refused', async (_name, headers) => {
    const service = await start()
    const answer = await rawRequest(service.port, send =>
      send(`POST ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\nabcde`),
    )
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  })

  test('a caller who goes away in the middle leaves nothing behind', async () => {
    const service = await start()
    for (let round = 0; round < 20; round++) {
      const socket = connect(service.port, '127.0.0.1')
      socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf`)
      await once(socket, 'ready')
      socket.resetAndDestroy()
    }
    expect((await post(service, seal(groupText))).status).toBe(200)
    expect(service.received).toHaveLength(1)
    expect(await service.stop(2_000)).toBe(true)
  })
})

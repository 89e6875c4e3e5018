/** Whoever breaks off what he asked, as often as he likes: the log has a line a minute, and no stack. */
import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { callbackPath } from '../../src/http/callback-route.ts'
import { createLog } from '../../src/log.ts'
import { cleanedUp, type Service } from '../http/service.ts'

const start = cleanedUp()
const at = { ms: Date.parse('2026-03-18T01:00:00Z') }

async function logged() {
  const lines: string[] = []
  const log = createLog('info', { write: line => lines.push(line) })
  const service = await start({
    log,
    clock: { now: () => new Date(at.ms), offsetMs: 0 },
    parts: [
      async (ctx, next) => {
        if (ctx.path === '/large') ctx.body = Buffer.alloc(50_000_000)
        else if (ctx.path === '/ours') ctx.app.emit('error', new Error('a fault of ours'), ctx)
        else await next()
      },
    ],
  })
  // Each callback has its own line (`outcome`), which has neither.
  const told = () => lines.map(line => JSON.parse(line)).filter(line => line.event !== 'callback')
  return { service, told }
}

/** @returns when it is broken off, and the service has heard of it */
const breakOff = (service: Service, work: (socket: Socket) => void): Promise<void> =>
  new Promise(resolve => {
    const socket = connect(service.port, '127.0.0.1', () => work(socket))
    socket.resume()
    socket.on('error', () => undefined)
    socket.on('close', () => setTimeout(resolve, 50))
  })
const head = `POST ${callbackPath} HTTP/1.1\r\nHost: x\r\n`
const soon = (work: () => void) => setTimeout(work, 50)

const cut = (socket: Socket) => {
  socket.write(`${head}Content-Length: 100\r\n\r\nabc`)
  soon(() => socket.resetAndDestroy())
}
const left = (socket: Socket) => {
  socket.write(`${head}Content-Length: 100\r\n\r\nabc`)
  soon(() => socket.destroy())
}
const garbled = (socket: Socket) => {
  socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`)
  soon(() => socket.write('zzz\r\n'))
}
const unread = (socket: Socket) => {
  socket.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n')
  socket.once('data', () => {
    socket.pause()
    soon(() => socket.resetAndDestroy())
  })
}

test('requests that are cut, garbled or not waited for are counted in one line a minute', async () => {
  const { service, told } = await logged()
  await breakOff(service, cut)
  expect(told()).toEqual([
    expect.objectContaining({
      level: 30,
      event: 'broken_off',
      by: { ECONNRESET: 1 },
      msg: expect.any(String),
    }),
  ])
  for (const work of [left, garbled, unread, cut]) await breakOff(service, work)
  expect(told()).toHaveLength(1)
  at.ms += 60_000
  await breakOff(service, garbled)
  const { event, by } = told()[1]
  expect([event, by.HPE_INVALID_CHUNK_SIZE]).toEqual(['broken_off', 2])
  expect(Object.values<number>(by).reduce((sum, count) => sum + count)).toBe(5)
  expect(JSON.stringify(told())).not.toMatch(/stack|"err"/)
})

test('a body that does not come in time (408) is one of them', async () => {
  const { service, told } = await logged()
  service.server.headersTimeout = 200
  service.server.requestTimeout = 200
  let answer = ''
  await breakOff(service, socket => {
    socket.on('data', chunk => {
      answer += chunk.toString('latin1')
    })
    socket.write(`${head}Content-Length: 100\r\n\r\nabc`)
  })
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(told()).toMatchObject([{ level: 30, by: { ERR_HTTP_REQUEST_TIMEOUT: 1 } }])
  expect(JSON.stringify(told())).not.toContain('stack')
})

test('a fault of ours still has its stack, each time', async () => {
  const { service, told } = await logged()
  for (let nth = 0; nth < 2; nth++) await fetch(`${service.url}/ours`)
  const line = { level: 40, err: { message: 'a fault of ours', stack: expect.arrayContaining([]) } }
  expect(told()).toMatchObject([line, line])
})

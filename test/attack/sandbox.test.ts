/** A page of another site whose name was turned to this machine's address (DNS rebinding): to browsers it is of one origin. */
import { afterAll, expect, it } from 'vitest'
import { rawRequest } from '../http/raw-request.ts'
import { startTown } from '../support/town.ts'

const town = await startTown()
const port = Number(new URL(town.url).port)
afterAll(() => undefined)

const asks = async (host: string, path = '/sandbox/api/chats'): Promise<string> =>
  (
    await rawRequest(port, send =>
      send(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nConnection: close\r\n\r\n`),
    )
  ).slice(0, 12)

it.each(['evil.test', 'evil.test:3000', '127.0.0.1.evil.test', 'localhost.evil.test', '[::1].evil.test'])(
  'the room has nothing for a page of %s',
  async host => {
    for (const path of ['/sandbox', '/sandbox/api/chats', '/sandbox/api/clock'])
      expect(await asks(host, path), path).toBe('HTTP/1.1 403')
  },
)

it.each(['127.0.0.1', 'localhost', '[::1]', '192.168.1.20', 'office-pc', 'LOCALHOST'])(
  'and is there at %s',
  async host => {
    expect(await asks(`${host}:${port}`)).toBe('HTTP/1.1 200')
  },
)

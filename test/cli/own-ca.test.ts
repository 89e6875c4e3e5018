/**
 * A private installation (政务微信): its own addresses, and certificates of an authority that no computer knows by itself. The
 * ones here were made for this test and are good for 127.0.0.1 alone.
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { testDatabase } from '../support/database.ts'
import { BuiltCli } from './child.ts'

const { url } = await testDatabase()
const file = (name: string) => new URL(`own-ca/${name}`, import.meta.url).pathname
const frame = z.object({ headers: z.object({ req_id: z.string() }) })

const server = createServer(
  { cert: readFileSync(file('server.pem')), key: readFileSync(file('server.key')) },
  (request, response) => {
    const isToken = request.url?.startsWith('/cgi-bin/gettoken') === true
    const answer = isToken
      ? { access_token: 't', expires_in: 7_200 }
      : { department: [{ id: 1, parentid: 0 }] }
    response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', ...answer }))
  },
)
const sockets = new WebSocketServer({ noServer: true })
server.on('upgrade', (request, wire, head) =>
  sockets.handleUpgrade(request, wire, head, socket =>
    socket.on('message', data => {
      const { headers } = frame.parse(JSON.parse(String(data)))
      socket.send(JSON.stringify({ headers, errcode: 0, errmsg: 'ok' }))
    }),
  ),
)
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo

let cli: BuiltCli
beforeAll(async () => {
  cli = await BuiltCli.build()
})
afterAll(async () => {
  cli.remove()
  for (const socket of sockets.clients) socket.terminate()
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const Answer = z.object({
  checks: z.array(z.object({ check: z.string(), ok: z.boolean().nullable(), message: z.string() })),
})

async function look(more: Record<string, string>) {
  const env = {
    DATABASE_URL: url,
    WECOM_API_BASE: `https://127.0.0.1:${port}`,
    WECOM_WS_URL: `wss://127.0.0.1:${port}`,
    WECOM_BOT_ID: 'aib1',
    WECOM_BOT_SECRET: 'secret',
    WECOM_CORP_ID: 'ww1',
    WECOM_APP_AGENT_ID: '1000002',
    WECOM_APP_SECRET: 'secret',
    ...more,
  }
  const { out } = await cli.run(['doctor', '--json'], { env, cwd: tmpdir() })
  const { checks } = Answer.parse(JSON.parse(out))
  return Object.fromEntries(checks.map(({ check, ok }) => [check, ok]))
}

test('its interface and its connection are used once its authority is named, and not before', async () => {
  expect(await look({})).toMatchObject({ app: false, connection: false })
  expect(await look({ NODE_EXTRA_CA_CERTS: file('ca.pem') })).toMatchObject({ app: true, connection: true })
})

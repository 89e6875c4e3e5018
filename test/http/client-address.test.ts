import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { clientAddress } from '../../src/http/client-address.ts'

function addressOf(peer: string, forwarded?: string): string {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: peer })
  const request = new IncomingMessage(socket)
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded
  return clientAddress(request)
}

it.each([
  ['the peer', '203.0.113.7', undefined, '203.0.113.7'],
  ['a proxy of ours speaks for the last of its list', '127.0.0.1', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
  ['in the clothes of the other kind, too', '::ffff:10.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
  ['what a stranger says of himself is not read', '203.0.113.7', '10.0.0.9', '203.0.113.7'],
  ['nor what is no address', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['of the newer kind a household counts as one', '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['however it is written', '127.0.0.1', '2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
  ['with what is left out in front', '2001:db8::1', undefined, '2001:db8:0:0::/64'],
  ['with an older one at its end', '2001:db8::192.0.2.1', undefined, '2001:db8:0:0::/64'],
  ['of this machine', '::1', undefined, '0:0:0:0::/64'],
])('%s', (_what, peer, forwarded, address) => {
  expect(addressOf(peer, forwarded)).toBe(address)
})

import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Where a proxy of ours can stand: this machine, or the network of its containers. */
const near = new BlockList()
near.addSubnet('127.0.0.0', 8)
near.addSubnet('10.0.0.0', 8)
near.addSubnet('172.16.0.0', 12)
near.addSubnet('192.168.0.0', 16)
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')

/**
 * Who is asking, for counting attempts and for nothing else. A proxy near us tells in the last entry of
 * `X-Forwarded-For` whom it speaks for; what others write there is not read, nor what stands before it.
 */
export function clientAddress({ socket, headers }: IncomingMessage): string {
  const peer = plain(socket.remoteAddress ?? '')
  const forwarded = plain(
    String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? '',
  )
  return network(isNear(peer) && isIP(forwarded) !== 0 ? forwarded : peer)
}

/** Of the newer kind a household has 2⁶⁴: whoever has one counts with all of them. */
function network(address: string): string {
  if (isIP(address) !== 6) return address
  const [before = '', after] = (address.split('%')[0] ?? '').split('::')
  const [head, tail] = [before, after ?? ''].map(part => part.split(':').filter(group => group !== ''))
  if (head === undefined || tail === undefined) return address
  // An IPv4 address at the end takes the place of two groups.
  const groups = head.length + tail.length + (address.includes('.') ? 1 : 0)
  const all =
    after === undefined ? head : [...head, ...Array<string>(Math.max(0, 8 - groups)).fill('0'), ...tail]
  const prefix = all.slice(0, 4).map(group => Number.parseInt(group, 16).toString(16))
  return `${prefix.join(':')}::/64`
}

/** An IPv4 address in the clothes of the other: `::ffff:10.0.0.1`. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

function isNear(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && near.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

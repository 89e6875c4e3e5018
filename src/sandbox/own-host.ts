/**
 * Whose pages may reach the room. A site can turn its own name to this machine's address; its pages are then of one
 * origin with the room, and only the name that the browser asks for gives them away. An address cannot be turned, a name
 * without a dot is nobody's to sell, and any other has to be the one that the service was given.
 */
import { isIP } from 'node:net'

/**
 * @param host as the request has it, `name[:port]`; empty where no browser asks
 * @param named the names that the service is started with
 */
export function isOwnHost(host: string, named: readonly string[]): boolean {
  if (host === '') return true
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  const name = hostname.replace(/^\[|\]$/g, '')
  return isIP(name) !== 0 || !name.includes('.') || named.includes(name)
}

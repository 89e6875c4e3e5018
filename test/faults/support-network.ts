/** The network between the service and its database: passes bytes on until it is told to swallow, delay or cut them. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { parseAddress } from '../../src/db/address.ts'

export type Way = 'to the server' | 'from the server'

export interface Network {
  /** While true nothing arrives and nothing is closed. */
  swallowing: boolean
  /** One way. */
  delayMs: number
  /** Asked about every piece; true: the connection is cut in its place. */
  cuts: (way: Way) => boolean
  /** The address of the same database through this network. */
  through(url: string): string
  close(): void
}

/** @param serverUrl a database of the server to lead to */
export async function startNetwork(serverUrl: string): Promise<Network> {
  const target = parseAddress(serverUrl)
  const pairs = new Set<Socket>()
  const proxy = createServer(client => {
    const server = target.host.startsWith('/')
      ? connect(`${target.host}/.s.PGSQL.${target.port}`)
      : connect(target.port, target.host)
    for (const [from, to, way] of [
      [client, server, 'to the server'],
      [server, client, 'from the server'],
    ] as const) {
      pairs.add(from)
      const pass = (bytes: Buffer): void => {
        if (!to.destroyed) to.write(bytes)
      }
      from.on('data', bytes => {
        if (network.cuts(way)) {
          client.resetAndDestroy()
          server.destroy()
        } else if (network.delayMs > 0) setTimeout(() => pass(bytes), network.delayMs)
        else if (!network.swallowing) pass(bytes)
      })
      from.on('error', () => undefined).on('close', () => to.destroy())
    }
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  const network: Network = {
    swallowing: false,
    delayMs: 0,
    cuts: () => false,
    through(url) {
      const through = new URL(url)
      through.host = `127.0.0.1:${port}`
      through.password = target.password
      return through.href
    },
    close() {
      for (const socket of pairs) socket.destroy()
      proxy.close()
    },
  }
  return network
}

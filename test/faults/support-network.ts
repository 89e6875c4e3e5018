/** The network between the service and its database: passes bytes on until it is told to swallow them. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { parseAddress } from '../../src/db/address.ts'

export interface Network {
  /** While true nothing arrives and nothing is closed. */
  swallowing: boolean
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
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      pairs.add(from)
      from.on('data', bytes => network.swallowing || to.write(bytes))
      from.on('error', () => undefined).on('close', () => to.destroy())
    }
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  const network: Network = {
    swallowing: false,
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

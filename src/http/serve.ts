import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { awaitBody } from './awaited-bodies.ts'
import type { Http } from './create-http.ts'
import { oneAtATime } from './one-at-a-time.ts'

export interface Serving {
  readonly server: Server
  /** The port that was really taken; differs from the wish only for 0. */
  readonly port: number
  /**
   * Stops accepting, lets what is being answered finish, then closes what is left (idle connections, event
   * streams).
   * @returns false when something was still under way after `maxMs` and was cut off
   */
  stop(maxMs: number): Promise<boolean>
}

/** A request, headers and body, has to be complete within this; the platform's are in milliseconds. */
const requestTimeoutMs = 10_000
/** Longer than the minute that reverse proxies keep theirs: the proxy, not we, closes an idle connection. */
const keepAliveTimeoutMs = 65_000

/** @throws the system's error (EADDRINUSE, EACCES …) when it cannot listen. */
export async function serve(http: Http, host: string, port: number): Promise<Serving> {
  const answer = oneAtATime(http.app.callback())
  const server = createServer(
    {
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      connectionsCheckingInterval: 1_000,
    },
    answer,
  )
  server.on('checkContinue', (request, response) => {
    awaitBody(request, response)
    answer(request, response)
  })
  const { upgrade } = http
  if (upgrade !== undefined)
    server.on('upgrade', (request, wire, head) => {
      if (!upgrade(request, wire, head)) wire.destroy()
    })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return { server, port: portOf(server.address()), stop: maxMs => stop(server, http, maxMs) }
}

async function stop(server: Server, http: Http, maxMs: number): Promise<boolean> {
  http.startDraining()
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  const finished = await http.inFlight.idle(maxMs)
  server.closeAllConnections()
  await closed
  return finished
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}

/**
 * What one connection asks is answered one after the other. Whoever asks on without waiting would otherwise have every request
 * of a packet worked on at once: 1,700 fit into one, and twenty connections took the memory and the one thread of everybody.
 */
import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'

/** Neither a browser, a proxy nor the platform has more than one under way on a connection. */
const waitingMax = 255

type Asked = Parameters<RequestListener>

export function oneAtATime(answer: RequestListener): RequestListener {
  /** Of the connections that are being answered: what they have asked since. */
  const waiting = new WeakMap<Socket, Asked[]>()

  const begin = (socket: Socket, [request, response]: Asked): void => {
    response.once('close', () => {
      const next = socket.destroyed ? undefined : waiting.get(socket)?.shift()
      if (next === undefined) waiting.delete(socket)
      else begin(socket, next)
    })
    answer(request, response)
  }

  return (request, response) => {
    const { socket } = request
    if (socket.destroyed) return
    const before = waiting.get(socket)
    if (before === undefined) {
      waiting.set(socket, [])
      begin(socket, [request, response])
    } else if (before.length < waitingMax) before.push([request, response])
    else socket.destroy()
  }
}

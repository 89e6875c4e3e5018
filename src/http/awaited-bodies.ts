/**
 * `Expect: 100-continue`: the caller sends a body only when he is told to. He is told by whoever reads it, so that what is
 * refused without it is refused at once.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'

const awaited = new WeakMap<IncomingMessage, ServerResponse>()

export function awaitBody(request: IncomingMessage, response: ServerResponse): void {
  awaited.set(request, response)
  // A body that was never asked for does not come; what comes in its place would be taken for it.
  response.setHeader('Connection', 'close')
}

/** @returns false when it is not asked for, since it says itself that it is longer than `maxBytes` */
export function askForBody(request: IncomingMessage, maxBytes: number): boolean {
  const response = awaited.get(request)
  if (response === undefined) return true
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return false
  awaited.delete(request)
  response.removeHeader('Connection')
  response.writeContinue()
  return true
}

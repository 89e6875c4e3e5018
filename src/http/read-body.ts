/**
 * The raw body, bounded. Our own reader because we need the bytes (the signature is over them), because a
 * parser with a router costs more than Koa itself, and because 'data' listeners beat `for await`.
 */
import type { IncomingMessage } from 'node:http'
import { HttpRefused } from '../errors.ts'
import { askForBody } from './awaited-bodies.ts'

/** The other side went away before its body was complete; there is nobody to answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone'
}

/**
 * How much is read and thrown away before a body that is too long is refused. Closing earlier resets the
 * connection, and the caller would see that instead of the 413.
 */
const discardMaxBytes = 16 * 1_048_576
const discardMaxMs = 1_000

/**
 * @throws HttpRefused 413 when there is more than `maxBytes`, whatever Content-Length says
 * @throws ClientGone
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    let deadline: NodeJS.Timeout | undefined

    const settle = (outcome: () => void): void => {
      clearTimeout(deadline)
      request.off('data', onData).off('end', onEnd).off('close', onGone).off('error', onGone)
      outcome()
    }
    const refuse = (): void => settle(() => reject(new HttpRefused(413, 'body too large')))
    const onGone = (): void => settle(() => reject(new ClientGone('body incomplete')))
    const onEnd = (): void => {
      if (length > maxBytes) refuse()
      else settle(() => resolve(Buffer.concat(chunks, length)))
    }
    const onData = (chunk: Buffer): void => {
      length += chunk.length
      if (length <= maxBytes) {
        chunks.push(chunk)
      } else {
        chunks.length = 0
        deadline ??= setTimeout(refuse, discardMaxMs)
        if (length > discardMaxBytes) refuse()
      }
    }
    if (!askForBody(request, maxBytes)) {
      refuse()
      return
    }
    request.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone)
  })
}

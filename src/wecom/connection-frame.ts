import type { WSClient } from '@wecom/aibot-node-sdk'
import { z } from 'zod'

const frame = z.object({
  headers: z.object({ req_id: z.string().regex(/^[!-~]{1,256}$/) }),
  body: z.record(z.string(), z.unknown()),
})

/** «Somebody else has connected»: of the connection itself, nobody's message (wecom-protocol 2.6). */
const ofTheConnection = z.object({ event: z.object({ eventtype: z.literal('disconnected_event') }) })

/**
 * A message or an event that came over an authenticated connection: what a signature is for a callback, and nobody else
 * can make one. The SDK's types of events are not what arrives, so the body is of any shape here (`wire.ts` reads it).
 */
export class ConnectionFrame {
  readonly #plaintext: string
  readonly message: unknown
  /** What an answer has to name (wecom-protocol 2.2). */
  readonly requestId: string

  private constructor(requestId: string, message: Readonly<Record<string, unknown>>) {
    this.requestId = requestId
    this.message = message
    // Only for a message without a usable id: the text as it came is not to be had any more.
    this.#plaintext = `${requestId}\n${JSON.stringify({ ...message, msgid: undefined })}`
  }

  /** It holds what people wrote and never goes to a log. */
  get plaintext(): string {
    return this.#plaintext
  }

  /** @param heard told of every message and event of people, in the order in which they came */
  static hear(client: WSClient, heard: (frame: ConnectionFrame) => void, misread: () => void): void {
    const read = (received: unknown): void => {
      const parsed = frame.safeParse(received)
      if (!parsed.success) misread()
      else if (!ofTheConnection.safeParse(parsed.data.body).success)
        heard(new ConnectionFrame(parsed.data.headers.req_id, parsed.data.body))
    }
    client.on('message', read)
    client.on('event', read)
  }
}

import type { ServerResponse } from 'node:http'

export type LiveEvent =
  | { readonly kind: 'chat'; readonly chat: string | null }
  | { readonly kind: 'clock' }
  | { readonly kind: 'faults' }

const keepAliveMs = 25_000
/** A reader that does not read is dropped rather than buffered for. */
const bufferMaxBytes = 256 * 1024

/** Server-sent events for the open rooms: they say that something changed, the room then asks what. */
export class LiveUpdates {
  readonly #streams = new Set<ServerResponse>()
  readonly #keepAlive: NodeJS.Timeout

  constructor() {
    this.#keepAlive = setInterval(() => this.#write(': \n\n'), keepAliveMs)
    this.#keepAlive.unref()
  }

  /** Keeps the response open. It is written past Koa, to which a reader that leaves would be an error. */
  open(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write('retry: 1000\n\n')
    this.#streams.add(response)
    response.once('close', () => this.#streams.delete(response))
  }

  announce(event: LiveEvent): void {
    this.#write(`data: ${JSON.stringify(event)}\n\n`)
  }

  close(): void {
    clearInterval(this.#keepAlive)
    for (const stream of this.#streams) stream.end()
  }

  #write(text: string): void {
    for (const stream of this.#streams) {
      if (stream.writableLength > bufferMaxBytes) stream.destroy()
      else stream.write(text)
    }
  }
}

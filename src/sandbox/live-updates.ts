import { PassThrough } from 'node:stream'

export type LiveEvent =
  | { readonly kind: 'chat'; readonly chat: string | null }
  | { readonly kind: 'clock' }
  | { readonly kind: 'faults' }

const keepAliveMs = 25_000
/** A reader that does not read is dropped rather than buffered for. */
const bufferMaxBytes = 256 * 1024

/** Server-sent events for the open rooms: they say that something changed, the room then asks what. */
export class LiveUpdates {
  readonly #streams = new Set<PassThrough>()
  readonly #keepAlive: NodeJS.Timeout

  constructor() {
    this.#keepAlive = setInterval(() => this.#write(': \n\n'), keepAliveMs)
    this.#keepAlive.unref()
  }

  open(): PassThrough {
    const stream = new PassThrough()
    this.#streams.add(stream)
    stream.once('close', () => this.#streams.delete(stream))
    stream.write('retry: 1000\n\n')
    return stream
  }

  announce(event: LiveEvent): void {
    this.#write(`data: ${JSON.stringify(event)}\n\n`)
  }

  close(): void {
    clearInterval(this.#keepAlive)
    for (const stream of this.#streams) stream.destroy()
  }

  #write(text: string): void {
    for (const stream of this.#streams) {
      if (stream.writableLength > bufferMaxBytes) stream.destroy()
      else stream.write(text)
    }
  }
}

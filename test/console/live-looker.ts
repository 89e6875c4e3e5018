/** Somebody who looks at what goes on, as a browser's EventSource does, but for coming back. */
import { type IncomingMessage, request } from 'node:http'

export class Looker {
  readonly #answer: IncomingMessage
  readonly #waiting: { readonly fits: () => boolean; readonly resolve: () => void }[] = []
  /** What stands in the page's elements by now, by their ids. */
  readonly shown = new Map<string, string>()
  /** Every event, with the moment of `performance.now()` that it came at. */
  readonly events: { readonly at: number; readonly changes: Readonly<Record<string, string>> }[] = []
  bytes = 0
  isOver = false
  #rest = ''

  private constructor(answer: IncomingMessage) {
    this.#answer = answer
    answer.setEncoding('utf8')
    answer.on('data', (text: string) => this.#take(text))
    answer.once('close', () => {
      this.isOver = true
      this.#look()
    })
    answer.on('error', () => undefined)
  }

  /** @returns whoever looks, or the status that he was refused with */
  static look(url: string, path: string, session: string): Promise<Looker | number> {
    return new Promise((resolve, reject) => {
      const asked = request(url + path, { headers: { cookie: `liaison-session=${session}` }, agent: false })
      asked.once('error', reject)
      asked.once('response', answer => {
        const status = answer.statusCode ?? 0
        if (status === 200) return resolve(new Looker(answer))
        answer.resume()
        answer.once('end', () => resolve(status))
      })
      asked.end()
    })
  }

  get headers() {
    return this.#answer.headers
  }

  until(fits: () => boolean): Promise<void> {
    return new Promise(resolve => {
      this.#waiting.push({ fits, resolve })
      this.#look()
    })
  }

  /** Nothing is read any more: the connection stays. */
  pause(): void {
    this.#answer.pause()
  }

  leave(): void {
    this.#answer.destroy()
  }

  #take(text: string): void {
    const at = performance.now()
    this.bytes += Buffer.byteLength(text)
    const pieces = (this.#rest + text).split('\n\n')
    this.#rest = pieces.pop() ?? ''
    for (const piece of pieces) {
      if (!piece.startsWith('data: ')) continue
      const changes = JSON.parse(piece.slice(6)) as Record<string, string>
      this.events.push({ at, changes })
      for (const [id, html] of Object.entries(changes)) this.shown.set(id, html)
    }
    this.#look()
  }

  #look(): void {
    for (const one of this.#waiting.splice(0)) {
      if (one.fits()) one.resolve()
      else this.#waiting.push(one)
    }
  }
}

export async function lookAt(url: string, path: string, session: string): Promise<Looker> {
  const found = await Looker.look(url, path, session)
  if (typeof found === 'number') throw new Error(`${path}: ${found}`)
  return found
}

/** A figure of a page, by its name. */
export const figureIn = (html: string | undefined, name: string): number =>
  Number(new RegExp(`<dt>${name}</dt><dd>(\\d+)</dd>`).exec(html ?? '')?.[1] ?? Number.NaN)

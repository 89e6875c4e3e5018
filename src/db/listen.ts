import type { Logger } from '../log.ts'
import { Lane, type LaneOptions } from './lane.ts'
import { assemble, Part } from './sql.ts'

const RETRY_MS = { first: 100, most: 30_000 } as const

/**
 * NOTIFY, on one connection of its own that is opened again whenever it is lost. A hint only: every way it can be
 * missing (a pooler in between, a restart) ends in a warning, and whoever listens polls.
 */
export class Listener {
  readonly #options: LaneOptions
  readonly #log: Logger
  readonly #channels = new Map<string, Set<() => void>>()
  #lane: Lane | undefined
  #connecting: Promise<void> | undefined
  #retry: NodeJS.Timeout | undefined
  #pauseMs: number = RETRY_MS.first
  #closed = false

  constructor(options: LaneOptions, log: Logger) {
    this.#options = { ...options, onNotify: channel => this.#tell(channel) }
    this.#log = log
  }

  async listen(channel: string, onNotify: () => void): Promise<() => Promise<void>> {
    const heard = this.#channels.get(channel) ?? new Set()
    heard.add(onNotify)
    this.#channels.set(channel, heard)
    if (this.#lane && heard.size === 1) await this.#say('listen', channel).catch(() => undefined)
    else await this.#connect()
    return async () => {
      heard.delete(onNotify)
      if (heard.size > 0 || this.#channels.get(channel) !== heard) return
      this.#channels.delete(channel)
      await this.#say('unlisten', channel).catch(() => undefined)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    await this.#connecting
    const lane = this.#lane
    if (!lane) return
    lane.onLost = undefined
    await lane.close(500)
  }

  #connect(): Promise<void> {
    if (this.#lane || this.#closed) return Promise.resolve()
    this.#connecting ??= this.#open().finally(() => {
      this.#connecting = undefined
    })
    return this.#connecting
  }

  async #open(): Promise<void> {
    try {
      const lane = await Lane.open(this.#options)
      this.#lane = lane
      lane.onLost = () => {
        this.#lane = undefined
        this.#again()
      }
      await Promise.all(Array.from(this.#channels.keys(), channel => this.#say('listen', channel)))
      this.#pauseMs = RETRY_MS.first
    } catch (err) {
      this.#log.warn({ err }, 'no NOTIFY from the database: polling only')
      if (!this.#lane) this.#again()
    }
  }

  #again(): void {
    if (this.#closed) return
    this.#retry = setTimeout(async () => {
      await this.#connect()
      if (this.#lane) for (const channel of this.#channels.keys()) this.#tell(channel)
    }, this.#pauseMs).unref()
    this.#pauseMs = Math.min(this.#pauseMs * 2, RETRY_MS.most)
  }

  #tell(channel: string): void {
    for (const onNotify of this.#channels.get(channel) ?? []) onNotify()
  }

  async #say(verb: 'listen' | 'unlisten', channel: string): Promise<void> {
    const name = new Part([`"${channel.replaceAll('"', '""')}"`], [])
    await this.#lane?.run(assemble([`${verb} `, ''], [name]))
  }
}

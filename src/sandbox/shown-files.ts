import { randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import { HttpRefused } from '../errors.ts'
import type { SentFile } from './sent-file.ts'

/** As much as a machine for playing can spare; older ones go, and the room then tells their names alone. */
const mostBytes = 96 * 1_048_576

/** What people sent, for the room to show. In memory: after a restart there are the names. */
export class ShownFiles {
  readonly #files = new Map<string, SentFile>()
  #bytes = 0

  /** @returns the last part of its address */
  put(file: SentFile): string {
    const id = randomBytes(16).toString('hex')
    this.#files.set(id, file)
    this.#bytes += file.bytes.length
    for (const [oldest, { bytes }] of this.#files) {
      if (this.#bytes <= mostBytes || oldest === id) break
      this.#files.delete(oldest)
      this.#bytes -= bytes.length
    }
    return id
  }

  /** @throws HttpRefused 404 when it is not there any more */
  answer(ctx: Context, id: string): void {
    const file = this.#files.get(id)
    if (file === undefined) throw new HttpRefused(404, 'This file is not there any more.')
    // Whatever it says it is, a browser may at most draw it.
    if (file.kind === 'image') ctx.type = 'image/jpeg'
    else {
      ctx.attachment(file.name)
      ctx.type = 'application/octet-stream'
    }
    ctx.body = file.bytes
  }
}

import { randomBytes } from 'node:crypto'
import { connectionLimits } from '../../wecom/limits.ts'
import type { SentFile } from '../sent-file.ts'

/** Files with a name of the platform: what people sent to the app and what it uploads, for three days (wecom-protocol 4.4). */
export class AppMedia {
  readonly #files = new Map<string, { readonly file: SentFile; readonly untilMs: number }>()

  /** @returns its media_id */
  put(file: SentFile, now: Date): string {
    const id = randomBytes(24).toString('base64url')
    for (const [old, { untilMs }] of this.#files) if (untilMs <= now.getTime()) this.#files.delete(old)
    this.#files.set(id, { file, untilMs: now.getTime() + connectionLimits.mediaLifeMs })
    return id
  }

  /** @returns null when it was never there or is over: errcode 40007 */
  find(id: string, now: Date): SentFile | null {
    const kept = this.#files.get(id)
    return kept === undefined || kept.untilMs <= now.getTime() ? null : kept.file
  }
}

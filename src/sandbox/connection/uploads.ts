/** Files that the service brings in pieces and sends under a media id (wecom-protocol 2.5). */
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { connectionLimits as limits } from '../../wecom/limits.ts'
import { bytes } from '../card-parts.ts'
import type { SentFile } from '../sent-file.ts'
import { type Ack, accepted, refused } from './ack.ts'

const initBody = z.strictObject({
  type: z.literal('file'),
  filename: bytes(limits.fileNameMaxBytes),
  total_size: z.int().min(limits.fileMinBytes).max(limits.fileMaxBytes),
  total_chunks: z.int().min(1).max(limits.uploadChunksMax),
  md5: z.string().optional(),
})
const chunkBody = z.strictObject({
  upload_id: z.string(),
  chunk_index: z.int().min(0),
  base64_data: z.base64().min(1),
})
const finishBody = z.strictObject({ upload_id: z.string() })

interface Upload {
  readonly init: z.infer<typeof initBody>
  readonly chunks: Map<number, Buffer>
  readonly until: number
}

export class Uploads {
  readonly #open = new Map<string, Upload>()
  readonly #media = new Map<string, { readonly file: SentFile; readonly until: number }>()

  /** @returns null when the command is none of an upload */
  perform(command: string, body: unknown, now: Date): Ack | null {
    switch (command) {
      case 'aibot_upload_media_init':
        return this.#init(body, now)
      case 'aibot_upload_media_chunk':
        return this.#chunk(body, now)
      case 'aibot_upload_media_finish':
        return this.#finish(body, now)
      default:
        return null
    }
  }

  /** @returns null when the media id is unknown or three days old */
  find(mediaId: string, now: Date): SentFile | null {
    const kept = this.#media.get(mediaId)
    return kept !== undefined && kept.until > now.getTime() ? kept.file : null
  }

  #init(body: unknown, now: Date): Ack {
    const init = initBody.safeParse(body)
    if (!init.success) return refused(40058, 'upload', z.prettifyError(init.error))
    const id = randomBytes(8).toString('hex')
    this.#open.set(id, { init: init.data, chunks: new Map(), until: now.getTime() + limits.uploadLifeMs })
    return { ...accepted, body: { upload_id: id } }
  }

  #chunk(body: unknown, now: Date): Ack {
    const chunk = chunkBody.safeParse(body)
    if (!chunk.success) return refused(40058, 'upload', z.prettifyError(chunk.error))
    const { upload_id, chunk_index, base64_data } = chunk.data
    const upload = this.#upload(upload_id, now)
    if (upload === null) return refused(40058, 'upload', 'no such upload')
    const piece = Buffer.from(base64_data, 'base64')
    if (chunk_index >= upload.init.total_chunks || piece.length > limits.uploadChunkMaxBytes)
      return refused(40058, 'upload', 'a piece outside of what was announced')
    upload.chunks.set(chunk_index, piece)
    return accepted
  }

  #finish(body: unknown, now: Date): Ack {
    const finish = finishBody.safeParse(body)
    const upload = finish.success ? this.#upload(finish.data.upload_id, now) : null
    if (upload === null) return refused(40058, 'upload', 'no such upload')
    const { init, chunks } = upload
    const whole = Buffer.concat(
      Array.from({ length: init.total_chunks }, (_, i) => chunks.get(i) ?? Buffer.alloc(0)),
    )
    const md5 = createHash('md5').update(whole).digest('hex')
    if (whole.length !== init.total_size || (init.md5 !== undefined && init.md5 !== md5))
      return refused(40058, 'upload', 'the pieces are not the whole that was announced')
    const id = randomBytes(16).toString('base64url')
    const file: SentFile = { kind: 'file', name: init.filename, bytes: whole }
    this.#media.set(id, { file, until: now.getTime() + limits.mediaLifeMs })
    return { ...accepted, body: { type: 'file', media_id: id, created_at: Math.floor(now.getTime() / 1000) } }
  }

  #upload(id: string, now: Date): Upload | null {
    const upload = this.#open.get(id)
    return upload !== undefined && upload.until > now.getTime() ? upload : null
  }
}

/** `media/upload` and `media/get` (wecom-protocol 4.4). */
import type { Context } from 'koa'
import { appLimits, connectionLimits } from '../../wecom/limits.ts'
import type { World } from '../world.ts'
import { type AppAnswer, done, refused } from './answers.ts'
import { readMultipart } from './multipart.ts'
import type { AppStand } from './stand.ts'

const imageMaxBytes = 10 * 1_048_576

export function upload(
  world: World,
  app: AppStand,
  type: string,
  contentType: string,
  body: Buffer,
): AppAnswer {
  const bad = (errcode: number, detail: string) => refused(world, errcode, [{ rule: 'app-media', detail }])
  if (type !== 'image' && type !== 'file') return bad(40004, `"${type}" is no type that is played here`)
  const part = readMultipart(contentType, body)
  if ('problem' in part) return bad(44001, part.problem)
  const { name, bytes } = part
  const most = type === 'image' ? imageMaxBytes : appLimits.fileMaxBytes
  if (bytes.length > most) return bad(45001, `the file has ${bytes.length} bytes`)
  if (bytes.length <= connectionLimits.fileMinBytes) return bad(40006, 'the file has 5 bytes or less')
  const media_id = app.media.put({ kind: type, name, bytes }, world.now())
  return { ...done, type, media_id, created_at: String(Math.floor(world.now().getTime() / 1_000)) }
}

/** A file is the file; only what is wrong is JSON. */
export function download(world: World, app: AppStand, ctx: Context, mediaId: string): void {
  const file = app.media.find(mediaId, world.now())
  if (file === null) {
    ctx.body = { errcode: 40007, errmsg: 'invalid media_id' }
    return
  }
  ctx.attachment(file.name)
  ctx.type = file.kind === 'image' ? 'image/jpeg' : 'application/octet-stream'
  ctx.body = file.bytes
}

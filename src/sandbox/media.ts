/** Files that people send to the bot: kept for five minutes behind an address, encrypted with the bot's key (P100719). */
import { createCipheriv, randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import { mediaLimits } from '../wecom/limits.ts'
import { admitReply, showReply } from './bot-message.ts'
import { callbackHead, deliver, responseUrl } from './callback.ts'
import type { Chat, Person } from './directory.ts'
import { gatherOutcome, type Outcome } from './outcome.ts'
import type { World } from './world.ts'

export interface SentFile {
  readonly kind: 'image' | 'file'
  readonly name: string
  readonly bytes: Buffer
}

interface Kept {
  readonly name: string
  readonly cipherText: Buffer
  readonly until: Date
}

export class MediaShelf {
  readonly #kept = new Map<string, Kept>()

  /** @returns the last part of its address */
  put(aesKey: string, { name, bytes }: SentFile, now: Date): string {
    const id = randomBytes(16).toString('hex')
    const key = Buffer.from(`${aesKey}=`, 'base64')
    const padLength = 32 - (bytes.length % 32)
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const padded = Buffer.concat([bytes, Buffer.alloc(padLength, padLength)])
    const cipherText = Buffer.concat([cipher.update(padded), cipher.final()])
    for (const [old, { until }] of this.#kept) if (until <= now) this.#kept.delete(old)
    this.#kept.set(id, { name, cipherText, until: new Date(now.getTime() + mediaLimits.urlLifeMs) })
    return id
  }

  answer(ctx: Context, id: string, now: Date): void {
    const kept = this.#kept.get(id)
    if (kept === undefined || kept.until <= now) {
      ctx.status = 403
      ctx.body = 'expired'
      return
    }
    ctx.attachment(kept.name)
    ctx.type = 'application/octet-stream'
    ctx.body = kept.cipherText
  }
}

export const mediaPath = '/sandbox/wecom/media/'

/** A person sends a picture or file in his single chat; groups do not bring such to the bot (wecom-protocol 1.6). */
export function sendFile(world: World, chat: Chat, person: Person, file: SentFile): Promise<Outcome> {
  return gatherOutcome(world, person.userid, async () => {
    const from = { kind: 'user' as const, userid: person.userid, name: person.name }
    world.rooms.add({ chat: chat.id, from, via: 'user', msgtype: file.kind, content: `[${file.name}]` })
    if (chat.type === 'group') return 'no mention'
    const done = await world.interactions.run(person.userid, () => exchange(world, chat, person, file))
    return done ?? 'three in progress'
  })
}

async function exchange(world: World, chat: Chat, person: Person, file: SentFile) {
  const url = `${world.serviceUrl()}${mediaPath}${world.media.put(world.credentials.aesKey, file, world.now())}`
  const payload = {
    ...callbackHead(world, chat, person.userid),
    response_url: responseUrl(world, world.responseCodes.issue(chat.id, file.name, world.now())),
    msgtype: file.kind,
    [file.kind]: { url },
  }
  const delivery = await deliver(world, chat.id, 'message', payload)
  if (delivery.kind === 'dropped') return 'fault' as const
  if (delivery.kind === 'unanswered') return { reply: null, message: null }
  const reply = admitReply(world, chat, 'message', delivery.json)
  return { reply: delivery.json, message: reply && showReply(world, chat, reply) }
}

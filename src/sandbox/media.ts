/** Files that people send to the bot: kept for five minutes behind an address, encrypted with the bot's key or their own (wecom-protocol 1.6, 2.3). */
import { createCipheriv, randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import { mediaLimits } from '../wecom/limits.ts'
import { sendToApp } from './app/send-files.ts'
import type { Spoken } from './carrier.ts'
import { carrierFor } from './carrier-for.ts'
import type { Chat, Person } from './directory.ts'
import { mentionsBot } from './mentions.ts'
import { gatherOutcome, type Outcome } from './outcome.ts'
import { mediaPath, type Sending, type SentFile } from './sent-file.ts'
import type { World } from './world.ts'

interface Kept {
  readonly name: string
  readonly cipherText: Buffer
  readonly until: Date
}

export class MediaShelf {
  readonly #kept = new Map<string, Kept>()

  /** @returns the last part of its address */
  put(key: Buffer, { name, bytes }: SentFile, now: Date): string {
    const id = randomBytes(16).toString('hex')
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

/** Groups bring the bot no picture but with words that mention it, and no file at all (wecom-protocol 1.6). */
export function sendFiles(world: World, chat: Chat, person: Person, sending: Sending): Promise<Outcome> {
  const { files, words } = sending
  return gatherOutcome(world, person.userid, async () => {
    world.rooms.add({
      chat: chat.id,
      from: { kind: 'user', userid: person.userid, name: person.name },
      via: 'user',
      msgtype: isMixed(sending) ? 'mixed' : files[0].kind,
      content: words ?? files.map(({ name }) => `[${name}]`).join(''),
      files: files.map(file => {
        const { kind, name, bytes } = file
        return { id: world.shownFiles.put(file), kind, name, bytes: bytes.length }
      }),
    })
    const { app } = world
    const carrier = carrierFor(world, chat)
    if (carrier === null) return 'no bot'
    if (chat.type === 'group' && !mentionsBot(words ?? '', world.botName)) return 'no mention'
    const done = await world.interactions.run(person.userid, () =>
      carrier === app?.carrier
        ? sendToApp(world, app, chat, person, sending)
        : carrier.message(chat, person, spokenOf(world, sending)),
    )
    return done ?? 'three in progress'
  })
}

const isMixed = ({ files, words }: Sending): boolean => words !== null || files.length > 1

function spokenOf(world: World, sending: Sending): Spoken {
  const { files, words } = sending
  const [first] = files
  const inMedia = (file: SentFile) => {
    const key = world.carrier.keysEachFile
      ? randomBytes(32)
      : Buffer.from(`${world.credentials.aesKey}=`, 'base64')
    return {
      url: `${world.serviceUrl()}${mediaPath}${world.media.put(key, file, world.now())}`,
      ...(world.carrier.keysEachFile ? { aeskey: key.toString('base64') } : {}),
    }
  }
  const pictures = () => files.map(file => ({ msgtype: 'image', image: inMedia(file) }))
  const texts = words === null ? [] : [{ msgtype: 'text', text: { content: words } }]
  return {
    shown: words ?? first.name,
    body: isMixed(sending)
      ? { msgtype: 'mixed', mixed: { msg_item: [...texts, ...pictures()] } }
      : { msgtype: first.kind, [first.kind]: inMedia(first) },
  }
}

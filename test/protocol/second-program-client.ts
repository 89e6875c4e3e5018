/**
 * A second program in WeCom's place: it knows the documents and Tencent's own package and nothing of this
 * service. It speaks the encrypted callbacks (P101033, P100719, P101027) and takes what is sent to the group
 * webhook and to response_url.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'
import { z } from 'zod'

export const secrets = {
  token: randomBytes(12).toString('hex'),
  encodingAesKey: randomBytes(32).toString('hex').slice(0, 43),
}

const sealedAnswer = z.object({
  encrypt: z.string(),
  msgsignature: z.string(),
  timestamp: z.number(),
  nonce: z.string(),
})

function signed(encrypted: string): { query: URLSearchParams; nonce: string } {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomBytes(6).toString('hex')
  const msg_signature = getSignature(secrets.token, timestamp, nonce, encrypted)
  return { nonce, query: new URLSearchParams({ msg_signature, timestamp, nonce }) }
}

export class SecondProgram {
  readonly #callback: string
  readonly #platform: string

  constructor(callback: string, platform: string) {
    this.#callback = callback
    this.#platform = platform
  }

  /** What the admin console does when the address is saved. @returns whether the service answered as it must */
  async verifies(): Promise<boolean> {
    const echo = String(randomBytes(5).readUInt32BE())
    const echostr = encrypt(secrets.encodingAesKey, echo, '')
    const { query } = signed(echostr)
    query.set('echostr', echostr)
    const response = await fetch(`${this.#callback}?${query}`)
    return response.status === 200 && (await response.text()) === echo
  }

  /** @param chat a group's chatid; null: the single chat. @returns the reply in the clear, null when it is empty */
  say(userid: string, text: string, chat: string | null): Promise<unknown> {
    const content = chat === null ? text : `@联络员 ${text}`
    return this.#send(userid, chat, { msgtype: 'text', text: { content } })
  }

  click(
    userid: string,
    card: {
      readonly taskId: string
      readonly key: string
      readonly selected: Readonly<Record<string, string>>
    },
    chat: string | null,
  ): Promise<unknown> {
    const items = Object.entries(card.selected).map(([question_key, id]) => ({
      question_key,
      option_ids: { option_id: [id] },
    }))
    return this.#send(userid, chat, {
      msgtype: 'event',
      event: {
        eventtype: 'template_card_event',
        template_card_event: {
          card_type: 'button_interaction',
          event_key: card.key,
          task_id: card.taskId,
          ...(items.length > 0 && { selected_items: { selected_item: items } }),
        },
      },
    })
  }

  async #send(userid: string, chat: string | null, what: object): Promise<unknown> {
    const encrypted = encrypt(
      secrets.encodingAesKey,
      JSON.stringify({
        msgid: randomUUID(),
        create_time: Math.floor(Date.now() / 1000),
        aibotid: 'second-program',
        ...(chat === null ? { chattype: 'single' } : { chattype: 'group', chatid: chat }),
        from: { userid },
        response_url: `${this.#platform}/cgi-bin/aibot/response?response_code=${randomUUID()}`,
        ...what,
      }),
      '',
    )
    const { query, nonce } = signed(encrypted)
    const response = await fetch(`${this.#callback}?${query}`, {
      method: 'POST',
      body: JSON.stringify({ encrypt: encrypted }),
      signal: AbortSignal.timeout(5_000),
    })
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${response.status}: ${text}`)
    if (text === '') return null
    const answer = sealedAnswer.parse(JSON.parse(text))
    const signature = getSignature(secrets.token, String(answer.timestamp), answer.nonce, answer.encrypt)
    if (answer.nonce !== nonce) throw new Error('the answer has another nonce')
    if (answer.msgsignature !== signature) throw new Error('the answer is not signed by the bot')
    return JSON.parse(decrypt(secrets.encodingAesKey, answer.encrypt).message)
  }
}

const pushedBody = z.discriminatedUnion('msgtype', [
  z.object({
    msgtype: z.literal('text'),
    text: z.object({ content: z.string(), mentioned_list: z.array(z.string()).optional() }),
  }),
  z.object({ msgtype: z.literal('markdown'), markdown: z.object({ content: z.string() }) }),
])

interface Pushed {
  /** The webhook's key; null through a response_url. */
  readonly key: string | null
  readonly text: string
  readonly mentioned: readonly string[]
}

export interface PlatformServer {
  readonly url: string
  readonly pushed: readonly Pushed[]
  /** Resolves as soon as what was pushed is `enough`. */
  until(enough: (pushed: readonly Pushed[]) => boolean): Promise<void>
  close(): Promise<void>
}

/** The platform's side of what the bot sends by itself; everything is taken. */
export async function startPlatform(): Promise<PlatformServer> {
  const all: Pushed[] = []
  let more = (): void => undefined
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const url = new URL(request.url ?? '', 'http://platform')
    const body = pushedBody.parse(JSON.parse(text))
    all.push({
      key: url.searchParams.get('key'),
      text: body.msgtype === 'text' ? body.text.content : body.markdown.content,
      mentioned: body.msgtype === 'text' ? (body.text.mentioned_list ?? []) : [],
    })
    response.setHeader('content-type', 'application/json')
    response.end('{"errcode":0,"errmsg":"ok"}')
    more()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    pushed: all,
    async until(enough) {
      while (!enough(all))
        await new Promise<void>(resolve => {
          more = resolve
        })
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

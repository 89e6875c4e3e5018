/** The platform as the service's client: seals callbacks anew for every try and waits five seconds for an answer. */
import { Agent, request } from 'node:http'
import type { Incoming } from '../../src/bot/incoming.ts'
import { callbackPath } from '../../src/http/callback-route.ts'
import { wireOf } from '../desk/wire.ts'
import { querystring, type Sealed, seal, unsealAnswer } from '../wecom/official.ts'

export type Message = Extract<Incoming, { kind: 'text' | 'click' }>

export interface Answer {
  readonly status: number
  readonly body: string
}

const patienceMs = 5_000

export const sealNow = (message: Message): Sealed => seal(wireOf(message), new Date())

/** What the answer says, its seal checked; null when it is empty. */
export function opened({ body }: Answer): unknown {
  return body === '' ? null : unsealAnswer(JSON.parse(body))
}

export class Platform {
  readonly #agent: Agent

  constructor(connections: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  /** One try. @throws when the connection fails or five seconds pass */
  post(port: number, { query, body }: Sealed): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const path = `${callbackPath}?${querystring(query)}`
      const sent = request(
        { host: '127.0.0.1', port, path, method: 'POST', agent: this.#agent },
        response => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.once('error', reject)
          response.once('end', () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
          )
        },
      )
      sent.setTimeout(patienceMs, () => sent.destroy(new Error('no answer within 5 s')))
      sent.once('error', reject)
      sent.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

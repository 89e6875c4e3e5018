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

export interface Delivered {
  /** A 200, or what the last try got. */
  readonly answer: Answer
  readonly tries: number
}

const patienceMs = 5_000
const mostTries = 4

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

  /** Until there is a 200, as the platform does it: one try and three repetitions, each sealed anew. */
  async deliver(port: number, message: Message, first: Sealed): Promise<Delivered> {
    for (let tries = 1; ; tries++) {
      const last = tries === mostTries
      const posted = this.post(port, tries === 1 ? first : sealNow(message))
      const answer = await (last ? posted : posted.catch(() => null))
      if (answer !== null && (answer.status === 200 || last)) return { answer, tries }
    }
  }

  close(): void {
    this.#agent.destroy()
  }
}

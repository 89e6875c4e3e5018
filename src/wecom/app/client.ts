/** Calls of the app's interface with its token (wecom-protocol 4). */
import type { z } from 'zod'
import { PlatformRefused } from '../../errors.ts'
import { apiUrl, askPlatform, uploadToPlatform } from '../client.ts'
import { multipart } from './multipart.ts'
import { type Token, TokenKeeper, type TokenSettings, type Tokens } from './token.ts'

interface AppCall<T> {
  /** Under `/cgi-bin/`; stands in errors too. */
  readonly action: string
  readonly query?: Readonly<Record<string, string>>
  /** Left out: a GET. */
  readonly body?: object
  /** In place of a body. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array }
  readonly answer: z.ZodType<T>
  readonly answerMaxBytes?: number
  readonly signal?: AbortSignal
}

export interface AppClient {
  /** A number, which the platform wants in every message. */
  readonly agentId: number
  /**
   * When the token is refused, it is fetched anew once and the call is repeated once.
   * @throws PlatformRefused, PlatformUnreachable (client.ts)
   */
  call<T>(call: AppCall<T>): Promise<T>
}

/** Expired, or never given out (wecom-protocol 6): fetched once more. */
const badToken: ReadonlySet<number> = new Set([40014, 42001])

export const createAppClient = (settings: TokenSettings): AppClient =>
  clientWith(settings, new TokenKeeper(settings))

/** As `createAppClient`, where there is no database to keep the token in. */
export function clientWith(settings: Pick<TokenSettings, 'agentId' | 'apiBase'>, tokens: Tokens): AppClient {
  return {
    agentId: Number(settings.agentId),
    async call(call) {
      const token = await tokens.current()
      try {
        return await send(settings.apiBase(), token, call)
      } catch (error) {
        if (!(error instanceof PlatformRefused) || !badToken.has(error.errcode)) throw error
        await tokens.giveUp(token)
        return send(settings.apiBase(), await tokens.current(token), call)
      }
    },
  }
}

function send<T>(apiBase: string, token: Token, call: AppCall<T>): Promise<T> {
  const { action, query, body, file, answer, ...rest } = call
  const url = apiUrl(apiBase, `/cgi-bin/${action}`)
  url.searchParams.set('access_token', token.text)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  return file === undefined
    ? askPlatform({ url, action, body, ...rest }, answer)
    : uploadToPlatform({ url, action, ...rest }, multipart(file), answer)
}

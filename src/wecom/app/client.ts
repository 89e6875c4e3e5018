/** Calls of the app's interface with its token (wecom-protocol 4). */
import type { z } from 'zod'
import { PlatformRefused } from '../../errors.ts'
import { askPlatform, uploadToPlatform } from '../client.ts'
import type { MediaFile, MediaTrouble } from '../media.ts'
import { apiUrl } from '../outgoing.ts'
import { downloadFile } from './download.ts'
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
  /** A file that somebody sent to the app, by its name there. Its token and its errors are those of `call`. */
  download(mediaId: string, signal: AbortSignal): Promise<MediaFile | MediaTrouble>
}

/** Expired, or never given out (wecom-protocol 6): fetched once more. */
const badToken: ReadonlySet<number> = new Set([40014, 42001])

export const createAppClient = (settings: TokenSettings): AppClient =>
  clientWith(settings, new TokenKeeper(settings))

/** As `createAppClient`, where there is no database to keep the token in. */
export function clientWith(settings: Pick<TokenSettings, 'agentId' | 'apiBase'>, tokens: Tokens): AppClient {
  async function withToken<T>(ask: (token: Token) => Promise<T>): Promise<T> {
    const token = await tokens.current()
    try {
      return await ask(token)
    } catch (error) {
      if (!(error instanceof PlatformRefused) || !badToken.has(error.errcode)) throw error
      await tokens.giveUp(token)
      return ask(await tokens.current(token))
    }
  }
  return {
    agentId: Number(settings.agentId),
    call: call => withToken(token => send(settings.apiBase(), token, call)),
    download: (mediaId, signal) =>
      withToken(({ text }) => downloadFile(settings.apiBase(), text, mediaId, signal)),
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

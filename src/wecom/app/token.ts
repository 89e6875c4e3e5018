/**
 * The app's access token, kept once for all processes in `app_token` (wecom-protocol 4.1), by the database's time.
 *
 * One at a time fetches: whoever sets `fetching_until` first. The others, in this process and in others, wait for what he
 * finds; should he die over it, his time runs out and another goes. No transaction is open meanwhile.
 *
 * A token that the platform refuses is given up once, however many calls it failed: only the one that is still kept, and
 * only that fetching of it, because the platform may answer with the same token again.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Sql } from '../../db/sql.ts'
import { PlatformUnreachable } from '../../errors.ts'
import type { Secret } from '../../secret.ts'
import { askPlatform } from '../client.ts'
import { apiUrl } from '../outgoing.ts'

export interface TokenSettings {
  readonly sql: Sql
  /** Asked for at every call: a sandbox knows its own only when it listens. */
  readonly apiBase: () => string
  readonly corpId: string
  readonly agentId: string
  readonly secret: Secret
}

export interface Token {
  readonly text: string
  /** Seconds since 1970: which fetching of it this is. */
  readonly expiresAt: number
}

/** What is asked before the message itself must leave it the most of its time. */
const fetchMs = 4_000
/** Longer than a fetching takes. */
const leaseMs = fetchMs + 2_000
const lookAgainMs = 50
const answer = z.object({ access_token: z.string().min(1).max(1_024), expires_in: z.number().positive() })

/** Straight from the platform; it gives the same one again while that is good. Throws as every call (client.ts). */
export async function fetchToken({
  apiBase,
  corpId,
  secret,
}: Pick<TokenSettings, 'apiBase' | 'corpId' | 'secret'>): Promise<{
  readonly text: string
  readonly lifeS: number
}> {
  const url = apiUrl(apiBase(), '/cgi-bin/gettoken')
  url.searchParams.set('corpid', corpId)
  url.searchParams.set('corpsecret', secret.reveal())
  const got = await askPlatform({ url, action: 'gettoken', timeoutMs: fetchMs }, answer)
  return { text: got.access_token, lifeS: got.expires_in }
}

/** Where a call has its token from. */
export interface Tokens {
  current(refused?: Token): Promise<Token>
  giveUp(token: Token): Promise<void>
}

export class TokenKeeper implements Tokens {
  readonly #settings: TokenSettings
  readonly #appId: string
  #underWay: Promise<Token> | undefined

  constructor(settings: TokenSettings) {
    this.#settings = settings
    this.#appId = `${settings.corpId}:${settings.agentId}`
  }

  /**
   * A token that is good for a minute at least, fetched when there is none.
   * @param refused what was just given up: a look that began before that may have seen it still
   * @throws PlatformRefused for bad credentials, and whatever else gettoken says; PlatformUnreachable, always 'no':
   * nothing was sent yet
   */
  async current(refused?: Token): Promise<Token> {
    const token = await this.#shared()
    return refused?.text === token.text && refused.expiresAt === token.expiresAt ? this.#shared() : token
  }

  #shared(): Promise<Token> {
    this.#underWay ??= this.#find().finally(() => {
      this.#underWay = undefined
    })
    return this.#underWay
  }

  /** The platform took it for bad or expired (40014, 42001). */
  async giveUp(token: Token): Promise<void> {
    await this.#settings.sql`
      update app_token set expires_at = clock_timestamp()
      where app_id = ${this.#appId} and token = ${token.text}
        and extract(epoch from expires_at)::float8 = ${token.expiresAt}::float8`
  }

  async #find(): Promise<Token> {
    const { sql } = this.#settings
    const untilMs = performance.now() + leaseMs + lookAgainMs * 2
    while (performance.now() < untilMs) {
      const [kept] = await sql<{ text: string; expiresAt: number }[]>`
        select token as text, extract(epoch from expires_at)::float8 as "expiresAt" from app_token
        where app_id = ${this.#appId} and expires_at > clock_timestamp() + interval '1 minute'`
      if (kept) return kept
      const mine = await sql`
        insert into app_token (app_id, fetching_until)
        values (${this.#appId}, clock_timestamp() + ${leaseMs}::float8 * interval '1 ms')
        on conflict (app_id) do update set fetching_until = excluded.fetching_until
        where (app_token.fetching_until is null or app_token.fetching_until < clock_timestamp())
          and (app_token.expires_at is null or app_token.expires_at <= clock_timestamp() + interval '1 minute')`
      if (mine.count > 0) return this.#fetch()
      await wait(lookAgainMs)
    }
    throw new PlatformUnreachable('gettoken: another process has not come back with a token', 'no')
  }

  async #fetch(): Promise<Token> {
    const { sql } = this.#settings
    try {
      const { text, lifeS } = await fetchToken(this.#settings)
      // One that is over within the minute would be fetched again at every call.
      const [kept] = await sql<{ text: string; expiresAt: number }[]>`
        update app_token
        set token = ${text}, fetching_until = null,
            expires_at = clock_timestamp() + ${Math.max(lifeS, 70)}::float8 * interval '1 s'
        where app_id = ${this.#appId}
        returning token as text, extract(epoch from expires_at)::float8 as "expiresAt"`
      if (!kept) throw new Error('the row of the app token is gone')
      return kept
    } catch (error) {
      await this.#letGo()
      if (error instanceof PlatformUnreachable)
        throw new PlatformUnreachable(error.message, 'no', { cause: error })
      throw error
    }
  }

  /** The next one need not wait until the time is over; when that fails too, he waits. */
  async #letGo(): Promise<void> {
    await this.#settings.sql`
      update app_token set fetching_until = null where app_id = ${this.#appId}`.catch(() => undefined)
  }
}

import type { Clock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'
import { PlatformRefused, PlatformUnreachable } from '../errors.ts'
import { postToResponseUrl } from '../wecom/response-url.ts'
import { beforeSending, type Channel, NoWay } from './channel.ts'
import { orElsewhere } from './elsewhere.ts'
import { readTarget } from './target.ts'

export const responseUrlChannel = 'response_url'

/**
 * The one later answer to a person's last private message (wecom-protocol 1.11), words or a card: only addresses of
 * single chats are kept, and there a card is allowed. Targets are `person:<id>`; an account that stands in several
 * rosters has one address for all of them.
 *
 * An address is good for one call within its hour, so it is taken before the call; it is put back only when the
 * call certainly did not count, and only if the person has not left a newer one. What the platform answers to a
 * used or expired address is not documented, so every refusal but «later» means that this address is no way.
 * Then, or without an address, the payload's call goes into a group instead; without such a call nobody is
 * reached until he writes.
 */
export function createResponseUrlChannel(settings: {
  readonly sql: Sql
  readonly clock: Clock
  /** Asked for at every send: a sandbox knows its own only when it listens. */
  readonly apiBase: () => string
}): Channel {
  const { sql, clock, apiBase } = settings
  return {
    name: responseUrlChannel,
    limits: { perMinute: null, perHour: null, burst: 1 },
    async send({ target, payload }, signal) {
      if (payload.kind !== 'markdown' && payload.kind !== 'text') throw new NoWay('payload_unfit')
      const personId = readTarget(target, 'person')
      const [taken] = await beforeSending(
        () => sql<{ url: string; account: string; expiresAt: Date; good: boolean }[]>`
          delete from answer_url where url in (
            select u.url from answer_url u join person p on p.id = u.person_id and lower(p.userid) = u.account
            where u.person_id = ${personId})
          returning url, account, expires_at as "expiresAt", expires_at > clock_timestamp() + ${clock.offsetMs}::float8 * interval '1 ms' as good`,
      )
      if (!taken?.good) throw orElsewhere(new NoWay('answer_address_used'), payload, clock)
      const { url, account, expiresAt } = taken
      try {
        const card = payload.kind === 'markdown' ? payload.card : undefined
        await postToResponseUrl({ apiBase: apiBase(), url, markdown: payload.text, card, signal })
      } catch (error) {
        if (didNotCount(error)) {
          await sql`
            insert into answer_url (person_id, url, account, expires_at)
            values (${personId}, ${url}, ${account}, ${expiresAt})
            on conflict do nothing`
        } else if (error instanceof PlatformRefused) throw orElsewhere(error, payload, clock)
        throw error
      }
    },
  }
}

/** Busy, or too fast: the platform asks to come again (wecom-protocol 6). */
const comeAgain: ReadonlySet<number> = new Set([-1, 45009, 45033])

const didNotCount = (error: unknown): boolean =>
  (error instanceof PlatformUnreachable && error.delivered === 'no') ||
  (error instanceof PlatformRefused && comeAgain.has(error.errcode))

import type { Clock } from '../clock.ts'
import type { Sql } from '../db/sql.ts'
import { PlatformUnreachable } from '../errors.ts'
import { postToResponseUrl } from '../wecom/response-url.ts'
import { beforeSending, type Channel, NoWay } from './channel.ts'
import { readTarget } from './target.ts'

export const responseUrlChannel = 'response_url'

/**
 * The one later answer to a person's last private message (wecom-protocol 1.11). Targets are `person:<id>`.
 * An address is good for one call, so it is taken before the call; it is put back only when no connection came
 * about, and only if the person has not left a newer one. Without an address nobody is reached until he writes.
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
      const personId = readTarget(target, 'person')
      const [taken] = await beforeSending(
        () => sql<{ url: string; expiresAt: Date; good: boolean }[]>`
          delete from answer_url where person_id = ${personId}
          returning url, expires_at as "expiresAt", expires_at > clock_timestamp() + ${clock.offsetMs}::float8 * interval '1 ms' as good`,
      )
      if (!taken?.good) throw new NoWay('answer_address_used')
      const { url, expiresAt } = taken
      try {
        await postToResponseUrl({ apiBase: apiBase(), url, markdown: payload.text, signal })
      } catch (error) {
        if (error instanceof PlatformUnreachable && error.delivered === 'no') {
          await sql`
            insert into answer_url (person_id, url, expires_at) values (${personId}, ${url}, ${expiresAt})
            on conflict do nothing`
        }
        throw error
      }
    },
  }
}

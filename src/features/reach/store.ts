import type { Sql } from '../../db/sql.ts'
import type { Tx } from '../../db/tx.ts'

/** The ways of the platform that a configuration may open beside the bot's callback and the groups' webhooks. */
export type OpenWay = 'connection' | 'app'

/** At every start: what this configuration has. Whoever chooses how to say something reads it with the rest. */
export async function setOpenWays(sql: Sql, ways: readonly OpenWay[], now: Date): Promise<void> {
  await sql`
    with kept as (
      insert into open_way (name, since) select name, ${now} from unnest(${[...ways]}::text[]) as name
      on conflict (name) do nothing
    )
    delete from open_way where name <> all(${[...ways]}::text[])`
}

export async function openWays(tx: Tx): Promise<ReadonlySet<OpenWay>> {
  const rows = await tx.sql<{ name: OpenWay }[]>`select name from open_way`
  return new Set(rows.map(row => row.name))
}

/**
 * The bot may push where it was spoken to (wecom-protocol 2.4). How long that holds is not documented, so the hour is kept.
 * @param place as outbox targets of the connection are written
 */
export async function rememberSpoken(tx: Tx, place: string, now: Date): Promise<void> {
  await tx.sql`
    insert into spoken_place (place, spoken_at) values (${place}, ${now})
    on conflict (place) do update set spoken_at = excluded.spoken_at
    where spoken_place.spoken_at < excluded.spoken_at - interval '1 hour'`
}

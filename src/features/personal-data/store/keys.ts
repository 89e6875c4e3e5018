import type { Sql } from '../../../db/sql.ts'
import { Unreadable } from '../../../db/vault.ts'
import { BadConfiguration } from '../../../errors.ts'

const place = 'canary'
const word = 'liaison'

/**
 * Refuses to go on with the wrong keys, before anything is read or written with them, and notes a key that is used for the first
 * time. Every key that something can still be encrypted with has a row, so a lost one is found here and not on a page.
 * @throws BadConfiguration with one sentence; no key stands in it
 */
export async function checkDataKeys(sql: Sql, now: Date): Promise<void> {
  await readDataKeys(sql)
  if (sql.vault.keyId === null) return
  await sql`
    insert into data_key (id, canary, since, sealing_at)
    values (${sql.vault.keyId}, ${sql.vault.seal(place, word)}, ${afterAll(sql, now)}, ${now})
    on conflict (id) do update set sealing_at = excluded.sealing_at`
}

/**
 * The same, and changes nothing.
 * @throws BadConfiguration with one sentence; no key stands in it
 */
export async function readDataKeys(sql: Sql): Promise<void> {
  const { vault } = sql
  const known = await sql<
    { id: string; canary: string }[]
  >`select id, canary from data_key order by since, id`
  for (const { id, canary } of known) {
    if (vault.keyId === null)
      throw new BadConfiguration(
        `LIAISON_DATA_KEY: is missing; this database has data that is encrypted with the key ${id}: give it to every process and every command (a first key: stop all processes, then start them with it)`,
      )
    if (!vault.keyIds.includes(id) || !isWord(sql, canary))
      throw new BadConfiguration(
        `LIAISON_DATA_KEY: is another one than this database is encrypted with (key ${id}); give that one, or with a new one: all processes OLD,NEW first, then all NEW,OLD`,
      )
  }
}

/**
 * A service has started with this key before the others. If another one was the first before, this one is from now on: what was
 * found with it an earlier time does not count any more.
 */
export async function putFirst(sql: Sql, now: Date): Promise<void> {
  await sql`
    update data_key set since = ${afterAll(sql, now)}, sweep = null, swept_at = null
    where id = ${sql.vault.keyId} and id <> (select id from data_key order by since desc, id limit 1)`
}

/** Whatever the clocks of the processes say. */
const afterAll = (sql: Sql, now: Date) =>
  sql.part`greatest(${now}::timestamptz, (select max(since) + interval '1 ms' from data_key))`

/**
 * Says, once an hour, that this process still seals with its first key, so that the key is not forgotten. If it was, it is known
 * again, without becoming the first.
 */
export async function noteSealing(sql: Sql, now: Date): Promise<void> {
  const { vault } = sql
  if (vault.keyId === null) return
  const [noted] = await sql<{ isFresh: boolean }[]>`
    select coalesce(sealing_at > ${now}::timestamptz - interval '1 hour', false) as "isFresh"
    from data_key where id = ${vault.keyId}`
  if (noted?.isFresh === true) return
  await sql`
    insert into data_key (id, canary, since, sealing_at)
    values (${vault.keyId}, ${vault.seal(place, word)},
            coalesce((select min(since) - interval '1 ms' from data_key), ${now}::timestamptz), ${now})
    on conflict (id) do update set sealing_at = excluded.sealing_at`
}

function isWord({ vault }: Sql, canary: string): boolean {
  try {
    return vault.open(place, canary) === word
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

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
  const { vault } = sql
  const known = await sql<
    { id: string; canary: string }[]
  >`select id, canary from data_key order by since, id`
  for (const { id, canary } of known) {
    if (vault.keyId === null)
      throw new BadConfiguration(
        `LIAISON_DATA_KEY: is missing; this database has data that is encrypted with the key ${id}`,
      )
    if (!vault.keyIds.includes(id) || !isWord(sql, canary))
      throw new BadConfiguration(
        `LIAISON_DATA_KEY: is another one than this database is encrypted with (key ${id}); give that one, or a new one with that one behind it`,
      )
  }
  if (vault.keyId === null || known.some(({ id }) => id === vault.keyId)) return
  await sql`
    insert into data_key (id, canary, since) values (${vault.keyId}, ${vault.seal(place, word)}, ${now})
    on conflict do nothing`
}

function isWord({ vault }: Sql, canary: string): boolean {
  try {
    return vault.open(place, canary) === word
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

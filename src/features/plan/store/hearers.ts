import type { Tx } from '../../../db/tx.ts'
import { chatSpeaks } from '../../reach/store.ts'
import { clerkIds } from '../../roster/store/clerks.ts'

/** Who hears what is said about a congress's plan. */
export interface Hearers {
  /** The group of all deputies, when it speaks. */
  readonly chatId: number | null
  /** The deputies whom the app reaches alone, where that group does not speak; else nobody. */
  readonly deputyIds: readonly number[]
  readonly clerkIds: readonly number[]
}

export async function hearersOf(tx: Tx, congressId: number): Promise<Hearers> {
  const [row] = await tx.sql<{ chatId: number | null; deputyIds: number[] }[]>`
    select voice.id as "chatId",
           case when voice.id is null and exists (select from open_way where name = 'app')
                then array(select p.id from person p
                           where p.congress_id = ${congressId} and p.active and p.userid is not null
                             and cardinality(p.levels) > 0
                           order by p.id)
                else '{}' end as "deputyIds"
    from (select min(ch.id) as id from chat ch
          where ch.congress_id = ${congressId} and ch.purpose = 'deputies' and ${chatSpeaks(tx)}) voice`
  return {
    chatId: row?.chatId ?? null,
    deputyIds: row?.deputyIds ?? [],
    clerkIds: await clerkIds(tx, congressId),
  }
}

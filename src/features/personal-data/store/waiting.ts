/** What waits to be told to others, or was told them, with words of somebody's that are erased: they give way there, too. */
import { places, sealedColumns } from '../../../db/sealed-columns.ts'
import { openPayload, sealPayload } from '../../../db/sealed-json.ts'
import type { Tx } from '../../../db/tx.ts'
import { Unreadable } from '../../../db/vault.ts'
import { type Erased, givingWay } from '../rules/give-way.ts'
import type { Whom } from './whom.ts'

/** Why he was not there, by rows that name him. */
export const reasonColumns = [
  ['invitee', 'reason'],
  ['invitee', 'decision_note'],
  ['answer_entry', 'reason'],
  ['attendance', 'left_reason'],
  ['attendance_entry', 'left_reason'],
  ['reception_duty', 'reason'],
  ['duty_entry', 'reason'],
] as const

/** To be read before they are erased. */
export async function wordsOf(
  tx: Tx,
  { congressId, personId, account }: Whom,
  words: string,
): Promise<Erased> {
  const { sql } = tx
  const his = sql.part`t.person_id = ${personId}`
  const ofDisputes = sql.part`t.dispute_id in (select id from duty_dispute where person_id = ${personId})`
  const columns = [
    ...reasonColumns.map(([table, name]) => ({ table, name, which: his })),
    { table: 'duty_dispute', name: 'sentence', which: his },
    { table: 'duty_dispute', name: 'reason', which: his },
    { table: 'duty_ruling', name: 'note', which: ofDisputes },
  ]
  const said = new Set<string>()
  for (const { table, name, which } of columns) {
    const column = sealedColumns.find(one => one.table === table && one.column === name)
    if (column === undefined || column.of === null)
      throw new Error(`${table}.${name} is not sealed by its row`)
    const rows = await sql<{ of: string; value: string }[]>`
      select t.${sql.identifier(column.of)}::text as of, t.${sql.identifier(name)} as value
      from ${sql.identifier(table)} t where ${which} and t.${sql.identifier(name)} is not null`
    for (const { of, value } of rows) {
      const text = opened(() => sql.vault.open(column.place(of), value))
      if (text !== null && text !== words) said.add(text)
    }
  }
  const claims = await sql<{ userid: string }[]>`
    select userid from binding_request
    where congress_id = ${congressId} and person_id = ${personId} and userid <> ${words}`
  const [person] = await sql<{ name: string; phone: string | null }[]>`
    select name, phone from person where id = ${personId}`
  if (person === undefined) throw new Error('nobody has the number')
  const reachedBy = new Set([account, person.phone, ...claims.map(({ userid }) => userid)])
  return { name: person.name, said: [...said], reachedBy: [...reachedBy].filter(one => one !== null) }
}

/**
 * Notes of others, read or not, and what has not gone out. Who has not read his still learns that there is something to be
 * done, by the note: what was under way with it is not sent.
 * @returns how many
 */
export async function eraseWaiting(
  tx: Tx,
  { congressId, personId }: Whom,
  his: Erased,
  words: string,
  now: Date,
): Promise<number> {
  const { sql } = tx
  const { vault } = sql
  const notes = await sql<{ id: number; of: number; text: string }[]>`
    select n.id, n.person_id as of, n.text from private_note n join person p on p.id = n.person_id
    where p.congress_id = ${congressId} and n.person_id <> ${personId}`
  const changed = notes.flatMap(({ id, of, text: stored }) => {
    const text = opened(() => vault.open(places.note(of), stored))
    const left = text === null ? null : givingWay(text, his, words)
    return left === null || left === text ? [] : [{ id, text: vault.sealAlike(places.note(of), left) }]
  })
  await sql`
    update private_note n set text = c.text
    from jsonb_to_recordset(${sql.json(changed)}) as c(id int, text text) where c.id = n.id`
  const pushed = await sql`
    update outbox o
    set payload = ${sql.json({ kind: 'markdown', text: words, erased: true })},
        state = case when o.state in ('scheduled', 'waiting', 'dead') then 'expired' else o.state end,
        settled_at = coalesce(o.settled_at, ${now})
    where o.congress_id = ${congressId} and o.dedupe_key ~ '^note:' and not o.payload ? 'erased'
      and split_part(o.dedupe_key, ':', 2) = any(${changed.map(({ id }) => String(id))}::text[])`
  const unsent = await eraseUnsent(tx, congressId, (text, whole) => givingWay(text, his, words, whole))
  return changed.length + pushed.count + unsent
}

/**
 * What has not gone out to others, be it that it waits or that it died and can be sent again.
 * @param change of each text of a message, told the whole of it
 * @returns how many messages
 */
export async function eraseUnsent(
  tx: Tx,
  congressId: number,
  change: (text: string, whole: string) => string,
): Promise<number> {
  const { sql } = tx
  const { vault } = sql
  const rows = await sql<{ id: string; payload: unknown }[]>`
    select id::text, payload from outbox
    where (congress_id = ${congressId} or congress_id is null) and state in ('scheduled', 'waiting', 'dead')
      and not payload ? 'erased'`
  const changed = rows.flatMap(({ id, payload: stored }) => {
    const payload = opened(() => openPayload(vault, stored))
    const whole = JSON.stringify(payload)
    const left = throughout(payload, text => change(text, whole))
    return isFields(left) && JSON.stringify(left) !== whole ? [{ id, payload: sealPayload(vault, left) }] : []
  })
  const { count } = await sql`
    update outbox o set payload = c.payload
    from jsonb_to_recordset(${sql.json(changed)}) as c(id bigint, payload jsonb) where c.id = o.id`
  return count
}

const isFields = (value: unknown): value is object => typeof value === 'object' && value !== null

/** What is changed in every text of it. */
function throughout(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map(one => throughout(one, change))
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, throughout(one, change)]))
}

/** What cannot be read is left as it is. */
function opened<T>(open: () => T): T | null {
  try {
    return open()
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

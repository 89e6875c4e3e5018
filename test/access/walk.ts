/** One message as anybody, whose effects are looked at and then undone: every message finds the same towns. */
import { onlyOf } from '../../src/backup/of-congress.ts'
import { listTables } from '../../src/backup/tables.ts'
import type { Incoming } from '../../src/bot/incoming.ts'
import type { Reply } from '../../src/bot/reply.ts'
import type { Database } from '../../src/db/open.ts'
import type { Part } from '../../src/db/sql.ts'
import type { Tx } from '../../src/db/tx.ts'
import { receive } from '../../src/desk/receive.ts'
import { privateNotes } from '../support/opened.ts'
import { deskDeps } from './town.ts'

export interface Walked {
  readonly reply: Reply
  /** All that was answered. */
  readonly text: string
  /** The tables that it wrote to, without those that every message writes. */
  readonly wrote: readonly string[]
  /** The congresses whose rows it changed. */
  readonly touched: readonly number[]
  /** What is said to others because of it; in these towns, which have no webhook, to each alone. */
  readonly told: readonly { readonly to: string; readonly text: string }[]
}

interface Walk {
  (incoming: Incoming): Promise<Walked>
  /** What has happened since is what every message finds from now on. */
  settle(): Promise<void>
}

/** What any message leaves behind, also one that was refused: that it came, the bot's question, what was read of what waited. */
const traces: ReadonlySet<string> = new Set(['inbound', 'deed', 'conversation', 'private_note', 'question'])

class Undone extends Error {}

/** A database whose transactions are undone when `look` has looked. */
function undoing(db: Database, look: (tx: Tx) => Promise<void>): Database {
  const undone = async <T>(begin: Database['transaction'], work: (tx: Tx) => Promise<T>): Promise<T> => {
    let value: { readonly done: T } | undefined
    try {
      await begin(async tx => {
        value = { done: await work(tx) }
        await look(tx)
        throw new Undone()
      })
    } catch (error) {
      if (!(error instanceof Undone)) throw error
    }
    if (value === undefined) throw new Error('nothing was done')
    return value.done
  }
  return {
    ...db,
    transaction: work => undone(db.transaction, work),
    // What counts and totals at one moment is answered in such a one.
    lookAndNote: work => undone(db.lookAndNote, work),
  }
}

/** Every write tells in the transaction's own settings which table it was, and whose the row is where the row says so. */
async function watchWrites(db: Database, tables: readonly { readonly name: string }[]): Promise<void> {
  await db.sql`
    create function note_write() returns trigger language plpgsql as $$
    begin
      perform set_config('walk.wrote', coalesce(current_setting('walk.wrote', true), '') || tg_table_name || ':'
        || coalesce(to_jsonb(case tg_op when 'DELETE' then old else new end) ->> 'congress_id', '') || ' ', true);
      return null;
    end $$`
  for (const { name } of tables)
    await db.sql`
      create trigger note_write after insert or update or delete on ${db.sql.identifier(name)}
      for each row execute function note_write()`
}

export async function createWalk(db: Database, congresses: readonly number[]): Promise<Walk> {
  const tables = await listTables(db.sql)
  await watchWrites(db, tables)
  /** Of tables whose rows do not name their congress: how to find those of one. */
  const conditions = new Map<number, ReadonlyMap<string, Part>>()
  for (const id of congresses) {
    const only = new Map<string, Part>()
    for (const [name, part] of await onlyOf(db.sql, tables, id)) if (part !== null) only.set(name, part)
    conditions.set(id, only)
  }
  const print = async (tx: Pick<Tx, 'sql'>, id: number, table: string): Promise<string> => {
    const condition = conditions.get(id)?.get(table)
    if (condition === undefined) return ''
    const [row] = await tx.sql<{ print: string }[]>`
      select count(*) || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print
      from ${tx.sql.identifier(table)} t where ${condition}`
    return row?.print ?? ''
  }
  const before = new Map<string, string>()
  let note = 0
  const settle = async (): Promise<void> => {
    for (const id of congresses)
      for (const { name } of tables) before.set(`${id} ${name}`, await print(db, id, name))
    const [last] = await db.sql<
      { note: number }[]
    >`select coalesce(max(id), 0)::int as note from private_note`
    note = last?.note ?? 0
  }
  await settle()

  const walk = async (incoming: Incoming): Promise<Walked> => {
    let wrote: string[] = []
    let told: Walked['told'] = []
    const touched = new Set<number>()
    const looked = undoing(db, async tx => {
      const [row] = await tx.sql<
        { wrote: string | null }[]
      >`select current_setting('walk.wrote', true) as wrote`
      const writes = (row?.wrote ?? '').split(' ').filter(write => write !== '')
      for (const write of writes) {
        const congress = write.split(':')[1] ?? ''
        if (congress !== '' && !write.startsWith('deed:')) touched.add(Number(congress))
      }
      const written = [...new Set(writes.map(write => write.split(':')[0] ?? ''))]
      // To whom something is said `told` tells.
      const silent = written.filter(name => name !== 'private_note' && writes.includes(`${name}:`))
      for (const id of congresses)
        for (const name of silent)
          if (before.get(`${id} ${name}`) !== (await print(tx, id, name))) touched.add(id)
      if (written.includes('private_note'))
        told = (await privateNotes(tx)).flatMap(({ id, userid, text }) =>
          id > note && userid !== null ? [{ to: userid, text }] : [],
        )
      wrote = written.filter(name => !traces.has(name))
    })
    const reply = await receive(deskDeps(looked), incoming)
    return { reply, text: JSON.stringify(reply), wrote, touched: [...touched], told }
  }
  return Object.assign(walk, { settle })
}

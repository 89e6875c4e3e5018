import type { Database } from '../../src/db/open.ts'
import { bindingOf, opened } from '../../src/features/personal-data/store/opened.ts'

/**
 * What a table has, its columns as the database calls them, with what is sealed in it opened: a test that looks at what was
 * written sees the same with a data key and without.
 */
export async function openedRows<Row extends object = Record<string, unknown>>(
  { sql }: Pick<Database, 'sql'>,
  table: string,
): Promise<Row[]> {
  const rows = await sql<Record<string, unknown>[]>`select * from ${sql.identifier(table)} order by 1`
  return rows.map(row => {
    const entries = Object.entries(row).map(([column, value]) => {
      const of = bindingOf(table, column)
      return [column, opened(sql.vault, table, column, of === null ? null : row[of], value)]
    })
    return Object.fromEntries(entries) as Row
  })
}

/** One column of it. */
export const openedColumn = async (
  db: Pick<Database, 'sql'>,
  table: string,
  column: string,
): Promise<unknown[]> => (await openedRows(db, table)).map(row => row[column])

export interface PrivateNote {
  readonly id: number
  readonly name: string
  readonly userid: string | null
  readonly text: string
  readonly at: Date
}

/** What was noted for people alone, in the order in which it was. */
export async function privateNotes(db: Pick<Database, 'sql'>): Promise<PrivateNote[]> {
  const people = await db.sql<{ id: number; name: string; userid: string | null }[]>`
    select id, name, userid from person`
  const known = new Map(people.map(person => [person.id, person]))
  const rows = await openedRows<{ id: number; person_id: number; text: string; created_at: Date }>(
    db,
    'private_note',
  )
  return rows.map(({ id, person_id, text, created_at }) => {
    const { name = '', userid = null } = known.get(person_id) ?? {}
    return { id, name, userid, text, at: created_at }
  })
}

export const notedFor = async (db: Pick<Database, 'sql'>, name: string): Promise<string[]> =>
  (await privateNotes(db)).filter(note => note.name === name).map(({ text }) => text)

export interface Queued {
  readonly channel: string
  readonly target: string
  readonly subject: string | null
  readonly state: string
  readonly payload: {
    readonly text?: string
    readonly card?: { readonly buttons?: readonly { readonly key: string }[] }
  }
}

/** What lies in the outbox, in its order. */
export const queued = (db: Pick<Database, 'sql'>) => openedRows<Queued>(db, 'outbox')

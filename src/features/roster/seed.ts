import type { Database } from '../../db/open.ts'
import { bindChat } from '../chats/store.ts'
import type { ChatPurpose } from '../chats/types.ts'
import { createCongress } from '../congress/store.ts'
import type { CongressKind } from '../congress/types.ts'
import { recordDeeds } from '../deeds/store.ts'
import { groupCalled } from './rules/groups.ts'
import { type Sheet, tableOf } from './rules/table.ts'
import { importRoster } from './store/import.ts'
import { ensureOffices } from './store/offices.ts'
import { listGroups } from './store/people.ts'
import { sayFileProblem, sayRowProblem } from './texts.ts'

/** A town as plain data; rows have the roster file's columns. */
export interface TownData {
  readonly name: string
  readonly kind: CongressKind
  readonly county: string | null
  readonly province: string | null
  readonly offices: readonly string[]
  readonly roster: readonly Readonly<Record<string, string>>[]
  readonly chats: readonly {
    readonly id: string
    readonly purpose: ChatPurpose
    readonly group?: string
    readonly webhookKey: string | null
  }[]
}

/** The mark by which a fictional town is told from a real one for good. */
const seeding = { action: 'sandbox.seed', subject: 'sandbox' }

/** The mark of a real one whose days a sandbox's clock has run through. */
const runningForward = { action: 'sandbox.clock', subject: 'sandbox' }

/** The towns in this database that were seeded, not founded. */
export const seededTowns = (db: Database): Promise<string[]> => townsMarked(db, seeding)

/** The real ones in which a sandbox's clock was run forward: their notices may be closed, and reminders used up, before their time. */
export const townsRunForward = (db: Database): Promise<string[]> => townsMarked(db, runningForward)

async function townsMarked({ sql }: Database, { action, subject }: typeof seeding): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.name from congress c
    where exists (select from deed d where d.congress_id = c.id and d.subject = ${subject} and d.action = ${action})
    order by c.id`
  return rows.map(row => row.name)
}

/** To be called before a sandbox's clock moves. Seeded towns are told by their own mark. */
export async function markRunForward(db: Database, now: Date): Promise<void> {
  await db.transaction(async tx => {
    const real = await tx.sql<{ id: number }[]>`
      select c.id from congress c
      where not exists (
        select from deed d where d.congress_id = c.id and d.subject = ${seeding.subject}
          and d.action in (${seeding.action}, ${runningForward.action}))`
    await recordDeeds(
      tx,
      real.map(({ id }) => ({ congressId: id, at: now, userid: null, ...runningForward, outcome: 'done' })),
    )
  })
}

/**
 * Brings a whole town into an empty database, through the same import as a file's. Does nothing when a congress
 * of this name is there; replicas may start at once.
 * @throws when the data is not importable: it is the program's own.
 */
export async function seedTown(db: Database, town: TownData, now: Date): Promise<'seeded' | 'present'> {
  const { name, kind, county, province } = town
  const table = tableOf([sheetOf(town.roster)])
  if ('kind' in table) throw new Error(sayFileProblem(table))
  return db.transaction(async tx => {
    const congress = await createCongress(tx, { name, kind, county, province }, now)
    if (congress === null) return 'present'
    await ensureOffices(tx, congress.id, town.offices)
    const { problems } = await importRoster(tx, congress.id, table, now)
    if (problems.length > 0) {
      throw new Error(problems.map(({ row, problem }) => `${row}: ${sayRowProblem(problem)}`).join('\n'))
    }
    const groups = await listGroups(tx, congress.id)
    for (const { id: chatid, purpose, group, webhookKey } of town.chats) {
      const groupId = group === undefined ? null : (groupCalled(groups, group)?.id ?? null)
      await bindChat(tx, { congressId: congress.id, chatid, purpose, groupId, webhookKey }, now)
    }
    await recordDeeds(tx, [{ congressId: congress.id, at: now, userid: null, ...seeding, outcome: 'done' }])
    return 'seeded'
  })
}

function sheetOf(records: readonly Readonly<Record<string, string>>[]): Sheet {
  const headings = Object.keys(records[0] ?? {})
  return {
    rows: [
      { number: 1, cells: headings },
      ...records.map((record, index) => ({
        number: index + 2,
        cells: headings.map(heading => record[heading] ?? ''),
      })),
    ],
  }
}

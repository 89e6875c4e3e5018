import { sayDay } from '../calendar/say.ts'
import type { Tx } from '../db/tx.ts'
import type { Congress } from '../features/congress/types.ts'
import { rowsOfPerson, type TableOfOne } from '../features/personal-data/store/person-rows.ts'
import { rowsOfVisits } from '../features/personal-data/store/visitor-export.ts'
import { readWhom } from '../features/personal-data/store/whom.ts'
import { instead, notes, personText } from '../features/personal-data/texts/export.ts'
import { ground, keep, purpose } from '../features/personal-data/texts/words.ts'
import { numberOf } from '../features/visits/texts/words.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import { personCalled } from './find-person.ts'
import { visitsOf } from './find-visitor.ts'
import type { Session } from './session.ts'
import { requireNew, writeNew } from './write-workbook.ts'
import { WrongInput } from './wrong-input.ts'

export interface WhomOptions {
  readonly congress: string
  readonly person?: string
  readonly visitor?: string
}

interface Gathered {
  readonly key: string
  readonly who: string
  readonly notes: readonly string[]
  readonly tables: readonly TableOfOne[]
}

/** Everything stored about one person: a file for programs, and one for him to read, for the operator's eyes alone. */
export async function personExport(
  session: Session,
  options: WhomOptions & { readonly out?: string },
): Promise<void> {
  if (options.out !== undefined && !/\.json$/i.test(options.out))
    throw new WrongInput(`${options.out} must end in .json`)
  const now = session.now()
  const { congress, gathered } = await withDatabase(session, ({ db }) =>
    db.look(async tx => {
      const congress = await congressCalled(tx, options.congress)
      return { congress, gathered: await gather(tx, now, congress, options) }
    }),
  )
  const file = options.out ?? `${gathered.key}.json`
  const readable = file.replace(/\.json$/i, '.txt')
  for (const name of [file, readable]) await requireNew(name)
  const tables = gathered.tables.filter(({ rows }) => rows.length > 0)
  const document = {
    congress: congress.name,
    who: gathered.who,
    at: now.toISOString(),
    notes: gathered.notes,
    tables: tables.map(({ table, rows }) => ({
      table: table.table,
      purpose: purpose[table.purpose],
      ground: ground[table.ground],
      keep: keep[table.keep],
      rows,
    })),
  }
  const text = personText(
    congress.name,
    gathered.who,
    sayDay(now, now, congress.zone),
    gathered.notes,
    tables,
  )
  await writeNew(file, Buffer.from(`${JSON.stringify(document, null, 2)}\n`))
  await writeNew(readable, Buffer.from(text))
  const rows = tables.reduce((sum, one) => sum + one.rows.length, 0)
  session.answer({ file, readable, who: gathered.who, tables: tables.length, rows }, [
    `${file} and ${readable} written: ${rows} rows of ${tables.length} tables about ${gathered.who}; not encrypted, and what was said can name others: look through it before you hand it over`,
  ])
}

async function gather(
  tx: Tx,
  now: Date,
  congress: Congress,
  { person, visitor }: WhomOptions,
): Promise<Gathered> {
  if (visitor !== undefined) {
    const visits = await visitsOf(tx, congress, visitor)
    const [first] = visits
    if (first === undefined) throw new WrongInput('there is no such matter')
    return {
      key: `visitor-${congress.id}-${first.visitId}`,
      who: visits.map(numberOf).join('、'),
      notes: notes.visitor,
      tables: await rowsOfVisits(
        tx,
        visits.map(visit => visit.visitId),
      ),
    }
  }
  const found = await personCalled(tx, congress.id, person ?? '')
  const whom = await readWhom(tx, congress.id, found.id)
  if (whom === null) throw new WrongInput('there is no such person')
  return {
    key: `person-${congress.id}-${found.id}`,
    who: found.name,
    notes: whom.isElsewhere ? [...notes.person, notes.elsewhere] : notes.person,
    tables: await rowsOfPerson(tx, now, whom, instead),
  }
}

import type { Tx } from '../db/tx.ts'
import { withoutTrace } from '../db/without-trace.ts'
import { lockCongress } from '../features/congress/store.ts'
import type { Congress } from '../features/congress/types.ts'
import { recordDeeds } from '../features/deeds/store.ts'
import { erasePerson, stayingOf } from '../features/personal-data/store/erase-person.ts'
import { eraseVisitors, toLookAt } from '../features/personal-data/store/visitors.ts'
import { readWhom } from '../features/personal-data/store/whom.ts'
import * as words from '../features/personal-data/texts/erase.ts'
import { erased } from '../features/personal-data/texts/words.ts'
import { takesLastClerk } from '../features/roster/rules/plan.ts'
import { rosterRecords } from '../features/roster/store/import.ts'
import { numberOf } from '../features/visits/texts/words.ts'
import { wholeDatabaseMs, withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import { personCalled } from './find-person.ts'
import { visitsOf } from './find-visitor.ts'
import type { WhomOptions } from './person-export.ts'
import type { Session } from './session.ts'
import { WrongInput } from './wrong-input.ts'

interface Outcome {
  readonly document: object
  readonly lines: readonly string[]
}

/** Erases one person. Without `--yes` it does the same, tells what it came to, and takes it back. */
export async function personErase(
  session: Session,
  options: WhomOptions & { readonly yes?: boolean },
): Promise<void> {
  const isDone = options.yes === true
  const { document, lines } = await withDatabase(
    session,
    ({ db }) => {
      const erase = async (tx: Tx): Promise<Outcome> => {
        const congress = await congressCalled(tx, options.congress)
        await lockCongress(tx, congress.id)
        return options.visitor === undefined
          ? eraseFromRoster(tx, congress, options.person ?? '', isDone, session.now())
          : eraseVisitor(tx, congress, options.visitor, isDone, session.now())
      }
      return isDone ? db.transaction(erase) : withoutTrace(db.transaction, erase)
    },
    { statementTimeoutMs: wholeDatabaseMs },
  )
  session.answer({ erased: isDone, ...document }, lines)
}

async function eraseFromRoster(
  tx: Tx,
  congress: Congress,
  called: string,
  isDone: boolean,
  now: Date,
): Promise<Outcome> {
  const { id, name } = await personCalled(tx, congress.id, called)
  const known = await rosterRecords(tx, congress.id)
  const person = known.find(one => one.id === id)
  const whom = await readWhom(tx, congress.id, id)
  if (person === undefined || whom === null) throw new WrongInput(`nobody on the roster is called ${called}`)
  if (takesLastClerk(known, { ...person, userid: null })) throw new WrongInput(words.lastClerk(name))
  const stays = await stayingOf(tx, whom)
  const counts = await erasePerson(tx, whom, erased, now)
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (rows > 0)
    await recordDeeds(tx, [
      {
        ...{ congressId: congress.id, at: now, userid: null, action: 'person.erase', outcome: 'done' },
        ...{ subject: `person:${id}`, detail: { by: 'operator', rows } },
      },
    ])
  return {
    document: { id, counts, stays, isElsewhere: whom.isElsewhere },
    lines: [
      ...(isDone ? words.hasErased(name, counts) : words.willErase(name, counts)),
      ...words.staying(stays),
      ...words.photosToLookAt(stays.photos),
      ...(whom.isElsewhere ? [words.stillElsewhere] : []),
      words.rosterComesBack,
    ],
  }
}

async function eraseVisitor(
  tx: Tx,
  congress: Congress,
  called: string,
  isDone: boolean,
  now: Date,
): Promise<Outcome> {
  const chosen = (await visitsOf(tx, congress, called)).map(row => row.visitId)
  const rows = await eraseVisitors(tx, congress.id, chosen, erased, now)
  const numbers = new Map(rows.map(row => [row.visitId, numberOf(row)]))
  const matters = (await toLookAt(tx, rows)).map(({ visitId, ...matter }) => ({
    number: numbers.get(visitId) ?? String(visitId),
    ...matter,
  }))
  if (rows.length > 0)
    await recordDeeds(tx, [
      {
        ...{ congressId: congress.id, at: now, userid: null, action: 'visitor.erase', outcome: 'done' },
        ...{ subject: `visit:${chosen[0]}`, detail: { by: 'operator', visitIds: [...numbers.keys()] } },
      },
    ])
  return {
    document: { matters },
    lines: [
      ...words.visitorErasure(isDone, [...numbers.values()]),
      ...(matters.length === 0 ? [] : words.mattersToLookAt(matters)),
    ],
  }
}

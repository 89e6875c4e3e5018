import type { Tx } from '../db/tx.ts'
import { stateChoices, stateName, stateOf } from '../features/roster/rules/words.ts'
import { setOfficeState } from '../features/roster/store/office-state.ts'
import { wholeRoster } from '../features/roster/store/people.ts'
import type { OfficeState, Person } from '../features/roster/types.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import { theOneCalled } from './find-person.ts'
import type { Session } from './session.ts'
import { WrongInput } from './wrong-input.ts'

/** Somebody leaves office: kept in the records, addressed by nothing any more. */
export async function rosterLeave(
  session: Session,
  called: string,
  options: { readonly congress: string; readonly reason?: string },
): Promise<void> {
  const state = options.reason === undefined ? { inOffice: false, reason: null } : stateOf(options.reason)
  if (state === null || state.inOffice)
    throw new WrongInput(`--reason must be one of ${stateChoices.slice(1).join(', ')}`)
  await setState(session, called, options.congress, state)
}

/** Somebody who had left is in office again, with the account and the duties of before. */
export const rosterReturn = (
  session: Session,
  called: string,
  options: { readonly congress: string },
): Promise<void> => setState(session, called, options.congress, { inOffice: true })

async function setState(
  session: Session,
  called: string,
  congressName: string,
  state: OfficeState,
): Promise<void> {
  await withDatabase(session, ({ db }) =>
    db.transaction(async tx => {
      const congress = await congressCalled(tx, congressName)
      const person = await personCalled(tx, congress.id, called, state)
      const where = { congressId: congress.id, personId: person.id }
      const outcome = await setOfficeState(tx, where, state, session.now())
      if (outcome === 'last_clerk')
        throw new WrongInput(
          `${person.name} is the last chair, vice-chair or liaison with a WeCom account: nobody could work with the bot`,
        )
      const { id, name } = person
      session.answer({ id, name, inOffice: state.inOffice, state: stateName(state), outcome }, [
        outcome === 'unchanged'
          ? `${name} of ${congress.name} was ${stateName(state)} already`
          : `${name} of ${congress.name}: ${stateName(state)}`,
      ])
    }),
  )
}

/** Among those whom it can be about; only when nobody is found there, among the others: then nothing changes. */
async function personCalled(tx: Tx, congressId: number, called: string, state: OfficeState): Promise<Person> {
  const everybody = await wholeRoster(tx, congressId)
  const turning = everybody.filter(person => person.active !== state.inOffice)
  return theOneCalled(called, [turning, everybody])
}

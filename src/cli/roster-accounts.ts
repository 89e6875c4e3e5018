import { explainToOperator } from '../channels/app-troubles.ts'
import { PlatformRefused, PlatformUnreachable } from '../errors.ts'
import { pairUp } from '../features/address-book/rules.ts'
import { bindPairs } from '../features/address-book/store.ts'
import { wholeRoster } from '../features/roster/store/people.ts'
import { type Entry, readBook } from '../wecom/app/people.ts'
import { appClientFor } from './app-client.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import type { Session } from './session.ts'
import { WrongInput } from './wrong-input.ts'

const readingMs = 60_000

/**
 * Looks up, by name, the accounts of those who have none on the roster. Only with `--apply` are they entered, and only where
 * one person and one account have the name.
 */
export async function rosterAccounts(
  session: Session,
  options: { readonly congress: string; readonly apply?: boolean },
): Promise<void> {
  const book = await read(session)
  await withDatabase(session, ({ db }) =>
    db.transaction(async tx => {
      const congress = await congressCalled(tx, options.congress)
      const pairing = pairUp(await wholeRoster(tx, congress.id), book)
      const { unclear, missing, unseen, otherwise } = pairing
      const applied = options.apply === true
      // Somebody may have got an account, or given his to another, since the roster was read.
      const written = applied ? await bindPairs(tx, pairing.pairs, session.now()) : null
      const passedOver = new Set(written?.passedOver)
      const pairs = pairing.pairs.filter(({ name }) => !passedOver.has(name))
      const entered = applied ? 'entered' : 'found'
      session.answer({ ...pairing, pairs, passedOver: [...passedOver], applied }, [
        ...pairs.map(
          ({ name, userid, department }) =>
            `${name}: ${userid}${department === null ? '' : `, ${department}`} (${entered})`,
        ),
        ...[...passedOver].map(name => `${name}: not entered, it changed meanwhile; run this again`),
        ...unclear.map(({ name, userids }) => `${name}: several have this name (${userids.join(', ')})`),
        ...missing.map(name => `${name}: not in the address book`),
        ...otherwise.map(
          ({ name, userid, nameInBook }) => `${name}: ${userid} belongs to ${nameInBook} in the address book`,
        ),
        ...unseen.map(name => `${name}: the app does not see this account`),
        `${pairs.length} ${entered}, ${unclear.length} unclear, ${missing.length} missing${
          applied || pairs.length === 0 ? '' : '; --apply enters what was found'
        }`,
      ])
    }),
  )
}

async function read(session: Session): Promise<readonly Entry[]> {
  const { app, apiBase } = session.config()
  if (app === null)
    throw new WrongInput('no WECOM_APP_* is set: without the self-built app there is no address book')
  try {
    const book = await readBook(await appClientFor(app, apiBase), AbortSignal.timeout(readingMs))
    if (book.length === 0) throw new WrongInput('the app sees nobody: set its visible range in the console')
    return book
  } catch (error) {
    if (error instanceof PlatformRefused)
      throw new WrongInput(`${explainToOperator(error.errcode)} (${error.errcode})`)
    if (error instanceof PlatformUnreachable) throw new WrongInput(`${apiBase}: ${error.message}`)
    throw error
  }
}

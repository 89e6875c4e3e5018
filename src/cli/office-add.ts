import { addOffice } from '../features/roster/store/offices.ts'
import { withDatabase } from './database.ts'
import { congressCalled } from './find-congress.ts'
import { plainWord } from './plain-word.ts'
import type { Session } from './session.ts'

/** Adding the same office again is no mistake. */
export async function officeAdd(
  session: Session,
  options: { readonly congress: string; readonly name: string },
): Promise<void> {
  const name = plainWord('--name', options.name)
  await withDatabase(session, ({ db }) =>
    db.transaction(async tx => {
      const congress = await congressCalled(tx, options.congress)
      const { id, isNew } = await addOffice(tx, congress.id, name)
      session.answer({ id, name, ...(isNew ? {} : { existed: true }) }, [
        isNew ? `${name} added (id ${id})` : `${name} was there already (id ${id})`,
      ])
    }),
  )
}

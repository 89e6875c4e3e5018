import { withDatabase } from './database.ts'
import type { Session } from './session.ts'

/** Brings the database to this version's schema; the service does the same when it starts. */
export async function migrateCommand(session: Session): Promise<void> {
  await withDatabase(session, async ({ applied }) => {
    session.answer({ applied }, [
      applied.length === 0 ? 'the database is up to date' : `applied: ${applied.join(', ')}`,
    ])
  })
}

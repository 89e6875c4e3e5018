import { isArchive } from '../backup/of-congress.ts'
import { checkBackup } from '../backup/read-backup.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { surveyOutbox } from '../outbox/survey.ts'
import { sayTable } from './backup.ts'
import { wholeDatabaseMs, withDatabase } from './database.ts'
import { requireFile } from './read-given.ts'
import type { Session } from './session.ts'

export async function restore(session: Session, file: string): Promise<void> {
  await requireFile(file)
  session.progress(`checking ${file} …`)
  const { backupPassphrase } = session.config()
  const header = await checkBackup(file, backupPassphrase)
  const { restored, unsent, calendars } = await withDatabase(
    session,
    async ({ db }) => {
      const restored = await restoreBackup(db, file, header, sayTable(session, 'loading'), backupPassphrase)
      const [feeds] = await db.sql<{ calendars: number }[]>`
        select count(*)::int as calendars from calendar_feed`
      const channels = await surveyOutbox(db.sql, session.terminal.clock)
      return {
        restored,
        calendars: feeds?.calendars ?? 0,
        unsent: channels.reduce((sum, { waiting, scheduled }) => sum + waiting + scheduled, 0),
      }
    },
    { statementTimeoutMs: wholeDatabaseMs },
  )
  const { at, rows, tables } = restored
  const lacksWebhooks = isArchive(header)
  const also = calendars === 0 ? {} : { calendars }
  session.answer({ file, ...restored, unsent, ...also, ...(lacksWebhooks ? { lacksWebhooks } : {}) }, [
    `${file} restored: ${rows} rows of ${tables} tables, as they were at ${at}`,
    ...(lacksWebhooks
      ? [
          "an archive has no webhook keys: enter each group's webhook again with chat bind, else nothing can be said there unasked",
        ]
      : []),
    ...(unsent === 0
      ? []
      : [
          `messages that were not sent at that moment: ${unsent}; the service sends them when it starts, also those that have gone out since`,
        ]),
    ...(calendars === 0
      ? []
      : [
          `calendar addresses that work again as they did at that moment: ${calendars}; who has replaced his since then is to say /日历 更换 once more`,
        ]),
  ])
}

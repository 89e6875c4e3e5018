import { places } from '../../../db/sealed-columns.ts'
import { sealJson } from '../../../db/sealed-json.ts'
import type { Tx } from '../../../db/tx.ts'

/** What was changed, append-only. `change` names fields and what they were; of the visitor only that he was changed. */
export interface VisitEntry {
  readonly visitId: number
  readonly change: Readonly<Record<string, unknown>>
  readonly enteredBy: number | null
  readonly at: Date
  readonly message: { readonly bot: string; readonly msgid: string }
}

export async function recordEntry(tx: Tx, entry: VisitEntry): Promise<void> {
  const { visitId, change, enteredBy, at, message } = entry
  const said = sealJson(tx.sql.vault, places.visitEntry(visitId), change)
  await tx.sql`
    insert into visit_entry (visit_id, change, entered_by, at, bot, msgid)
    values (${visitId}, ${tx.sql.json(said)}, ${enteredBy}, ${at}, ${message.bot}, ${message.msgid})`
}

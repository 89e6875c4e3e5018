/** Which words said to somebody alone he may be given now, in a copy of all that is stored about him: as he may read them. */
import type { Tx } from '../../../db/tx.ts'
import { allNotesOf } from '../../notes/store.ts'
import { judgeIn } from './judge.ts'

/** @returns whether a row of what was noted for him, or of what was to be sent, has words that are withheld from him */
export async function withheldFrom(
  tx: Tx,
  now: Date,
  personId: number,
): Promise<(table: string, row: Readonly<Record<string, unknown>>) => boolean> {
  const notes = await allNotesOf(tx, personId)
  // Whether something is left to do is no matter here: only whose the words are.
  const verdicts = await judgeIn(tx, now)(notes.map(note => ({ ...note, asks: [] })))
  const his = new Set(
    notes.flatMap(({ id, wentOut }, nth) => (wentOut || verdicts[nth] === 'holds' ? [String(id)] : [])),
  )
  return (table, row) => {
    if (table === 'private_note') return !his.has(String(row.id))
    const noteId = table === 'outbox' ? /^note:(\d+)/.exec(String(row.dedupe_key))?.[1] : undefined
    if (noteId === undefined) return false
    // An account may have been somebody else's when it was written to.
    const isToHim = Array.isArray(row.person_ids) && row.person_ids.includes(personId)
    return !isToHim || (row.state !== 'sent' && !his.has(noteId))
  }
}

import type { Tx } from '../../../db/tx.ts'
import { comparedChars, comparing, likenessShown, type Written } from '../rules/similar.ts'

interface OpenItem extends Written {
  readonly id: number
}

/**
 * The open items of a congress that are about the same matter, the likest first; confidential ones too: whoever asks
 * leaves out what may not be seen.
 */
export async function similarItems(
  tx: Tx,
  congressId: number,
  written: Written,
  villages: readonly string[],
): Promise<OpenItem[]> {
  const { bare, isElsewhere } = comparing(villages)
  const comparable = <T extends Written>(one: T): T => ({
    ...one,
    title: bare(one.title),
    text: bare(one.text),
  })
  const candidates = (await openItems(tx, congressId)).filter(item => !isElsewhere(item, written))
  const ids = await likest(tx, comparable(written), candidates.map(comparable), likenessShown)
  return ids.flatMap(id => candidates.filter(item => item.id === id))
}

/** What is open, with the beginning of its text. Some hundred rows at most. */
function openItems(tx: Tx, congressId: number): Promise<OpenItem[]> {
  return tx.sql<OpenItem[]>`
    select id, title, left(text, ${comparedChars}) as text from suggestion
    where congress_id = ${congressId} and state not in ('rejected', 'withdrawn', 'closed', 'archived') order by id`
}

/**
 * The ids of those that are like what is written, the likest first. Compared are title and text of the one with title
 * and text of the other, and the likest counts: one of them may be a line and the other a page.
 * @param items with their words made comparable
 * @param from how like the least of them is, 0 to 1
 */
async function likest(tx: Tx, written: Written, items: readonly OpenItem[], from: number): Promise<number[]> {
  if (items.length === 0) return []
  const rows = await tx.sql<{ id: number }[]>`
    select id from (
      select id, greatest(similarity(title, ${written.title}), similarity(text, ${written.text}),
                          similarity(title, ${written.text}), similarity(text, ${written.title})) as likeness
      from jsonb_to_recordset(${tx.sql.json(items)}) as t(id int, title text, text text)
    ) compared where likeness >= ${from}::float8 order by likeness desc, id desc`
  return rows.map(({ id }) => id)
}

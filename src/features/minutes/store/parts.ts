/** What was written down of a meeting. Invariant: whoever writes holds the meeting's row lock, so no two parts have one number. */
import type { Tx } from '../../../db/tx.ts'
import type { FactKind, Facts, MinutesPart, SaidFacts } from '../types.ts'

export interface Writing {
  readonly meetingId: number
  readonly by: number
  readonly now: Date
  readonly message: { readonly bot: string; readonly msgid: string }
}

export interface PartWords {
  readonly itemId: number | null
  readonly speaker: string | null
  readonly words: string
}

/** What is said once of a meeting stands under this number; the latest counts. */
const factsPart = 0

/** @returns their numbers */
export async function addParts(tx: Tx, writing: Writing, parts: readonly PartWords[]): Promise<number[]> {
  const { meetingId, by, now, message } = writing
  const rows = await tx.sql<{ part: number }[]>`
    insert into minutes_entry (meeting_id, part, nth, act, kind, item_id, speaker, words, entered_by, at, bot, msgid)
    select ${meetingId}::int, last.part + t.place, 1, 'add', 'text', t."itemId", t.speaker, t.words, ${by}::int, ${now},
           ${message.bot}, ${message.msgid}
    from (select coalesce(max(part), 0) as part from minutes_entry where meeting_id = ${meetingId}) last,
      rows from (jsonb_to_recordset(${tx.sql.json(parts)}) as ("itemId" int, speaker text, words text))
        with ordinality as t("itemId", speaker, words, place)
    order by t.place returning part`
  return rows.map(({ part }) => part)
}

/** Another version of a part, or that it is removed: what it was stays. */
export async function changePart(
  tx: Tx,
  writing: Writing,
  part: number,
  act: 'change' | 'remove',
  { itemId, speaker, words }: PartWords,
): Promise<void> {
  const { meetingId, by, now, message } = writing
  await tx.sql`
    insert into minutes_entry (meeting_id, part, nth, act, kind, item_id, speaker, words, entered_by, at, bot, msgid)
    select ${meetingId}::int, ${part}::int, 1 + max(nth), ${act}, 'text', ${itemId}::int, ${speaker}, ${words}, ${by}::int,
           ${now}, ${message.bot}, ${message.msgid}
    from minutes_entry where meeting_id = ${meetingId} and part = ${part}`
}

export async function setFacts(
  tx: Tx,
  { meetingId, by, now, message }: Writing,
  facts: SaidFacts,
): Promise<void> {
  const rows = Object.entries(facts).map(([kind, words]) => ({ kind, words }))
  await tx.sql`
    insert into minutes_entry (meeting_id, part, nth, act, kind, words, entered_by, at, bot, msgid)
    select ${meetingId}::int, ${factsPart}::int, last.nth + t.place, 'add', t.kind, t.words, ${by}::int, ${now},
           ${message.bot}, ${message.msgid}
    from (select coalesce(max(nth), 0) as nth from minutes_entry where meeting_id = ${meetingId} and part = ${factsPart}) last,
      rows from (jsonb_to_recordset(${tx.sql.json(rows)}) as (kind text, words text)) with ordinality as t(kind, words, place)`
}

/** The parts in their order, each as its latest entry has it. */
export const partsOf = async (tx: Tx, meetingId: number): Promise<readonly MinutesPart[]> =>
  (await partsOfMeetings(tx, [meetingId])).get(meetingId) ?? []

/** Those of many meetings, by their ids; none where nothing was written down. */
export async function partsOfMeetings(
  tx: Tx,
  meetingIds: readonly number[],
): Promise<ReadonlyMap<number, readonly MinutesPart[]>> {
  const rows = await tx.sql<(MinutesPart & { readonly meetingId: number })[]>`
    select distinct on (meeting_id, part) meeting_id as "meetingId", part as number, item_id as "itemId", speaker, words,
           act = 'remove' as "isRemoved"
    from minutes_entry where meeting_id = any(${[...meetingIds]}::int[]) and part > ${factsPart}
    order by meeting_id, part, nth desc`
  const parts = new Map<number, MinutesPart[]>()
  for (const { meetingId, ...part } of rows) parts.set(meetingId, [...(parts.get(meetingId) ?? []), part])
  return parts
}

export const noFacts: Facts = { chair: null, recorder: null, issue: null }

export const factsOf = async (tx: Tx, meetingId: number): Promise<Facts> =>
  (await factsOfMeetings(tx, [meetingId])).get(meetingId) ?? noFacts

/** Those of many meetings, by their ids; none where nothing was said. */
export async function factsOfMeetings(
  tx: Tx,
  meetingIds: readonly number[],
): Promise<ReadonlyMap<number, Facts>> {
  const rows = await tx.sql<{ meetingId: number; kind: FactKind; words: string }[]>`
    select distinct on (meeting_id, kind) meeting_id as "meetingId", kind, words from minutes_entry
    where meeting_id = any(${[...meetingIds]}::int[]) and part = ${factsPart} order by meeting_id, kind, nth desc`
  const facts = new Map<number, Facts>()
  for (const { meetingId, kind, words } of rows)
    facts.set(meetingId, { ...(facts.get(meetingId) ?? noFacts), [kind]: words })
  return facts
}

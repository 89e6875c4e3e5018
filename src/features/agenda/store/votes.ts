import type { Tx } from '../../../db/tx.ts'
import type { MeetingOfCongress } from '../../meetings/store/answers.ts'
import type { ShownItem, Vote } from '../types.ts'
import { readAgenda } from './items.ts'

/** What was entered of these items' votes, oldest first: the latest of each item counts. */
export async function votesOn(
  tx: Tx,
  itemIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Vote[]>> {
  const rows = await tx.sql<Vote[]>`
    select v.item_id as "itemId", v.nth, v.in_favour as "inFavour", v.against, v.abstained, v.members, v.present,
           v.needed, v.passed, v.quorum_met as "quorumMet", v.at, p.name as "enteredByName"
    from vote_entry v join person p on p.id = v.entered_by
    where v.item_id = any(${[...itemIds]}::int[]) order by v.item_id, v.nth`
  const votes = new Map<number, Vote[]>()
  for (const vote of rows) votes.set(vote.itemId, [...(votes.get(vote.itemId) ?? []), vote])
  return votes
}

/** Those that count. */
export async function latestVotes(tx: Tx, itemIds: readonly number[]): Promise<ReadonlyMap<number, Vote>> {
  const votes = await votesOn(tx, itemIds)
  return new Map([...votes].flatMap(([id, all]): [number, Vote][] => all.slice(-1).map(vote => [id, vote])))
}

/** Items with more votes than people who were there, in the order of the agenda: their number on it and the vote that counts. */
export async function votesBeyond(
  tx: Tx,
  meeting: MeetingOfCongress,
  present: number,
): Promise<readonly { readonly number: number; readonly item: ShownItem; readonly vote: Vote }[]> {
  const items = await readAgenda(tx, meeting)
  const votes = await latestVotes(
    tx,
    items.flatMap(({ id }) => id ?? []),
  )
  return items.flatMap((item, nth) => {
    const vote = item.id === null ? undefined : votes.get(item.id)
    const isBeyond = vote !== undefined && vote.inFavour + vote.against + vote.abstained > present
    return isBeyond ? [{ number: nth + 1, item, vote }] : []
  })
}

export type NewVote = Omit<Vote, 'nth' | 'enteredByName'> & {
  readonly words: string
  readonly enteredBy: number
  readonly message: { readonly bot: string; readonly msgid: string }
}

/** @param vote of an item whose meeting is locked */
export async function enterVote(tx: Tx, vote: NewVote): Promise<void> {
  await tx.sql`
    insert into vote_entry (item_id, nth, in_favour, against, abstained, members, present, needed, passed, quorum_met,
                            words, entered_by, at, bot, msgid)
    select ${vote.itemId}::int, 1 + coalesce(max(nth), 0), ${vote.inFavour}::int, ${vote.against}::int,
           ${vote.abstained}::int, ${vote.members}::int, ${vote.present}::int, ${vote.needed}::int, ${vote.passed}::bool,
           ${vote.quorumMet}::bool, ${vote.words}, ${vote.enteredBy}::int, ${vote.at}, ${vote.message.bot},
           ${vote.message.msgid}
    from vote_entry where item_id = ${vote.itemId}`
}

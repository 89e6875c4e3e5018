import type { Tx } from '../../../db/tx.ts'
import { readDay } from '../../attendance/store/day.ts'
import type { MeetingOfCongress } from '../../meetings/store/answers.ts'
import type { VoteBase } from '../rules/vote.ts'

/** Who can vote in a meeting, as its day is recorded. */
export async function voteBaseOf(
  tx: Tx,
  meeting: MeetingOfCongress,
): Promise<VoteBase & { readonly quorumMet: boolean | null; readonly quorumNeeded: number | null }> {
  const { figures, lines, quorum } = await readDay(tx, meeting)
  // Where nobody was checked in at all, nobody looked: that is not a hall without people.
  const isKnown = lines.some(({ isMember, arrivedAt }) => isMember && arrivedAt !== null)
  return {
    members: figures.should,
    present: isKnown ? figures.present : null,
    quorumMet: isKnown && quorum !== null ? quorum.met : null,
    quorumNeeded: quorum?.needed ?? null,
  }
}

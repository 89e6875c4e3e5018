import type { Tx } from '../../../db/tx.ts'
import { inTheHall } from '../../attendance/rules/day.ts'
import { readDay } from '../../attendance/store/day.ts'
import type { MeetingOfCongress } from '../../meetings/store/answers.ts'
import type { VoteBase } from '../rules/vote.ts'

export interface VotingBase extends VoteBase {
  readonly everPresent: number
  readonly quorumMet: boolean | null
  readonly quorumNeeded: number | null
}

/**
 * Who can vote in a meeting at this moment, as its day is recorded: who has left does not. `everPresent`: who was there at
 * any time; a vote may be entered later than it was held.
 */
export async function voteBaseOf(tx: Tx, meeting: MeetingOfCongress, now: Date): Promise<VotingBase> {
  const { figures, lines, quorum } = await readDay(tx, meeting)
  // Where nobody was checked in at all, nobody looked: that is not a hall without people.
  const isKnown = lines.some(({ isMember, arrivedAt }) => isMember && arrivedAt !== null)
  const hall = inTheHall(lines, now)
  return {
    members: figures.should,
    present: isKnown ? hall : null,
    everPresent: figures.present,
    quorumMet: isKnown && quorum !== null ? hall >= quorum.needed : null,
    quorumNeeded: quorum?.needed ?? null,
  }
}

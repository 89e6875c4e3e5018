import type { NoticeKind } from '../../../language/notice.ts'
import { quorum } from '../../congress/rules.ts'
import type { CongressSettings, QuorumRule } from '../../congress/types.ts'
import type { Ballots } from '../types.ts'

/** Who could vote: all members, and those who were there; null where nobody was checked in. */
export interface VoteBase {
  readonly members: number
  readonly present: number | null
}

export type Counted =
  | {
      readonly kind: 'counted'
      /** So many of all members have to be in favour. */
      readonly needed: number
      readonly passed: boolean
      /** Present and neither for, nor against, nor abstained (未按表决器、未投票); null where nobody knows who was there. */
      readonly notVoted: number | null
    }
  /** More votes than people who could give them. */
  | { readonly kind: 'too_many'; readonly votes: number; readonly most: number; readonly isPresent: boolean }
  | { readonly kind: 'nobody_voted' }

export const votesOf = ({ inFavour, against, abstained }: Ballots): number => inFavour + against + abstained

/**
 * Judges a vote in whole numbers: a majority is one of all members, whether or not they were there.
 * @throws RangeError when a number is negative or not whole
 */
export function countVote(ballots: Ballots, { members, present }: VoteBase, majority: QuorumRule): Counted {
  const votes = votesOf(ballots)
  const { needed, met } = quorum(members, ballots.inFavour, majority)
  for (const number of [ballots.against, ballots.abstained, present ?? 0])
    if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} is no number of votes`)
  const most = present ?? members
  if (votes > most) return { kind: 'too_many', votes, most, isPresent: present !== null }
  if (votes === 0) return { kind: 'nobody_voted' }
  return { kind: 'counted', needed, passed: met, notVoted: present === null ? null : present - votes }
}

/** Whose majority it takes: the presidium's, the session's; anything else goes by the session's rule. */
export const majorityOf = (kind: NoticeKind, { majority }: Pick<CongressSettings, 'majority'>): QuorumRule =>
  kind === 'presidium' ? majority.presidium : majority.session

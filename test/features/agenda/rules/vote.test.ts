import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVote, type VoteReading } from '../../../../src/features/agenda/rules/read-vote.ts'
import { countVote, votesOf } from '../../../../src/features/agenda/rules/vote.ts'
import type { QuorumRule } from '../../../../src/features/congress/types.ts'
import { nastyTexts } from './nasty.ts'

const overHalf: QuorumRule = { numerator: 1, denominator: 2, bound: 'more_than', source: 'national' }
const twoThirds: QuorumRule = { numerator: 2, denominator: 3, bound: 'at_least', source: 'congress' }

describe('the majority is one of all members', () => {
  it.each<
    [members: number, present: number, inFavour: number, rule: QuorumRule, needed: number, passed: boolean]
  >([
    // Over half of 40 is 21: 20 of 28 who were there are a majority of those, and none of all.
    [40, 28, 20, overHalf, 21, false],
    [40, 28, 21, overHalf, 21, true],
    [41, 30, 20, overHalf, 21, false],
    [41, 30, 21, overHalf, 21, true],
    [9, 5, 5, overHalf, 5, true],
    [9, 9, 4, overHalf, 5, false],
    [1, 1, 1, overHalf, 1, true],
    [2, 2, 1, overHalf, 2, false],
    // 27 of 40 is what two thirds take, 26 is one short.
    [40, 40, 26, twoThirds, 27, false],
    [40, 40, 27, twoThirds, 27, true],
    [60, 60, 40, twoThirds, 40, true],
  ])('of %i members with %i there, %i in favour', (members, present, inFavour, rule, needed, passed) => {
    const counted = countVote({ inFavour, against: 0, abstained: 0 }, { members, present }, rule)
    expect(counted).toEqual({ kind: 'counted', needed, passed, notVoted: present - inFavour })
  })

  it('whoever is there and did nothing is counted as such, and helps nobody', () => {
    expect(
      countVote({ inFavour: 30, against: 1, abstained: 2 }, { members: 40, present: 35 }, overHalf),
    ).toEqual({
      kind: 'counted',
      needed: 21,
      passed: true,
      notVoted: 2,
    })
  })

  it('more votes than people who were there are no vote; than members, where nobody was checked in', () => {
    const ballots = { inFavour: 30, against: 4, abstained: 2 }
    expect(countVote(ballots, { members: 40, present: 35 }, overHalf)).toEqual({
      kind: 'too_many',
      votes: 36,
      most: 35,
      isPresent: true,
    })
    expect(countVote(ballots, { members: 35, present: null }, overHalf)).toMatchObject({
      kind: 'too_many',
      most: 35,
    })
    expect(countVote(ballots, { members: 40, present: null }, overHalf)).toMatchObject({
      kind: 'counted',
      notVoted: null,
    })
    expect(
      countVote({ inFavour: 0, against: 0, abstained: 0 }, { members: 40, present: 35 }, overHalf),
    ).toEqual({
      kind: 'nobody_voted',
    })
  })

  it('one more in favour never makes it fail, half never passes, and the parts add up to who was there', () => {
    const some = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(some, some, some, some, fc.constantFrom(overHalf, twoThirds), (a, b, c, idle, rule) => {
        const ballots = { inFavour: a, against: b, abstained: c }
        const present = votesOf(ballots) + idle
        const members = present + (idle % 7)
        const counted = countVote(ballots, { members, present }, rule)
        if (counted.kind !== 'counted') return votesOf(ballots) === 0 || counted.kind === 'too_many'
        expect(votesOf(ballots) + (counted.notVoted ?? 0)).toBe(present)
        expect(counted.passed).toBe(a >= counted.needed)
        if (a * 2 <= members) expect(counted.passed).toBe(false)
        const more = countVote(
          { ...ballots, inFavour: a + 1 },
          { members: members + 1, present: present + 1 },
          rule,
        )
        return more.kind === 'counted'
      }),
    )
  })
})

const counts = (inFavour: number, against = 0, abstained = 0): VoteReading => ({
  kind: 'counts',
  ballots: { inFavour, against, abstained },
})
const unanimous: VoteReading = { kind: 'unanimous' }
const unclear: VoteReading = { kind: 'unclear' }

describe('a result as it is written', () => {
  it.each<[said: string, vote: VoteReading]>([
    ['赞成30 反对1 弃权2', counts(30, 1, 2)],
    ['赞成30票，反对1票，弃权2票', counts(30, 1, 2)],
    ['赞成：30；反对：1；弃权：2', counts(30, 1, 2)],
    ['赞成票30票、反对票1票、弃权票2票', counts(30, 1, 2)],
    ['30票赞成，1票反对，2票弃权', counts(30, 1, 2)],
    ['30人同意1人不同意2人弃权', counts(30, 1, 2)],
    ['同意30 不同意1 弃权2', counts(30, 1, 2)],
    ['三十票赞成，一票反对，两票弃权', counts(30, 1, 2)],
    ['赞成一百二十五票，反对三票', counts(125, 3)],
    ['赞成30，反对0，弃权0', counts(30)],
    ['赞成30票，没有反对，没有弃权', counts(30)],
    ['赞成30票，无反对和弃权票', counts(30)],
    ['赞成30票', counts(30)],
    ['贊成30票，反對1票，棄權2票', counts(30, 1, 2)],
    ['３０票赞成', counts(30)],
    ['30:1:2', counts(30, 1, 2)],
    ['30：1：2', counts(30, 1, 2)],
    ['30-1-2', counts(30, 1, 2)],
    ['30/1/2', counts(30, 1, 2)],
    ['30、1、2', counts(30, 1, 2)],
    ['30 1 2', counts(30, 1, 2)],
    ['应到40人实到33人，赞成30票反对1票弃权2票', counts(30, 1, 2)],
    ['以30票赞成、1票反对、2票弃权通过', counts(30, 1, 2)],
    ['全票通过', unanimous],
    ['一致通过', unanimous],
    ['一致同意', unanimous],
    ['全体赞成', unanimous],
    ['全票', { kind: 'none' }],
    ['大家都同意', unanimous],
    ['无异议', unanimous],
    ['反对1弃权2，其余赞成', { kind: 'rest', against: 1, abstained: 2 }],
    ['1人反对，其他人都同意', { kind: 'rest', against: 1, abstained: 0 }],
    ['一致通过，反对1票', unclear],
    ['赞成30多票', unclear],
    ['赞成约30票', unclear],
    ['反对1票', unclear],
    ['赞成30票，赞成29票', unclear],
    ['', { kind: 'none' }],
    ['关于人事任免的决定', { kind: 'none' }],
  ])('«%s»', (said, vote) => {
    expect(readVote(said).vote).toEqual(vote)
  })

  it.each<[said: string, corrects: boolean, before: string]>([
    ['更正 赞成29 反对2 弃权2', true, ''],
    ['改为30:1:2', true, ''],
    ['关于人事任免的决定 赞成30 反对1', false, '关于人事任免的决定'],
    ['民生实事项目 全票通过', false, '民生实事项目'],
  ])('«%s»: whether it corrects, and what it names', (said, corrects, before) => {
    expect(readVote(said)).toMatchObject({ corrects, before })
  })

  it('never throws, and never makes up a figure', () => {
    for (const text of nastyTexts) expect(['none', 'unclear']).toContain(readVote(text).vote.kind)
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), text => {
        const { vote } = readVote(text)
        return vote.kind !== 'counts' || votesOf(vote.ballots) >= 0
      }),
    )
  })
})

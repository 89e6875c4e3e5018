import type { AgendaItem, Ballots, ItemWords, Vote } from '../types.ts'
import { nameOfItem, sayBallots, sayEntered, sayItem, sayVote } from './words.ts'

export const enterVote = {
  summary: '登记表决结果，自动按全体组成人员（全体代表）计算是否过半数',
  usage: '/表决 [会议号] 第几项 赞成几票 反对几票 弃权几票',
  examples: [
    '/表决 第2项 赞成30 反对1 弃权2',
    '/表决 3 第2项 全票通过',
    '/表决 3 第2项 更正 赞成29 反对2 弃权2',
  ],
}

export interface Registered {
  readonly meeting: number
  readonly number: number
  readonly item: AgendaItem
  readonly vote: Ballots & Pick<Vote, 'members' | 'present' | 'needed' | 'passed' | 'quorumMet'>
  readonly notVoted: number | null
  readonly quorumNeeded: number | null
  /** What it takes the place of. */
  readonly before: Vote | null
}

export function registered({
  meeting,
  number,
  item,
  vote,
  notVoted,
  quorumNeeded,
  before,
}: Registered): string {
  const { members, present, needed, passed, quorumMet } = vote
  return [
    `${before === null ? '已登记' : '已更正'}第${meeting}号会议${nameOfItem(number, item)}的表决：`,
    sayBallots(vote) + (notVoted === null || notVoted === 0 ? '' : `，未投票（未按表决器）${notVoted}人`),
    `应到${members}人，实到${present === null ? '未登记' : `${present}人`}；须${needed}票赞成（按应到${members}人计算），结果：${passed ? '通过' : '未通过'}。`,
    ...(quorumMet === false
      ? [
          `注意：实到${present ?? 0}人，未达到法定人数（须${quorumNeeded ?? 0}人），表决可能无效，请核实到会情况。已如实记录。`,
        ]
      : []),
    ...(present === null
      ? [`实到人数还没有登记，请补登：/点名 ${meeting} 全到。补登后会议记录中才有实到数。`]
      : []),
    ...(before === null ? [] : [`原登记为：${sayVote(before)}，已保留。`]),
  ].join('\n')
}

export const tooMany = (votes: number, most: number, isPresent: boolean): string =>
  isPresent
    ? `没有登记：共${votes}票，多于实到${most}人。请核对票数；到会人数有漏的，请先补登：/点名 姓名到，再登记表决。`
    : `没有登记：共${votes}票，多于应到${most}人，请核对票数。`

/** Of a roll that was corrected after the votes. */
export const votesNoLongerFit = (
  meeting: number,
  votes: readonly {
    readonly number: number
    readonly item: Pick<ItemWords, 'title'>
    readonly vote: Ballots
  }[],
): string =>
  [
    '注意：下列表决的票数现在多于实到人数，请核对到会情况或票数：',
    ...votes.map(({ number, item, vote }) => `${nameOfItem(number, item)}：${sayBallots(vote)}`),
    `票数有误的，请更正：/表决 ${meeting} 第${votes[0]?.number ?? 1}项 更正 赞成…`,
  ].join('\n')

/** @param number null: nothing is on the agenda yet, so it is named in words */
const enter = (meeting: number, number: number | null, ballots = '赞成30 反对1 弃权2'): string =>
  `/表决 ${meeting} ${number === null ? '关于……的决定' : `第${number}项`} ${ballots}`
export function nothingToCorrect(
  meeting: number,
  number: number,
  items: readonly AgendaItem[],
  isVotedOn: (item: AgendaItem) => boolean,
): string {
  const item = items[number - 1]
  const voted = items.flatMap((one, nth) => (isVotedOn(one) ? [nameOfItem(nth + 1, one)] : []))
  return [
    `第${meeting}号会议${item === undefined ? `第${number}项` : nameOfItem(number, item)}还没有登记表决，没有更正。`,
    ...(voted.length === 0 ? [] : [`已登记表决的是：${voted.join('、')}。`]),
    `第一次登记的，不写“更正”：${enter(meeting, number)}`,
  ].join('\n')
}
export const nobodyVoted = (meeting: number, number: number): string =>
  `没有登记：票数都是0。请写明票数，如：${enter(meeting, number)}`
export const nobodyPresent = (meeting: number, number: number | null): string =>
  `第${meeting}号会议还没有登记到会人数，“全票”不知是多少票。请先登记到会：/点名 ${meeting} 全到；或写明票数，如：${enter(meeting, number, '赞成30 反对0 弃权0')}`
export const unclear = (meeting: number, number: number | null): string =>
  `没有看懂票数，没有登记。请写明每一种的票数，如：${enter(meeting, number)}`
export const needsVotes = (meeting: number, number: number, item: AgendaItem): string =>
  `请写明${nameOfItem(number, item)}的票数，如：${enter(meeting, number)}`

export const shown = (
  meeting: number,
  number: number,
  item: AgendaItem,
  votes: readonly Vote[],
  said: (vote: Vote) => string,
): string =>
  [
    `第${meeting}号会议${nameOfItem(number, item)}的表决：`,
    ...votes.map(
      (vote, i) =>
        `${i === votes.length - 1 ? '现为' : '原登记'}：${sayVote(vote)}（应到${vote.members}人，${vote.present === null ? '实到未登记' : `实到${vote.present}人`}，须${vote.needed}票；${said(vote)}）`,
    ),
  ].join('\n')

export const voteEntered = sayEntered

export const counted = (
  meeting: number,
  number: number,
  item: AgendaItem,
  before: Vote,
  said: string,
): string =>
  [
    `第${meeting}号会议${nameOfItem(number, item)}已登记表决：${sayVote(before)}（${said}），没有重复登记。`,
    `要更正，请写：/表决 ${meeting} 第${number}项 更正 赞成30 反对1 弃权2`,
  ].join('\n')

export const sameAgain = (meeting: number, number: number, item: AgendaItem, before: Vote): string =>
  `第${meeting}号会议${nameOfItem(number, item)}的表决已是：${sayVote(before)}，没有更改。`

export const whichItem = (meeting: number, items: readonly AgendaItem[]): string =>
  items.length === 0
    ? `第${meeting}号会议还没有议程。请写明表决的事项，如：/表决 ${meeting} 关于人事任免的决定 赞成30 反对1 弃权2`
    : [
        '请写明是第几项：',
        ...items.map((item, i) => sayItem(i + 1, item)),
        `如：/表决 ${meeting} 第1项 赞成30 反对1 弃权2`,
      ].join('\n')

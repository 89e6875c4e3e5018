/** 会议记录 in words: who was there, who said what, how it was voted. */
import { hanNumber } from '../../../calendar/numerals.ts'
import { sayVote } from '../../agenda/texts/words.ts'
import type { FormRow } from '../../suggestions/texts/form.ts'
import type { Recorded } from '../store/paper.ts'
import type { MinutesPart } from '../types.ts'
import {
  agendaLines,
  type Block,
  decisionLine,
  figuresOf,
  fullTitle,
  generalParts,
  listsOf,
  organOf,
  paragraphs,
  partsOn,
  people,
  sayTime,
  withReporter,
} from './recorded.ts'
import { blank } from './sentences.ts'

export interface RecordPaper {
  readonly title: string
  readonly rows: readonly FormRow[]
  readonly blocks: readonly Block[]
  readonly signs: readonly [left: string, right: string]
  readonly organ: string
}

/** 会议记录 */
export function recordPaper(recorded: Recorded): RecordPaper {
  const { facts, meeting, decisions } = recorded
  const title = fullTitle(recorded)
  const lists = listsOf(recorded)
  const { should, present } = figuresOf(recorded)
  const pair = (left: [string, string], right: [string, string]): FormRow => ({
    cells: [left, right].map(([label, text]) => ({ label, text })),
  })
  const one = (label: string, text: string): FormRow => ({ cells: [{ label, text }] })
  return {
    title: `${title}记录`,
    rows: [
      one('会议名称', title),
      one('时间', sayTime(recorded)),
      one('地点', meeting.notice.place ?? blank),
      pair(['主持人', facts.chair ?? ''], ['记录人', facts.recorder ?? '']),
      pair(['应到', people(should)], ['实到', people(present)]),
      one('出席', lists.present),
      one('请假', lists.leaveWithKinds),
      one('缺席', lists.absent),
      one('列席', lists.guests),
      one('议程', agendaLines(recorded).join('\n') || blank),
    ],
    blocks: [
      ...recordBlocks(recorded),
      ...(decisions.length === 0
        ? []
        : [{ heading: '决定事项', paragraphs: decisions.map((one, i) => `${i + 1}. ${decisionLine(one)}`) }]),
    ],
    signs: [`主持人（签名）：${blank}`, `记录人（签名）：${blank}`],
    organ: organOf(recorded),
  }
}

/** Who said what, item by item. */
export function recordBlocks(recorded: Recorded): Block[] {
  const { items } = recorded
  const said = ({ speaker, words }: MinutesPart): string[] =>
    paragraphs(speaker === null ? words : `${speaker}：${words}`)
  const ofItems = items.map(
    ({ id, title, reporter, vote }, i): Block => ({
      heading: `${hanNumber(i + 1)}、${withReporter(title, reporter)}`,
      paragraphs: [
        ...partsOn(recorded, id).flatMap(said),
        ...(vote === null
          ? []
          : [
              `表决结果：应到${vote.members}人，实到${people(vote.present)}，${sayVote(vote)}${notVoted(vote)}${vote.quorumMet === false ? '（表决时未达到法定人数）' : ''}。`,
            ]),
      ],
    }),
  )
  const general = generalParts(recorded).flatMap(said)
  return [
    ...ofItems,
    ...(general.length === 0
      ? []
      : [{ heading: items.length === 0 ? '会议内容' : '其他', paragraphs: general }]),
  ]
}

function notVoted({
  present,
  inFavour,
  against,
  abstained,
}: { readonly present: number | null } & Record<'inFavour' | 'against' | 'abstained', number>): string {
  const left = present === null ? 0 : present - inFavour - against - abstained
  return left > 0 ? `，未投票${left}人` : ''
}

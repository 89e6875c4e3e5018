/** What a meeting did with an item, in the words in which offices write minutes. Nothing is said that is not recorded. */
import { sayBallots } from '../../agenda/texts/words.ts'
import type { Ballots, ItemKind, Vote } from '../../agenda/types.ts'
import { type Agreed, type Deed, deedOf } from '../rules/deed.ts'

export const blank = '________'

interface Handled {
  readonly kind: ItemKind
  readonly title: string
  readonly reporter: string | null
  readonly vote: Pick<Vote, keyof Ballots | 'passed'> | null
}

/** 会议听取了…（报告人：李明）。 会议审议并通过了…，赞成30票、反对1票、弃权2票。 */
export function whatHappened(item: Handled): string {
  const { vote, reporter, title } = item
  const who = reporter === null || title.includes(reporter) ? '' : `（报告人：${reporter}）`
  return `${sentence(item, who)}${vote === null ? '' : `，表决结果：${sayBallots(vote)}`}。`
}

function sentence(item: Handled, who: string): string {
  const { kind, title, vote } = item
  const deed = deedOf(title)
  /** Where it is not for the meeting to decide, no result is waited for. */
  const open = kind === 'decide' ? `，${unknown}` : ''
  switch (deed.kind) {
    case 'considered':
      return `会议${deed.did}${vote === null ? `了${deed.what}${who}${open}` : outcome(vote, deed.what, who, deed.agreed)}`
    case 'voted':
      return voted(deed, item, who)
    case 'acted':
      if (vote === null && kind !== 'decide') return topic(title, who)
      return `会议就${title}${who}进行了表决，${vote === null ? unknown : vote.passed ? '予以通过' : '未获通过'}`
    case 'did':
      return `会议${deed.did}${vote === null ? `了${deed.what}${who}${open}` : outcome(vote, deed.what, who)}`
    case 'told':
      return `会议听取了${deed.what}${deed.isComplete ? '' : '的汇报'}${who}`
    case 'named':
      return named(kind, title, vote, who)
    case 'unclear':
      return topic(title, who) + (vote === null ? open : '')
  }
}

const topic = (title: string, who: string): string => `会议议题：${title}${who}`

function voted(
  { agreed, what }: Extract<Deed, { kind: 'voted' }>,
  { vote, kind, title }: Handled,
  who: string,
): string {
  if (vote === null && kind !== 'decide') return topic(title, who)
  if (agreed === '批准') {
    if (vote === null) return `会议审议了${what}${who}，${unknown}`
    return vote.passed ? `会议批准了${what}${who}` : `会议审议了${what}${who}，经表决未获批准`
  }
  return vote === null ? `会议表决了${what}${who}，${unknown}` : `会议${afterVote(vote, what, who)}`
}

function named(kind: ItemKind, title: string, vote: Handled['vote'], who: string): string {
  if (vote !== null) return `会议审议${outcome(vote, title, who)}`
  switch (kind) {
    case 'hear':
      return `会议听取了${title}${who}`
    case 'deliberate':
      return `会议审议了${title}${who}`
    case 'decide':
      return `会议审议了${title}${who}，${unknown}`
    case 'other':
      return topic(title, who)
  }
}

const unknown = `表决结果：${blank}`

/** 并通过了…, 并批准了…; of what failed it is not said that it passed. */
const outcome = (
  vote: NonNullable<Handled['vote']>,
  what: string,
  who: string,
  agreed: Agreed = '通过',
): string => (vote.passed ? `并${agreed}了${what}${who}` : `了${what}${who}，经表决未获${agreed}`)

const afterVote = (vote: NonNullable<Handled['vote']>, what: string, who: string): string =>
  vote.passed ? `表决通过了${what}${who}` : `表决了${what}${who}，未获通过`

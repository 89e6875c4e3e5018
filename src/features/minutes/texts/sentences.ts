/** What a meeting did with an item, in the words in which offices write minutes. Nothing is said that is not recorded. */
import { sayBallots } from '../../agenda/texts/words.ts'
import type { Ballots, ItemKind, Vote } from '../../agenda/types.ts'

export const blank = '________'

interface Handled {
  readonly kind: ItemKind
  readonly title: string
  readonly reporter: string | null
  readonly vote: Pick<Vote, keyof Ballots | 'passed'> | null
}

const verbs = '听取和审议|听取并审议|听取、审议|听取|审议|审查|讨论|研究|酝酿|通报|传达学习|传达|学习|评议'
const withVerb = new RegExp(`^(${verbs})(.+)$`, 'su')
const withVoting = new RegExp(`^(${verbs})(?:和|并|、|及|，)?(?:表决|票决|通过|决定)(.+)$`, 'su')
const voting = /^(?:表决|票决|通过|决定)(.+)$/su
const acting = /^(?:选举|补选|推选|推荐|任免|任命|接受)/u
const telling = /^(?:汇报|报告)(.+)$/su

/** 会议听取了…（报告人：李明）。 会议审议并通过了…，赞成30票、反对1票、弃权2票。 */
export function whatHappened(item: Handled): string {
  const { vote, reporter, title } = item
  const who = reporter === null || title.includes(reporter) ? '' : `（报告人：${reporter}）`
  return `${sentence(item, who)}${vote === null ? '' : `，表决结果：${sayBallots(vote)}`}。`
}

function sentence({ kind, title, vote }: Handled, who: string): string {
  const both = withVoting.exec(title)
  if (both !== null) return `会议${both[1] ?? ''}${outcome(vote, both[2] ?? '', who)}`
  const alone = voting.exec(title)
  if (alone !== null)
    return vote === null
      ? `会议表决了${alone[1] ?? ''}${who}，${unknown}`
      : `会议${afterVote(vote, alone[1] ?? '', who, '表决')}`
  if (acting.test(title))
    return `会议就${title}${who}进行了表决，${vote === null ? unknown : vote.passed ? '予以通过' : '未获通过'}`
  const verb = withVerb.exec(title)
  if (verb !== null) {
    const [, did = '', rest = ''] = verb
    return vote === null ? `会议${did}了${rest}${who}` : `会议${did}${outcome(vote, rest, who)}`
  }
  const told = telling.exec(title)
  if (told !== null) return `会议听取了${told[1] ?? ''}${/(?:汇报|报告)$/u.test(title) ? '' : '的汇报'}${who}`
  if (vote !== null) return `会议审议${outcome(vote, title, who)}`
  if (kind === 'hear') return `会议听取了${title}${who}`
  if (kind === 'deliberate') return `会议审议了${title}${who}`
  if (kind === 'decide') return `会议审议了${title}${who}，${unknown}`
  return `会议议题：${title}${who}`
}

const unknown = `表决结果：${blank}`

/** 并通过了…; of what failed and of what nobody counted it is not said that it passed. */
function outcome(vote: Handled['vote'], what: string, who: string): string {
  if (vote === null) return `了${what}${who}，${unknown}`
  return vote.passed ? `并通过了${what}${who}` : `了${what}${who}，经表决未获通过`
}

const afterVote = (vote: NonNullable<Handled['vote']>, what: string, who: string, did: string): string =>
  vote.passed ? `${did}通过了${what}${who}` : `${did}了${what}${who}，未获通过`

/** What a meeting does with an item, taken apart: 审议并表决|民生实事项目. The words for it are in `texts/sentences.ts`. */

export type Deed =
  /** 审议并表决…, 讨论决定…: considered and put to the vote. */
  | { readonly kind: 'considered'; readonly did: string; readonly what: string }
  /** 表决…, 通过… */
  | { readonly kind: 'voted'; readonly what: string }
  /** 选举…, 任免…, 接受…: what it is about begins with a verb of its own. */
  | { readonly kind: 'acted' }
  /** 听取…, 审议…, 学习… */
  | { readonly kind: 'did'; readonly did: string; readonly what: string }
  /** 汇报…: somebody else does it. `isComplete`: it ends with 汇报 itself. */
  | { readonly kind: 'told'; readonly what: string; readonly isComplete: boolean }
  /** No verb: a paper's name. */
  | { readonly kind: 'named' }

const verbs = '听取和审议|听取并审议|听取、审议|听取|审议|审查|讨论|研究|酝酿|通报|传达学习|传达|学习|评议'
const withVerb = new RegExp(`^(${verbs})(.+)$`, 'su')
const withVoting = new RegExp(`^(${verbs})(?:和|并|、|及|，)?(?:表决|票决|通过|决定)(.+)$`, 'su')
const voting = /^(?:表决|票决|通过|决定)(.+)$/su
const acting = /^(?:选举|补选|推选|推荐|任免|任命|接受)/u
const telling = /^(?:汇报|报告)(.+)$/su

export function deedOf(title: string): Deed {
  const [, considered = '', put] = withVoting.exec(title) ?? []
  if (put !== undefined) return { kind: 'considered', did: considered, what: put }
  const [, voted] = voting.exec(title) ?? []
  if (voted !== undefined) return { kind: 'voted', what: voted }
  if (acting.test(title)) return { kind: 'acted' }
  const [, did = '', what] = withVerb.exec(title) ?? []
  if (what !== undefined) return { kind: 'did', did, what }
  const [, told] = telling.exec(title) ?? []
  if (told !== undefined) return { kind: 'told', what: told, isComplete: /(?:汇报|报告)$/u.test(told) }
  return { kind: 'named' }
}

/** What a meeting does with an item, taken apart: 审议并表决|民生实事项目. The words for it are in `texts/sentences.ts`. */

export type Deed =
  /** 审议并表决…, 讨论决定…, 审查和批准…: considered and put to the vote. */
  | { readonly kind: 'considered'; readonly did: string; readonly agreed: Agreed; readonly what: string }
  /** 表决…, 通过…, 批准… */
  | { readonly kind: 'voted'; readonly agreed: Agreed; readonly what: string }
  /** 选举…, 任免…, 接受…: what it is about begins with a verb of its own. */
  | { readonly kind: 'acted' }
  /** 听取…, 审议…, 学习… */
  | { readonly kind: 'did'; readonly did: string; readonly what: string }
  /** 汇报…: somebody else does it. `isComplete`: it ends with 汇报 itself. */
  | { readonly kind: 'told'; readonly what: string; readonly isComplete: boolean }
  /** No verb: a paper's name. */
  | { readonly kind: 'named' }
  /** More verbs than we take apart: 听取并部署…. */
  | { readonly kind: 'unclear' }

/** What is said of it when it passed. */
export type Agreed = '通过' | '批准'

const verbs =
  '听取和审议|听取并审议|听取、审议|听取|审议|审查|讨论|研究部署|研究|酝酿|通报|传达学习|传达|学习贯彻|学习|评议'
const withVerb = new RegExp(`^(${verbs})(.+)$`, 'su')
const withVoting = new RegExp(`^(${verbs})(?:和|并|、|及|，)?(表决|票决|通过|决定|批准)(.+)$`, 'su')
const voting = /^(表决|票决|通过|决定|批准)(.+)$/su
const acting = /^(?:选举|补选|推选|推荐|任免|任命|接受)/u
const telling = /^(汇报|报告)(.+)$/su
/** Another verb follows, and what was done cannot be said by the first alone. */
const goesOn = /^(?:和|并|贯彻|部署|批准)/u

export function deedOf(title: string): Deed {
  const deed = takenApart(title)
  return 'what' in deed && goesOn.test(deed.what) ? { kind: 'unclear' } : deed
}

function takenApart(title: string): Deed {
  const [, considered = '', put, subject = ''] = withVoting.exec(title) ?? []
  if (put !== undefined) return { kind: 'considered', did: considered, agreed: agreedBy(put), what: subject }
  const [, voted, what = ''] = voting.exec(title) ?? []
  if (voted !== undefined) return { kind: 'voted', agreed: agreedBy(voted), what }
  if (acting.test(title)) return { kind: 'acted' }
  const [, did, whatDone = ''] = withVerb.exec(title) ?? []
  if (did !== undefined) return { kind: 'did', did, what: whatDone }
  const [, tells, told = ''] = telling.exec(title) ?? []
  if (tells === undefined) return { kind: 'named' }
  // 报告工作: what is heard is 工作报告.
  if (told === '工作') return { kind: 'told', what: told + tells, isComplete: true }
  return { kind: 'told', what: told, isComplete: /(?:汇报|报告)$/u.test(told) }
}

const agreedBy = (verb: string): Agreed => (verb === '批准' ? '批准' : '通过')

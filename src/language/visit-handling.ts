/** What was done about a matter: answered at once, given to an office, by a day, made a suggestion or a petition. */
import type { Day } from '../calendar/day.ts'
import { type Clause, splitClauses } from './clauses.ts'
import { fold } from './normalise.ts'
import { doing, type FoundDue, findDue } from './visit-due.ts'
import { officeCalled, officeWord } from './visit-office.ts'
import type { HandlingReading, Named, Span, VisitHandling } from './visit-reading.ts'

export interface FoundHandling extends HandlingReading {
  /** The words that say it, in order. */
  readonly spans: readonly Span[]
}

const suggestion =
  /(?:转为?|转化为|转成|转换为|形成|作为|列为|写成|整理成|整理为)(?:一?[件条个])?(?:镇?人大)?(?:闭会期间)?的?(?:代表)?(?:建议|议案)|(?:拟|将|准备|打算)(?:作为|提出?|提交)(?:一?[件条个])?(?:代表)?(?:建议|议案)|提[交出]代表建议/
const petition =
  /(?:转|移交|移送|引导[^,。;]{0,8}|告知[^,。;]{0,6}|通过|按|走)[至给送到交往入]{0,2}(?:[镇县乡市区]|街道)?信访(?:办|局|部门|渠道|程序|途径|件)?/
const answered =
  /(?:当[场面即天日]|现场|即时)(?:已经?)?(?:就)?(?:给予|予以|进行|作了?|做了?)?(?:口头)?(?:政策)?(?:解答|答复|解释|说明|解决|处理|办结|协调|化解|调解|回复|答疑)|已经?(?:当场|现场|当面)?(?:向[^,。;]{1,6})?(?:作了?|做了?|给予)?(?:解释|解答|答复|办结|说明)(?!过|不|但)|解释清楚|(?:解释|解答|答复)了|(?:解释|解答|宣讲|说明)(?:相关|有关)?政策/
const timed = /限[时期](?:办[理结]|整改|解决|答复|处理)/
const verb =
  '(?:转(?:交办?|办|给|请|送|至|到|由)?|交(?:由|给|办给?)|移[交送]|(?<!提)交(?![通警代流界叉接费钱易])|批转|派单|责成|上?报送?|反馈)(?:给|至|到|由|请)?'
const referral = new RegExp(`(?<![流周运扭好中回])${verb}(?![弯角学让租移账正型圈身向播载理])(${officeWord})`)
const asked = new RegExp(
  `(?:由|请|联系|协调|通知|告知|督促)(${officeWord})(?=[^,。;]{0,10}(?:${doing.source}|牵头|负责|尽快|安排|帮|协助|联系|给))`,
)
const officeInFront = new RegExp(`^(${officeWord})`)
const toSomeOffice =
  /(?:转[交办]|交由|交办|转给)(?:相关|有关|职能)?(?:部门|单位|科室)?(?:办理|处理|解决|核实)?/

/** What leads to the words of handling and says nothing more. */
const leader =
  /(?:已经?|现已?|拟|请|将|并|同时|建议|我|本人|代表|会后|当天|随后|经协[调商]后?|限|要求|于|在|力争|争取|承诺|答应|最迟|最晚|期限|,)+$/
/** After the words of handling: what only goes on with them. */
const goesOn =
  /^(?:请|并|要求|务必|抓紧|尽快|及时|及早|再)*[^,。;]{0,6}(?:办理|解决|回复|答复|处理|落实|修好|修复|跟进|反馈|告知)(?:来访人|群众|村民|本人)?(?:结果|情况|到位|一下|一声)?$/

/**
 * @param text folded, without the visitor; what it is about may stand in it
 * @param today what the words for a day are reckoned from
 */
export function findHandling(text: string, today: Day, offices: readonly string[]): FoundHandling {
  const due = findDue(text, today)
  const folded = offices.map(fold)
  const spans: Span[] = []
  const kinds = new Set<VisitHandling>()
  let office: Named | null = null
  let answer: Span | null = null
  for (const clause of splitClauses(text)) {
    const said = readClause(clause, folded)
    const dueHere = due !== null && due.span.from >= clause.from && due.span.from < clause.to
    const starts = [said?.at, dueHere ? due.span.from - clause.from : undefined].filter(
      at => at !== undefined,
    )
    if (starts.length > 0) {
      const from = withLeader(clause, Math.min(...starts))
      spans.push({ from: clause.from + from, to: clause.to })
      for (const kind of said?.kinds ?? []) kinds.add(kind)
      if (said?.office) office ??= officeCalled(said.office, offices)
      if (said?.kinds.includes('answered')) answer ??= { from: clause.from + said.at, to: clause.to }
    } else if (spans.at(-1)?.to === lastMark(text, clause.from)) {
      const another = office === null ? null : anotherOffice(text, clause)
      if (office !== null && another !== null) office = both(office, officeCalled(another, offices))
      if (another !== null || goesOn.test(clause.text)) spans.push({ from: clause.from, to: clause.to })
    }
  }
  return {
    handling: handlingOf(kinds, due),
    office,
    due: due?.due ?? null,
    answer: answer === null ? null : text.slice(answer.from, answer.to),
    spans,
  }
}

/** 转村镇建设办、综合治理办联合处理 */
const anotherOffice = (text: string, clause: Clause): string | null =>
  text.charAt(clause.from - 1) === '、' ? (officeInFront.exec(clause.text)?.[1] ?? null) : null

const both = (one: Named, other: Named): Named => ({
  name: `${one.name}、${other.name}`,
  known: one.known && other.known,
})

/** Where what stands before the marks in front of `from` ends. */
const lastMark = (text: string, from: number): number => {
  let at = from
  while (at > 0 && /[,;。!?\n 、]/.test(text.charAt(at - 1))) at--
  return at
}

interface Said {
  /** Within the clause. */
  readonly at: number
  readonly kinds: readonly VisitHandling[]
  readonly office: string | null
}

function readClause({ text }: Clause, offices: readonly string[]): Said | null {
  const found: { at: number; kind: VisitHandling; office: string | null }[] = []
  const look = (kind: VisitHandling, pattern: RegExp) => {
    const match = pattern.exec(text)
    if (match)
      found.push({ at: match.index, kind, office: match[1] === undefined ? null : nameAt(match, offices) })
  }
  look('petition', petition)
  look('suggestion', suggestion)
  // 转信访办, 转为代表建议 are no offices of the government.
  if (found.length === 0) look('referred', referral)
  if (found.length === 0) look('referred', asked)
  if (found.length === 0) look('referred', toSomeOffice)
  look('answered', answered)
  look('timed', timed)
  if (found.length === 0) return null
  return {
    at: Math.min(...found.map(({ at }) => at)),
    kinds: found.map(({ kind }) => kind),
    office: found.find(one => one.office !== null)?.office ?? null,
  }
}

/** A known office may have a longer name than the pattern takes: 村镇建设办公室规划科. */
function nameAt(match: RegExpExecArray, offices: readonly string[]): string {
  const [all, said = ''] = match
  const rest = match.input.slice(match.index + all.length - said.length)
  const known = offices.filter(name => rest.startsWith(name)).toSorted((a, b) => b.length - a.length)[0]
  return known ?? said
}

function withLeader({ text }: Clause, at: number): number {
  const words = leader.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? ''
  return at - words.length
}

function handlingOf(kinds: ReadonlySet<VisitHandling>, due: FoundDue | null): VisitHandling | null {
  for (const kind of ['petition', 'suggestion'] as const) if (kinds.has(kind)) return kind
  if (kinds.has('timed')) return 'timed'
  const byADay = due !== null && due.due.kind !== 'unclear'
  if (kinds.has('referred')) return byADay ? 'timed' : 'referred'
  // Answered and promised by a day: the promise is what is left to do.
  if (byADay) return 'timed'
  return kinds.has('answered') ? 'answered' : null
}

const called: readonly (readonly [VisitHandling, RegExp])[] = [
  ['answered', /当场|解答|答复|解释/],
  ['timed', /限[时期]/],
  ['suggestion', /建议|议案/],
  ['petition', /信访/],
  ['referred', /转|交/],
]

/** `转交`, `限时办理`: the way that somebody names when he is asked for it. @param said folded */
export const handlingCalled = (said: string): VisitHandling | null =>
  called.find(([, pattern]) => pattern.test(said))?.[0] ?? null

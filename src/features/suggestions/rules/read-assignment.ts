/**
 * 交办 in words: which office leads, which ones assist, whether each answers for itself, and whether the matter is wide.
 * 农业农村办主办，财政所协办 · 主办农业农村办 协办财政所 · 分办农业农村办、财政所 · 由农业农村办牵头，财政所配合，六个月.
 */
import { readNumber, smallNumber } from '../../../calendar/numerals.ts'
import { fold } from '../../../language/normalise.ts'
import type { SuggestionRules } from '../settings.ts'
import type { Breadth, Mode } from '../types.ts'
import { type NamedOffice, officeAt, officeByCalling } from './office-names.ts'

export interface Assignment {
  readonly mode: Mode
  /** It was not said that one leads; 承办 and 办理 are said of any. */
  readonly isPlain: boolean
  /** Null: nothing was said about it. */
  readonly breadth: Breadth | null
  readonly lead: readonly number[]
  readonly assist: readonly number[]
  /** What is no office of the congress, as it was written. */
  readonly unknown: readonly string[]
  /** So many months, which are neither of the rule's. */
  readonly oddMonths: number | null
}

const monthsSaid = new RegExp(
  `(?:期限|限期?)?[为:]? ?(${smallNumber}) ?个月(?:之?内)?(?:(?:答复|办结|办理|完成)+)?`,
)
const wide =
  /(?:属于?|为|是)?(?:涉及面(?:较|比较)?[广宽大]|(?:情况|问题)?(?:重大|疑难)?(?:复杂|疑难|重大)|难度(?:较|比较)?大)(?:的?(?:事项|问题|建议))?/g
const normal = /(?:属于?|为|是)?(?:一般|普通)(?:的?(?:事项|问题|建议)|件)?/g
const split = /分办|分别(?:办理|承办|答复|负责)?|各自(?:办理|承办|答复|负责)?|分头(?:办理|承办)?/g

type Piece =
  | { readonly kind: 'office'; readonly id: number }
  | { readonly kind: 'role'; readonly role: 'lead' | 'assist' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'unknown'; readonly said: string }

export function readAssignment(
  words: string,
  offices: readonly NamedOffice[],
  { months }: Pick<SuggestionRules, 'months'>,
): Assignment {
  const folded = fold(words)
  const said = readNumber(monthsSaid.exec(folded)?.[1] ?? '')
  const ofMonths = said === months.wide ? 'wide' : said === months.normal ? 'normal' : null
  const text = folded.replace(monthsSaid, ' ')
  const pieces = piecesOf(text.replace(wide, ' ').replace(normal, ' ').replace(split, ' '), offices)
  const { lead, assist } = rolesOf(pieces)
  const isSplit = text.search(split) >= 0 && lead.length > 1
  return {
    mode: isSplit ? 'split' : 'joint',
    isPlain: !/主办|牵头/.test(text),
    breadth: ofMonths ?? (text.search(wide) >= 0 ? 'wide' : text.search(normal) >= 0 ? 'normal' : null),
    lead,
    assist,
    unknown: pieces.flatMap(piece => (piece.kind === 'unknown' ? [piece.said] : [])),
    oddMonths: Number.isNaN(said) || ofMonths !== null ? null : said,
  }
}

const marks = /[ \n、,;:。.()和及与跟]+/y
const leading = /主办|牵头|承办/y
const assisting = /协办|配合|协助|会同/y
const noise =
  /由|请|交由|交给|交办|交|给|办理|负责|答复|处理|单位|为|是|一起|共同|会办|尽快|抓紧|认真|的|建议|件/y

function piecesOf(text: string, offices: readonly NamedOffice[]): Piece[] {
  const pieces: Piece[] = []
  let strange = ''
  const settle = () => {
    const called = strange === '' ? null : officeByCalling(strange, offices)
    if (called !== null) pieces.push({ kind: 'office', id: called.id })
    else if (strange !== '') pieces.push({ kind: 'unknown', said: strange })
    strange = ''
  }
  for (let at = 0; at < text.length; ) {
    const known = officeAt(text, at, offices)
    const isLead = lengthAt(leading, text, at)
    const isAssist = lengthAt(assisting, text, at)
    const isMark = lengthAt(marks, text, at)
    const isNoise = strange === '' ? lengthAt(noise, text, at) : lengthAt(/办理|负责/y, text, at)
    const length = known?.length ?? (isLead || isAssist || isMark || isNoise)
    if (length === 0) {
      strange += text.charAt(at)
      at += 1
      continue
    }
    settle()
    if (known !== null) pieces.push({ kind: 'office', id: known.office.id })
    else if (isLead > 0) pieces.push({ kind: 'role', role: 'lead' })
    else if (isAssist > 0) pieces.push({ kind: 'role', role: 'assist' })
    else if (isMark > 0) pieces.push({ kind: 'gap' })
    at += length
  }
  settle()
  return pieces
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

/**
 * A role right behind an office, with a gap or the end after it, is said of the offices before it; any other, of
 * those that follow. Offices that no role is said of lead.
 */
function rolesOf(pieces: readonly Piece[]): { lead: number[]; assist: number[] } {
  const words = pieces.filter(piece => piece.kind !== 'unknown')
  const parts = { lead: new Set<number>(), assist: new Set<number>() }
  let before: number[] = []
  let role: 'lead' | 'assist' = 'lead'
  const settle = (as: 'lead' | 'assist') => {
    for (const id of before) parts[as].add(id)
    before = []
  }
  for (const [i, piece] of words.entries()) {
    if (piece.kind === 'office') before.push(piece.id)
    if (piece.kind !== 'role') continue
    const isBehind = words[i - 1]?.kind === 'office' && (words[i + 1]?.kind ?? 'gap') !== 'office'
    const isLast = !words.slice(i + 1).some(({ kind }) => kind === 'office')
    if (isBehind || isLast) {
      settle(piece.role)
      role = 'lead'
    } else {
      settle(role)
      role = piece.role
    }
  }
  settle(role)
  return { lead: [...parts.lead], assist: [...parts.assist].filter(id => !parts.lead.has(id)) }
}

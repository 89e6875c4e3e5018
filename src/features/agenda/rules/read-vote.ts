/** A vote's result as people write it: 赞成30票,反对1票 · 30:1:2 · 三十票赞成 · 全票通过 · 反对1弃权2其余赞成. */
import { readNumber } from '../../../calendar/numerals.ts'
import { fold } from '../../../language/normalise.ts'
import type { Ballots } from '../types.ts'

export type VoteReading =
  | { readonly kind: 'counts'; readonly ballots: Ballots }
  /** Whoever was there was in favour. */
  | { readonly kind: 'unanimous' }
  /** Whoever was there and is not named here was in favour. */
  | { readonly kind: 'rest'; readonly against: number; readonly abstained: number }
  /** A figure that is none (三十多票), or two that contradict. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'none' }

export interface VoteWords {
  readonly vote: VoteReading
  /** It takes the place of what was entered before. */
  readonly corrects: boolean
  /** What stands before the result: the words of an item, if any. Folded. */
  readonly before: string
}

type Side = keyof Ballots
const sides: Readonly<Record<Side, string>> = {
  against: '(?:不同意|不赞成|不赞同|不支持|反对|否决)',
  abstained: '(?:弃权|弃)',
  inFavour: '(?:赞成|同意|赞同|支持|通过)',
}
const anySide = `(?:${sides.against}|${sides.abstained}|${sides.inFavour})`
const figures = '(?:[0-9]{1,5}|[〇零一二三四五六七八九十百两]{1,5})'
const unit = '(?:票|人|名|位|个)'
const approximate = new RegExp(
  `(?:约|近|大概|左右|上下)${figures}|${figures}(?:多|余|几|来)${unit}?|${figures}${unit}?(?:左右|上下|以上)`,
)
const all = /(?:一致|全票|全体|全部|全员|都|满票)(?:表决|投票)?(?:赞成|同意|通过|赞同)|无(?:人)?异议/
const others = /(?:其余|其他|剩下|余下|另外)(?:的|人|都|均|全部|全)*(?:投)?(?:赞成|同意|赞同)/
const plain = new RegExp(
  `(?:^|[ ,:])(${figures})(?: ?[:/、-] ?| )(${figures})(?:(?: ?[:/、-] ?| )(${figures}))?(?= ?(?:$|[,。;票 ]))`,
)
const correcting = /更正|订正|改为|改成|重新(?:统计|登记|计票)|更改/

/** @param words behind the numbers of meeting and item */
export function readVote(words: string): VoteWords {
  const text = fold(words)
  const start = [
    all,
    others,
    new RegExp(
      `${figures} ?${unit}? ?${anySide}|${anySide}[ :为票]{0,3}(?:${figures}|没|无)|(?:没有|无)(?:人|票)?${anySide}`,
    ),
    plain,
    correcting,
  ]
    .map(pattern => text.search(pattern))
    .filter(index => index >= 0)
  const before = text.slice(0, Math.min(text.length, ...start)).replace(/[ ,:;。]+$/, '')
  return { vote: resultIn(text), corrects: correcting.test(text), before }
}

function resultIn(text: string): VoteReading {
  if (approximate.test(text)) return { kind: 'unclear' }
  const against = votesFor('against', text)
  const abstained = votesFor('abstained', text)
  const inFavour = votesFor('inFavour', text)
  if ([against, abstained, inFavour].includes('unclear')) return { kind: 'unclear' }
  const number = (said: number | 'unclear' | null) => (typeof said === 'number' ? said : 0)
  if (inFavour === null && others.test(text))
    return { kind: 'rest', against: number(against), abstained: number(abstained) }
  if (inFavour === null && all.test(text))
    return number(against) + number(abstained) === 0 ? { kind: 'unanimous' } : { kind: 'unclear' }
  if (inFavour === null && against === null && abstained === null) return plainIn(text)
  if (inFavour === null) return { kind: 'unclear' }
  return {
    kind: 'counts',
    ballots: { inFavour: number(inFavour), against: number(against), abstained: number(abstained) },
  }
}

/** What is said of one side: a figure beside its word, before or behind it. */
function votesFor(side: Side, text: string): number | 'unclear' | null {
  const word = side === 'inFavour' ? `(?<!不)${sides.inFavour}` : sides[side]
  const behind = new RegExp(`${word}(?:的|票|者|票数|人数|[ :为是有共]){0,3}(${figures})(?![0-9:/])`, 'g')
  const front = new RegExp(
    `(${figures}) ?${unit} ?(?:投|表示)?${word}(?!(?:的|票|者|票数|人数|[ :为是有共]){0,3}${figures})`,
    'g',
  )
  const bare = new RegExp(
    `(?<![0-9])(${figures}) ?${word}(?!(?:的|票|者|票数|人数|[ :为是有共]){0,3}${figures})`,
    'g',
  )
  const nobody = new RegExp(`(?:没有|没|无)(?:人|票)?${word}|${word}[ :]?(?:没有|无)`)
  const found = new Set<number>()
  for (const pattern of [behind, front, bare])
    for (const [, figure = ''] of text.matchAll(pattern)) found.add(numberOf(figure))
  if (found.size === 0 && nobody.test(text)) found.add(0)
  const [only] = found
  if (only === undefined) return null
  return found.size > 1 || Number.isNaN(only) ? 'unclear' : only
}

/** 30:1:2, in the order in which results are announced. */
function plainIn(text: string): VoteReading {
  const match = plain.exec(text)
  if (match === null) return { kind: 'none' }
  const [inFavour = 0, against = 0, abstained = 0] = match.slice(1).map(figure => numberOf(figure ?? '0'))
  return [inFavour, against, abstained].some(Number.isNaN)
    ? { kind: 'unclear' }
    : { kind: 'counts', ballots: { inFavour, against, abstained } }
}

/** 三十 and 一百二十五, too. */
function numberOf(figure: string): number {
  const [, hundreds, rest = ''] = /^([一二两三四五六七八九])百零?(.*)$/.exec(figure) ?? []
  if (hundreds === undefined) return figure === '零' || figure === '〇' ? 0 : readNumber(figure)
  const left = rest === '' ? 0 : readNumber(rest)
  return readNumber(hundreds) * 100 + left
}

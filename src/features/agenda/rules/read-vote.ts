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
  /** And says so in so many words: 关于更改镇名的决定 does not. */
  readonly saysCorrection: boolean
  /** What stands before the result: the words of an item, if any. Folded. */
  readonly before: string
}

type Side = keyof Ballots
const sideWords: readonly (readonly [Side, string])[] = [
  ['against', '不同意|不赞成|不赞同|不支持|反对'],
  ['abstained', '弃权|弃'],
  ['inFavour', '赞成|同意|赞同|支持'],
]
const anySide = `(?:${sideWords.map(([, words]) => words).join('|')})`
const figures = '(?:[0-9]{1,5}|[〇零一二三四五六七八九十百两]{1,5})'
const approximate = new RegExp(
  `(?:约|近|大概)${figures}|${figures}(?:多|余|几|来)(?:票|人|名|位)|${figures}(?:票|人|名|位)?(?:左右|上下|以上)`,
)
/** 应到40人, 实到33人: how many were there, and no votes. */
const there =
  /(?:应到|实到|出席|到会|参会|参加表决|参加投票|收回|发出)(?:会议)?(?:的?代表|人员|人数|成员|选票|表决票)?[ :]?[0-9〇零一二三四五六七八九十百两]{1,5}(?:人|名|位|张|票)?/g
const all = /(?:一致|全票|全体|全部|全员|都|满票)(?:表决|投票)?(?:赞成|同意|通过|赞同)|无(?:人)?异议/
/** 全票通过不了, 全票没通过; 没法一致通过 is told by what stands in front. */
const notAll =
  /(?:通过|同意|赞成|赞同)不[了成]|(?:一致|全票|全体|全部|满票)(?:表决|投票)?(?:没有?|未|不)(?:能|获|得到)?(?:通过|同意|赞成|赞同)/
const deniedInFront = /(?:没有?|未|不|难以?|无法|没法)(?:能够?|可能|会)?$/
const others = /(?:其余|其他|剩下|余下|另外)(?:的|人|都|均|全部|全)*(?:投)?(?:赞成|同意|赞同)(?:票)?/
const nobodyFor = new RegExp(
  `(?:没有|没|无)(?:人|票)?(${anySide})票?(?:(?:和|、|及|或|也没有|,无|,没有)(${anySide})票?)?`,
  'g',
)
const noneBehind = new RegExp(`(${anySide})(?:票|者)?[ :]?(?:没有|无)(?!${anySide})`, 'g')
const plain = new RegExp(
  `(?:^|[ ,:])(${figures})(?: ?[:/、-] ?| )(${figures})(?:(?: ?[:/、-] ?| )(${figures}))?(?= ?(?:$|[,。;票 ]))`,
)
const correcting = /更正|订正|改为|改成|重新(?:统计|登记|计票)|更改/
const resultBegins = new RegExp(
  `${figures} ?(?:票|人|名|位|个)? ?(?:投|表示)?${anySide}|${anySide}(?:的|票|者|[ :为])*(?:${figures}|没|无)|(?:没有|无)(?:人|票)?${anySide}`,
)

/** 更正 in so many words; an item's title may have them as well. */
export const isCorrection = (text: string): boolean => /更正|订正/.test(text)

/** @param words behind the numbers of meeting and item */
export function readVote(words: string): VoteWords {
  const text = fold(words)
  const start = [
    all,
    others,
    resultBegins,
    plain,
    correcting,
    new RegExp(`${anySide} ?(?=约|近|大概)`),
    new RegExp(there.source),
  ]
    .map(pattern => text.search(pattern))
    .filter(index => index >= 0)
  const before = text.slice(0, Math.min(text.length, ...start)).replace(/[ ,:;。以]+$/, '')
  const said = resultIn(text.slice(before.length))
  return {
    vote: said.kind === 'unanimous' && deniedInFront.test(before) ? { kind: 'unclear' } : said,
    corrects: correcting.test(text),
    saysCorrection: isCorrection(text),
    before,
  }
}

function resultIn(said: string): VoteReading {
  if (approximate.test(said)) return { kind: 'unclear' }
  const text = said.replace(there, ' ')
  const hasOthers = others.test(text)
  const isAll = all.test(text)
  if (isAll && notAll.test(text)) return { kind: 'unclear' }
  const sides = sidesIn(text.replace(others, ' ').replace(/一致|全票|全体|全部|全员|满票/g, ''), isAll)
  if (sides === 'unclear') return { kind: 'unclear' }
  const { inFavour, against = 0, abstained = 0 } = sides
  if (inFavour !== undefined)
    return hasOthers ? { kind: 'unclear' } : { kind: 'counts', ballots: { inFavour, against, abstained } }
  if (hasOthers) return { kind: 'rest', against, abstained }
  if (isAll) return against + abstained === 0 ? { kind: 'unanimous' } : { kind: 'unclear' }
  return Object.keys(sides).length > 0 ? { kind: 'unclear' } : plainIn(text)
}

type Sides = { [K in Side]?: number }

/** The figure beside each side's word: all before their words, or all behind, within one clause. */
function sidesIn(text: string, isAll: boolean): Sides | 'unclear' {
  const found: Sides = {}
  let isClear = true
  const set = (side: Side | null, votes: number) => {
    if (side === null || Number.isNaN(votes) || (found[side] ?? votes) !== votes) isClear = false
    else found[side] = votes
  }
  const withoutNone = text
    .replace(nobodyFor, (_, ...words: string[]) => {
      for (const word of words.slice(0, 2)) if (typeof word === 'string') set(sideOf(word), 0)
      return ' '
    })
    .replace(noneBehind, (_, word: string) => {
      set(sideOf(word), 0)
      return ' '
    })
  for (const clause of withoutNone.split(/[,;。\n]/)) {
    const tokens = [...clause.matchAll(token)].map(([whole]) => whole)
    const words = tokens.filter(one => sideOf(one) !== null)
    if (words.length === 0) continue
    // Everybody is in favour, and it is said with the word alone: 大家都同意.
    if (isAll && tokens.length === words.length && words.every(one => sideOf(one) === 'inFavour')) continue
    const first = tokens.findIndex(one => sideOf(one) !== null)
    const isBehind = first === 0 || tokens.length - first === 2 * words.length
    const pairs = isBehind ? tokens.slice(first) : tokens.slice(first - 1)
    if (pairs.length !== 2 * words.length) return 'unclear'
    for (let i = 0; i < pairs.length; i += 2) {
      const [word = '', figure = ''] = isBehind ? [pairs[i], pairs[i + 1]] : [pairs[i + 1], pairs[i]]
      set(sideOf(word), sideOf(figure) === null ? numberOf(figure) : Number.NaN)
    }
  }
  return isClear ? found : 'unclear'
}

const token = new RegExp(`${anySide}|${figures}`, 'g')

const sideOf = (word: string): Side | null =>
  sideWords.find(([, words]) => words.split('|').includes(word))?.[0] ?? null

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

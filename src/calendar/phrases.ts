/**
 * Elements that belong together: 下周三(3月18日)上午9点至11点 is one phrase of two sides. What joins or parts two
 * elements is decided by the text between them alone.
 */
import {
  type Clock,
  type DayMeaning,
  type Element,
  type Half,
  isDayMeaning,
  scanElements,
} from './elements.ts'
import { isHedged } from './hedged.ts'

export interface Side {
  readonly joint: 'first' | 'range' | 'list'
  readonly days: readonly DayMeaning[]
  readonly half: Half | null
  readonly clock: Clock | null
}

export interface Phrase {
  readonly sides: readonly Side[]
  /** 18日或19日, 4月10日前后: no single day is meant. */
  readonly undecided: boolean
  /** Set instead of sides: so many minutes from now. */
  readonly minutesFromNow: number | null
  /** Place in the normalised text. */
  readonly from: number
  readonly to: number
}

type Joint = 'glue' | 'comma' | 'range' | 'or' | 'list' | 'break'

const gaps: readonly (readonly [Joint, RegExp])[] = [
  ['glue', /^[ ()的在于是:[\]「」"“”]{0,4}$/],
  [
    'comma',
    /^ ?\)? ?[,;。]? ?\(?(?:每天|每日|均|都|当天|为|即|也就是|正好是?|时间|改在|是在)?(?:的|在|于|:)? ?$/,
  ],
  ['range', /^[ )]{0,2}(?:开始|起|开幕|集合|报到)?,? ?(?:一直|直)?(?:至|到|-|~){1,4}[ (]{0,2}$/],
  ['or', /^[ )]{0,2},? ?(?:或者?|或是|还是|抑或|\/|要么|要不)(?:是|在|者)?,? ?$/],
  ['list', /^[ )]{0,2}(?:、|和|及|与|以及|&|,和)[ (]?$/],
]
/** Right after a day: no single day is meant any more. After a clock time the same words only loosen the minute. */
const looseDay = /^ ?(?:前后|左右|上下|以后|之后|后(?![天日]))/y
const alternative = /^[ )]{0,2},? ?(?:或者?|还是|抑或)/y
const weekdayInBrackets = /^ ?\(([一二三四五六日])\)/

function jointOf(gap: string): Joint {
  if (gap.length > 8) return 'break'
  for (const [joint, pattern] of gaps) if (pattern.test(gap)) return joint
  return 'break'
}

interface Draft {
  joint: Side['joint']
  days: DayMeaning[]
  half: Half | null
  clock: Clock | null
}

const emptySide = (joint: Side['joint']): Draft => ({ joint, days: [], half: null, clock: null })

/**
 * All date and time phrases of a normalised text, in order.
 * @param hedged 可能5月1日 is `undecided`, or the day that it names
 */
export function findPhrases(text: string, hedged: 'undecided' | 'as_named' = 'undecided'): Phrase[] {
  const phrases: Phrase[] = []
  const elements = scanElements(text)
  let index = 0
  while (index < elements.length) {
    const group = new PhraseBuilder(text, elements, index)
    const phrase = group.build()
    const isOpen = hedged === 'undecided' && namesDay(phrase) && isHedged(text, phrase.from, phrase.to)
    phrases.push(isOpen ? { ...phrase, undecided: true } : phrase)
    index = group.next
  }
  return phrases
}

export const namesDay = ({ sides }: Phrase): boolean => sides.some(({ days }) => days.length > 0)

/** Takes elements from `next` on as long as they belong to one phrase. */
class PhraseBuilder {
  next: number
  readonly #start: number
  readonly #text: string
  readonly #elements: readonly Element[]
  readonly #sides: Draft[] = [emptySide('first')]
  #undecided = false

  constructor(text: string, elements: readonly Element[], first: number) {
    this.#text = text
    this.#elements = elements
    this.#start = first
    this.next = first
  }

  build(): Phrase {
    const first = this.#elements[this.next]
    if (!first) throw new RangeError('no element left')
    let last = first
    let joint: Joint = 'glue'
    for (let element: Element | undefined = first; element; element = this.#elements[this.next]) {
      if (element !== first) joint = jointOf(this.#text.slice(last.to, element.from))
      if (joint === 'break' || !this.#take(element, joint)) break
      last = element
      this.next += 1
      if (element.meaning.kind === 'later') break
    }
    if (last === first && this.next === this.#start) this.next += 1
    return this.#finish(first, last)
  }

  /** @returns false when the element begins another phrase. */
  #take(element: Element, joint: Joint): boolean {
    const { meaning } = element
    if (meaning.kind === 'later') return joint === 'glue' && this.#current.days.length === 0
    if (joint === 'or') {
      this.#undecided = true
      this.#open('list')
    } else if (joint === 'range' || joint === 'list') {
      this.#open(joint)
    }
    const side = this.#current
    if (isDayMeaning(meaning)) return this.#takeDay(meaning, side, joint)
    if (meaning.kind === 'half') {
      // 8:30-11:30 下午2:30: the half day goes with the clock after it
      const next = this.#elements[this.next + 1]
      const leads = next?.meaning.kind === 'clock' && next.from === element.to
      const free = side.half === null && (side.clock === null || (joint === 'glue' && !leads))
      ;(free ? side : this.#open('list')).half = meaning.half
      return true
    }
    // 15:00(14:30签到) and 9:00,8:40开始签到 are two times of two things
    if (side.clock !== null && (joint === 'glue' || joint === 'comma')) return false
    ;(side.clock === null ? side : this.#open('list')).clock = meaning
    return true
  }

  #takeDay(meaning: DayMeaning, side: Draft, joint: Joint): boolean {
    const timed = side.clock !== null || side.half !== null
    const isGloss = meaning.kind === 'weekday' && side.days.length > 0
    if (timed && side.days.length > 0 && !(isGloss && joint === 'glue')) return false
    if (timed && joint === 'comma') return false
    // 4月20日至22日,4月20日上午9:00开班: a second date after a comma is said of something else
    const isDate = meaning.kind === 'date'
    if (isDate && joint === 'comma' && side.days.some(({ kind }) => kind === 'date')) return false
    side.days.push(meaning)
    return true
  }

  get #current(): Draft {
    return this.#sides.at(-1) ?? this.#open('first')
  }

  #open(joint: Side['joint']): Draft {
    const side = emptySide(joint)
    this.#sides.push(side)
    return side
  }

  #finish(first: Element, last: Element): Phrase {
    const later = first.meaning.kind === 'later' ? first.meaning.minutes : null
    let to = last.to
    const rest = this.#text.slice(to, to + 8)
    const side = this.#current
    const gloss = weekdayInBrackets.exec(rest)
    if (gloss && last.meaning.kind === 'date') {
      side.days.push({ kind: 'weekday', week: null, weekday: '一二三四五六日'.indexOf(gloss[1] ?? '') + 1 })
      to += gloss[0].length
    }
    // 到3月18日(周三): the bracket closes what the phrase opened
    const opened = this.#text.slice(first.from, to)
    if (/\([^)]*$/.test(opened) && this.#text.charAt(to) === ')') to += 1
    looseDay.lastIndex = 0
    alternative.lastIndex = 0
    const endsInDay = isDayMeaning(last.meaning)
    if ((endsInDay && looseDay.test(rest)) || alternative.test(rest)) this.#undecided = true
    const sides = this.#sides.filter(
      ({ days, half, clock }) => days.length > 0 || half !== null || clock !== null,
    )
    return { sides, undecided: this.#undecided, minutesFromNow: later, from: first.from, to }
  }
}

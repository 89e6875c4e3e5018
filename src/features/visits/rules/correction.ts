/** What a correction in words changes: `村 杨树湾`, `类别改为农业农村`, `电话 无`, `转农业农村办，12月20日前`. */
import type { Day } from '../../../calendar/day.ts'
import { readNumber } from '../../../calendar/numerals.ts'
import { findPhrases } from '../../../calendar/phrases.ts'
import { besideDay } from '../../../language/beside-day.ts'
import { fold, normalise, originalSlice } from '../../../language/normalise.ts'
import { categoryCalled } from '../../../language/visit-category.ts'
import { findDue } from '../../../language/visit-due.ts'
import { findHandling, handlingCalled } from '../../../language/visit-handling.ts'
import { fieldInFront, type VisitField } from '../../../language/visit-labels.ts'
import { officeCalled } from '../../../language/visit-office.ts'
import { findPhones, withItsWord } from '../../../language/visit-phone.ts'
import { villageCalled } from '../../../language/visit-place.ts'
import type { Due, Named, Span, VisitHandling, VisitWorld } from '../../../language/visit-reading.ts'
import { receivedOnCalled } from '../../../language/visit-reception.ts'

export type Correction =
  | { readonly field: 'village' | 'office'; readonly value: Named | null }
  | { readonly field: 'matter' | 'outcome' | 'deputy'; readonly value: string }
  | { readonly field: 'visitor' | 'phone'; readonly value: string | null }
  | { readonly field: 'category'; readonly value: string }
  | { readonly field: 'handling'; readonly value: VisitHandling }
  | { readonly field: 'people'; readonly value: number }
  | { readonly field: 'due'; readonly value: Due | null }
  | { readonly field: 'date'; readonly value: Day }
  | { readonly field: 'status'; readonly value: 'open' }

/** A field was named, and its value makes no sense for it; `nothing`: no field, no handling. */
export type CorrectionProblem =
  | { readonly problem: VisitField | 'nothing' }
  /** What is written beside it, and belongs to nothing of it: it would be lost. */
  | { readonly problem: 'beside'; readonly said: string }

const none = /^(?:无|没有|不详|删除?|去掉|清空|取消|空)$/

/** In these anything may be told, and 未办结 is a state. */
const asTold: ReadonlySet<VisitField> = new Set(['matter', 'outcome', 'status'])
const unsaid =
  /^(?:先?别|不(?:是|要|用|该|应该?|转|当场|限时)|没有?(?:说|转|当场|限时)|并非|可能|也许|大概|好像|听说|如果|要是|是不是|要不要|能不能|是否|该不该|怎么|为什么)/

/** @param words what follows the number; a line or a semicolon divides several corrections */
export function readCorrections(
  words: string,
  today: Day,
  world: VisitWorld,
): readonly Correction[] | CorrectionProblem {
  const found: Correction[] = []
  const pieces = fieldInFront(normalise(words).text)?.field === 'matter' ? [words] : words.split(/[;；\n]/u)
  for (const piece of pieces) {
    if (piece.trim() === '') continue
    const read = readOne(piece.trim(), today, world)
    if ('problem' in read) return read
    found.push(...read)
  }
  return found.length === 0 ? { problem: 'nothing' } : found
}

function readOne(words: string, today: Day, world: VisitWorld): readonly Correction[] | CorrectionProblem {
  const { text, at } = normalise(words)
  // 不转财政所, 要不要转交: nothing is said of what it is.
  if (unsaid.test(text.trim())) return { problem: 'nothing' }
  const inFront = fieldInFront(text)
  const free = inFront === null ? inFreeWords(text.trim(), today, world) : null
  if (free !== null && (!('problem' in free) || free.problem === 'beside')) return free
  const front = inFront ?? fieldInFront(text, true)
  if (front === null) return { problem: 'nothing' }
  const value = words.slice(at[front.length] ?? words.length).trim()
  if (!asTold.has(front.field) && unsaid.test(normalise(value).text) && !none.test(value))
    return { problem: front.field }
  if (front.field === 'visitor') return visitorOf(value)
  const beside = besideValue(front.field, value, today, world)
  if (beside !== '') return { problem: 'beside', said: beside }
  if (front.field === 'handling') {
    const told = inFreeWords(normalise(value).text.trim(), today, world)
    if (!('problem' in told) && told.some(({ field }) => field === 'handling')) return told
  }
  const correction = value === '' ? null : correctionOf(front.field, value, today, world)
  return correction === null ? { problem: front.field } : [correction]
}

/** `来访人 李四 13800000001`: the phone comes with the name. */
function visitorOf(value: string): readonly Correction[] | CorrectionProblem {
  const source = normalise(value)
  const phones = findPhones(source.text)
  const phone = phones.map(({ from, to }) => originalSlice(source, from, to)).join('、')
  const [first] = phones
  const end = first === undefined ? source.text.length : withItsWord(source.text, first).from
  const name = originalSlice(source, 0, end).replace(/[\s,，、:：(（]+$/u, '')
  if (name === '' && phone === '') return { problem: 'visitor' }
  return [
    ...(name === '' ? [] : [{ field: 'visitor' as const, value: none.test(name) ? null : name }]),
    ...(phone === '' ? [] : [{ field: 'phone' as const, value: phone }]),
  ]
}

function correctionOf(field: VisitField, value: string, today: Day, world: VisitWorld): Correction | null {
  const said = normalise(value).text.trim()
  const isNone = none.test(said)
  switch (field) {
    case 'village':
      return { field, value: isNone ? null : villageCalled(value, world.villages) }
    case 'office':
      return { field, value: isNone ? null : officeCalled(said, world.offices) }
    case 'visitor':
    case 'phone':
      return { field, value: isNone ? null : value }
    case 'matter':
      return /\p{L}.*\p{L}/su.test(value) ? { field, value } : null
    case 'outcome':
    case 'deputy':
      return isNone ? null : { field, value }
    case 'category':
      return checked(categoryCalled(said, world.categories), name => ({ field, value: name }))
    case 'handling':
      return checked(handlingCalled(said), handling => ({ field, value: handling }))
    case 'people':
      return checked(peopleOf(said), people => ({ field, value: people }))
    case 'due':
      if (isNone) return { field, value: null }
      return checked(findDue(said, today, true), ({ due }) =>
        due.kind === 'unclear' ? null : { field, value: due },
      )
    case 'date':
      return checked(receivedOnCalled(said, today)?.day ?? null, day => ({ field, value: day }))
    case 'status':
      return /未|没|重新|办理中|恢复/.test(said) ? { field, value: 'open' } : null
  }
}

/** 期限 12月20日，资金由县里出: what a day, an office or a way of handling does not take in. */
function besideValue(field: VisitField, value: string, today: Day, world: VisitWorld): string {
  const said = normalise(value).text.trim()
  switch (field) {
    case 'due':
      return findDue(said, today, true)?.due.kind === 'unclear' ? '' : besideDay(value, today)
    case 'date': {
      const [phrase] = findPhrases(said)
      return phrase === undefined ? '' : worded(`${said.slice(0, phrase.from)} ${said.slice(phrase.to)}`)
    }
    case 'office': {
      const { name, known } = officeCalled(said, world.offices)
      return known && fold(name) !== said ? behindGap(said) : ''
    }
    case 'handling': {
      const { spans } = findHandling(said, today, world.offices)
      return spans.length === 0 ? behindGap(said) : outside(said, spans)
    }
    default:
      return ''
  }
}

const behindGap = (said: string): string => /[ ,;。]+([^ ,;。].*)$/s.exec(said)?.[1] ?? ''
const ofTheDate = /来访|来信|接待|走访|联系|日期|时间|[上下]午|早上|晚上|中午|改[为成到]|[的是为在于]/g
const worded = (text: string): string =>
  /[\p{L}\p{N}]/u.test(text.replace(ofTheDate, '')) ? text.replace(/^[ ,;。:]+|[ ,;。:]+$/g, '') : ''
const leading = /^(?:已|现|改[为成由]?|更正为?|处理方式|请|把|将|应该?[为是]?|是|为|并|且|[ ,;。:])*$/

/** @param said folded */
function outside(said: string, spans: readonly Span[]): string {
  const units = said.split('')
  for (const { from, to } of spans) units.fill(' ', from, to)
  const left = units.join('').replace(/\s+/g, ' ').trim()
  return leading.test(left) || !/[\p{L}\p{N}]/u.test(left) ? '' : left.replace(/^[ ,;。:]+|[ ,;。:]+$/g, '')
}

const checked = <T>(value: T | null, make: (value: T) => Correction | null): Correction | null =>
  value === null ? null : make(value)

function peopleOf(said: string): number | null {
  const number = readNumber(
    /^(\d{1,4}|[一二三四五六七八九十两]{1,3})(?:个?人次?|名|位)?$/.exec(said)?.[1] ?? '',
  )
  return Number.isNaN(number) || number < 1 ? null : number
}

/** Without a field's name: what was done about it, a category, one of the villages. */
function inFreeWords(said: string, today: Day, world: VisitWorld): readonly Correction[] | CorrectionProblem {
  const { handling, office, due, spans } = findHandling(said, today, world.offices)
  const found: Correction[] = []
  if (office !== null) found.push({ field: 'office', value: office })
  if (due !== null && due.kind !== 'unclear') found.push({ field: 'due', value: due })
  const way = handling ?? (/^(?:当场|限时|转)/.test(said) ? handlingCalled(said) : null)
  if (way !== null) found.push({ field: 'handling', value: way })
  if (found.length > 0) {
    const beside = spans.length === 0 ? behindGap(said) : outside(said, spans)
    return beside === '' ? found : { problem: 'beside', said: beside }
  }
  const category = categoryCalled(said, world.categories)
  if (category !== null) return [{ field: 'category', value: category }]
  const village = villageCalled(said, world.villages)
  return village.known ? [{ field: 'village', value: village }] : { problem: 'nothing' }
}

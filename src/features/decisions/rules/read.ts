/** A decision in words: what is to be done, by whom (承办:农业农村办), until when (期限:6月30日, 6月30日前完成). */
import { addDays, type Day, isoDay } from '../../../calendar/day.ts'
import { hedges } from '../../../calendar/hedged.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { workingDaysAfter } from '../../../calendar/shift.ts'
import { fold, normalise, originalSlice } from '../../../language/normalise.ts'
import { findDue } from '../../../language/visit-due.ts'
import { officeAt, officeByCalling } from '../../suggestions/rules/office-names.ts'
import { promisedDay } from '../../suggestions/rules/read-promise.ts'

export interface DecisionReading {
  readonly words: string
  /** Whoever is to do it, as it was written; null: nobody was said. */
  readonly who: string | null
  /** `unclear`: something was said, and it is no day that is still to come. */
  readonly due:
    | { readonly kind: 'none' }
    | { readonly kind: 'unclear'; readonly said: string }
    | { readonly kind: 'day'; readonly day: Day }
}

const whoLabel = '(?:主办|承办|责任|办理|负责|落实|牵头)(?:单位|部门|科室|人|者)?'
const dueLabel =
  '(?:(?:办理|完成|办结|落实|承办)?(?:期限|时限|限期)|(?:办理|完成|办结|落实)(?:时间|日期)|截止(?:时间|日期)?)'
/** 期限 5月1日: these are nothing else, also with a space behind them. */
const plainLabel =
  '期限|时限|限期|截止(?:时间|日期)|完成(?:时间|期限)|承办(?:单位|部门)?|主办(?:单位)?|责任单位'
const labelled = new RegExp(
  `(?:^|[ ,;。\\n(])(?:(${whoLabel}|${dueLabel}) ?: ?|(${plainLabel}) (?=[^ ]))`,
  'g',
)
const isWho = new RegExp(`^${whoLabel}$`)
/** 由农业农村办负责, 请王华牵头 */
const byWhom =
  /(?:由|请|责成|交由?|要求)([一-龥]{2,14}?)(?:同志)?(?:具体|统一)?(?:负责|承办|牵头|办理|落实|组织|抓好)/

/** @param words behind the numbers of meeting and item */
export function readDecision(words: string, today: Day, table: HolidayTable): DecisionReading {
  const source = normalise(words.trim())
  const { text } = source
  const marks = [...text.matchAll(labelled)]
  const [first] = marks
  const head = originalSlice(source, 0, first?.index ?? text.length)
  const values = marks.map((mark, i) => {
    const from = mark.index + mark[0].length
    const to = marks[i + 1]?.index ?? text.length
    return {
      label: mark[1] ?? mark[2] ?? '',
      value: originalSlice(source, from, to).replace(/[\s,，;；。)）]+$/u, ''),
    }
  })
  const said = (which: (label: string) => boolean) =>
    values.filter(({ label, value }) => which(label) && value !== '').map(({ value }) => value)
  const who = [...new Set(said(label => isWho.test(label)))].join('、')
  const until = said(label => !isWho.test(label)).join('，')
  const body = head === '' ? '' : head.replace(/[\s,，;；(（]+$/u, '')
  const { due, beside } =
    until === '' ? { due: dueIn(body, false, today, table), beside: '' } : dueBeside(until, today, table)
  return {
    words: [body, beside].filter(part => part !== '').join('，'),
    who: who === '' ? (byWhom.exec(fold(body))?.[1] ?? null) : who,
    due,
  }
}

/** 6月30日，资金由县里出: what stands behind the day is of the matter. */
function dueBeside(
  said: string,
  today: Day,
  table: HolidayTable,
): { readonly due: DecisionReading['due']; readonly beside: string } {
  const [day = ''] = said.split(/[,，;；。\n]/u)
  const due = dueIn(day, true, today, table)
  const beside = said.slice(day.length).replace(/^[\s,，;；。]+/u, '')
  if (due.kind !== 'day' || isWeekday.test(beside))
    return { due: dueIn(said, true, today, table), beside: '' }
  return { due, beside }
}

const isWeekday = /^(?:(?:星期|周|礼拜)[一二三四五六日天])?$/u

/** @param isAsked the words answer «until when?»: what is no day is unclear then */
export function dueIn(
  said: string,
  isAsked: boolean,
  today: Day,
  table: HolidayTable,
): DecisionReading['due'] {
  const found = findDue(fold(said), today, isAsked)?.due
  if (found?.kind === 'day') return found
  if (found?.kind === 'working_days') return { kind: 'day', day: workingDaysAfter(today, found.count, table) }
  if (found?.kind === 'unclear' && hedges.test(fold(said))) return { kind: 'unclear', said }
  const promised = isAsked ? promisedDay(said, addDays(today, -1), table) : null
  if (promised !== null) return { kind: 'day', day: promised }
  return isAsked || found?.kind === 'unclear' ? { kind: 'unclear', said } : { kind: 'none' }
}

interface Named {
  readonly id: number
  readonly name: string
}

/** The office that is meant: by its name, or by what only it is called. */
export function officeMeant<O extends Named>(who: string, offices: readonly O[]): O | null {
  const at = officeAt(fold(who), 0, offices)
  return at !== null && at.length === fold(who).length ? at.office : officeByCalling(who, offices)
}

export const isoOrNull = (day: Day | null): string | null => (day === null ? null : isoDay(day))

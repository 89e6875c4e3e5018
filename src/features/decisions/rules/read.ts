/** A decision in words: what is to be done, by whom (承办:农业农村办), until when (期限:6月30日, 6月30日前完成). */
import { type Day, isoDay } from '../../../calendar/day.ts'
import type { HolidayTable } from '../../../calendar/holidays.ts'
import { besideDay } from '../../../language/beside-day.ts'
import { fold, normalise, originalSlice } from '../../../language/normalise.ts'
import { officeAt, officeByCalling } from '../../suggestions/rules/office-names.ts'
import { dueIn, type SaidDue } from './due.ts'

export interface DecisionReading {
  readonly words: string
  /** What was written beside who and until when: 资金由县里出. Empty: nothing. */
  readonly rest: string
  /** Whoever is to do it, as it was written; null: nobody was said. */
  readonly who: string | null
  readonly due: SaidDue
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

/**
 * @param words behind the numbers of meeting and item
 * @param isSomebody whether an office or a person is called so: what stands behind the name is told apart by it
 */
export function readDecision(
  words: string,
  today: Day,
  table: HolidayTable,
  isSomebody: (who: string) => boolean,
): DecisionReading {
  const source = normalise(words.trim())
  const { text } = source
  const marks = [...text.matchAll(labelled)]
  const values = marks.map((mark, i) => {
    const to = marks[i + 1]?.index ?? text.length
    const label = mark[1] ?? mark[2] ?? ''
    const from = mark.index + mark[0].indexOf(label)
    return {
      isWho: isWho.test(label),
      whole: withoutStop(originalSlice(source, from, to)),
      value: withoutStop(originalSlice(source, mark.index + mark[0].length, to)),
    }
  })
  const who = values.find(one => one.isWho && one.value !== '')
  const due = values.find(one => !one.isWho && one.value !== '')
  const named = who === undefined ? null : nameIn(who.value, isSomebody)
  const until = due === undefined ? null : dueIn(due.value, true, today, table)
  const head = originalSlice(source, 0, marks[0]?.index ?? text.length).replace(/[\s,，;；(（]+$/u, '')
  const beside = values.flatMap(one => {
    if (one === who) return named?.rest ?? ''
    // What is no day is asked about, with all of it.
    if (one === due) return until?.kind === 'day' ? besideDay(one.value, today) : ''
    // A second one of its kind: 负责人 of an office that has it.
    return one.value === '' ? '' : one.whole
  })
  const rest = joined(beside)
  const body = joined([head, rest])
  return {
    words: head,
    rest,
    who: named?.name ?? byWhom.exec(fold(body))?.[1] ?? null,
    due: until ?? dueIn(body, false, today, table),
  }
}

const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join('，')

/** The whole of a decision: what was written in front of the labels, and beside what they name. */
export const wholeOf = ({ words, rest }: DecisionReading): string => joined([words, rest])

/** A bracket that was opened in front of a label closes behind its value. */
function withoutStop(value: string): string {
  const bare = value.replace(/[\s,，;；。]+$/u, '')
  const isClosed = /[)）]$/u.test(bare) && !/[(（][^()（）]*[)）]$/u.test(bare)
  return isClosed ? withoutStop(bare.slice(0, -1)) : bare
}

/** 财政所，资金由县里出: the longest that somebody is called by, up to a gap; where none is, all of it is asked about. */
export function nameIn(
  said: string,
  isSomebody: (who: string) => boolean,
): { readonly name: string; readonly rest: string } {
  if (isSomebody(said)) return { name: said, rest: '' }
  for (const gap of [...said.matchAll(/[\s,，;；。:：)）]+|(?=[(（])/gu)].toReversed()) {
    const name = said.slice(0, gap.index)
    if (name !== '' && isSomebody(name)) return { name, rest: said.slice(gap.index + gap[0].length) }
  }
  return { name: said, rest: '' }
}

interface Named {
  readonly id: number
  readonly name: string
}

/** The office that is meant: by its name, or by what only it is called. 财政所、农业农村办 are two, of which none is taken. */
export function officeMeant<O extends Named>(who: string, offices: readonly O[]): O | null {
  const at = officeAt(fold(who), 0, offices)
  if (at !== null && at.length === fold(who).length) return at.office
  const isSeveral = (at === null ? /[,;。、:]/ : /[,;。、: ]/).test(fold(who))
  const called = isSeveral ? null : officeByCalling(who, offices)
  return at === null || called === null || at.office.id === called.id ? called : null
}

export const isoOrNull = (day: Day | null): string | null => (day === null ? null : isoDay(day))

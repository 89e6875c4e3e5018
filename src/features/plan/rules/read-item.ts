/** An item of the plan as a clerk writes it: 5月 视察农田水利 第一代表小组 2次. */

import { readNumber } from '../../../calendar/numerals.ts'
import { normalise, originalSlice } from '../../../language/normalise.ts'
import { kindOf } from '../../../language/notice-kind.ts'
import { groupCalled } from '../../roster/rules/groups.ts'
import type { DeputyGroup } from '../../roster/types.ts'
import type { PlanFields, PlanKind, Whose } from '../types.ts'
import { periodInFront } from './period.ts'

export type Unreadable = 'no_period' | 'no_title' | 'long_title' | 'too_many'

export const longestTitle = 60
const most = 999

/** @param year of the plan */
export function readItem(
  words: string,
  year: number,
  groups: readonly DeputyGroup[],
): Omit<PlanFields, 'origin'> | Unreadable {
  const period = periodInFront(words, year)
  if (period === null || period.from.year !== year) return 'no_period'
  const { count, rest } = takeCount(period.rest)
  if (count !== null && (count < 1 || count > most)) return 'too_many'
  if (rest === '') return 'no_title'
  if (Array.from(rest).length > longestTitle) return 'long_title'
  const { text } = normalise(rest)
  const kind = planKindOf(text)
  const whose = whoseIn(text, kind, groups)
  return {
    kind: kind === 'other' && isGroup(whose) ? 'activity' : kind,
    title: rest,
    from: period.from,
    until: period.until,
    whose,
    count: count ?? 1,
  }
}

/** @param text folded */
function planKindOf(text: string): PlanKind {
  if (/联系(?:选民|群众)|走访选民/.test(text)) return 'contact'
  return kindOf(text)
}

const counted =
  /(?:^|[\s,，、(（])(?:共)?([0-9]{1,4}|[一二两三四五六七八九十]{1,3}) ?(?:次|场|名代表|名|人次?|期)[)）]?(?=$|[\s,，。;；])/u

/** 2次, 8名: how many; the words without it. */
export function takeCount(words: string): { readonly count: number | null; readonly rest: string } {
  const tidy = (text: string) => text.replace(/\s{2,}/gu, ' ').replace(/^[\s,，、]+|[\s,，、。]+$/gu, '')
  const source = normalise(words)
  const match = counted.exec(source.text)
  if (match === null) return { count: null, rest: tidy(words) }
  const count = readNumber(match[1] ?? '')
  return {
    count,
    rest: tidy(
      `${originalSlice(source, 0, match.index)} ${originalSlice(source, match.index + match[0].length, source.text.length)}`,
    ),
  }
}

const isGroup = (whose: Whose | null): boolean => whose?.startsWith('group:') ?? false

function whoseIn(text: string, kind: PlanKind, groups: readonly DeputyGroup[]): Whose | null {
  const group = groupIn(text, groups)
  if (group !== null) return `group:${group.id}`
  if (kind === 'study') return /主席团/.test(text) ? 'presidium' : 'deputies'
  return null
}

const groupWord =
  /(?:代表)?第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:代表)?小?组|[一-龥]{2,4}(?:代表)?小组/g

function groupIn(text: string, groups: readonly DeputyGroup[]): DeputyGroup | null {
  const named = groups.find(({ name }) => text.includes(normalise(name).text))
  if (named !== undefined) return named
  for (const [word] of text.matchAll(groupWord)) {
    const found = groupCalled(groups, word)
    if (found !== null) return found
  }
  return null
}

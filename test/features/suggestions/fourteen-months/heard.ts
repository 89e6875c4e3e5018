/** What people were told alone, as it lies with them: read as they would read it. */
import type { Database } from '../../../../src/db/open.ts'
import { privateNotes } from '../../../support/opened.ts'

export interface Note {
  readonly id: number
  readonly name: string
  readonly text: string
  /** `2026-01-08 10:00`, in China. */
  readonly at: string
}

/** @param after the last one that was looked at */
export async function notesAfter(db: Database, after: number): Promise<Note[]> {
  const notes = (await privateNotes(db)).filter(({ id }) => id > after)
  return notes.map(({ id, name, text, at }) => ({ id, name, text, at: wall(at) }))
}

const wall = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** 建议2026-017 or 议案2026-017: whatever names an item. */
export const anItem = /(?:建议|批评|意见|议案)20\d\d-\d{3}/

export const isReminder = ({ text }: Note): boolean => text.startsWith('【建议办理提醒】')
export const isList = ({ text }: Note): boolean => text.startsWith('【建议办理情况】')

const headings: readonly (readonly [RegExp, string])[] = [
  [/^您单位承办的建议，(\d+)件/, '答复'],
  [/^您单位承诺的事项，(\d+)件/, '承诺'],
  [/^您单位已经答复、还没有再次与代表面商的建议(\d+)件/, '再次面商'],
  [/^评价已经结束、还没有办结的建议(\d+)件/, '办结'],
  [/^还没有交办的建议(\d+)件/, '交办'],
  [/^承办单位退回、还没有重新交办的建议(\d+)件/, '重新交办'],
  [/^评价期已过的建议(\d+)件/, '评价期已过'],
  [/^请您评价办理情况的建议(\d+)件/, '评价'],
  [/^逾期没有答复、请您督促的建议(\d+)件/, '督促答复'],
  [/^承诺的事项逾期没有落实、请您督促的建议(\d+)件/, '督促承诺'],
]

/** Its lines, one an item: `2026-09-30 09:00 沈月英 督促答复 2026-008 已逾期30天`. */
export function linesOf({ at, name, text }: Note): string[] {
  const found: string[] = []
  let section = ''
  let announced = 0
  for (const line of text.split('\n').slice(1)) {
    const heading = headings.find(([pattern]) => pattern.test(line))
    const [, number, marks = ''] =
      /^(?:建议|批评|意见|议案)(20\d\d-\d{3})(（重点督办）)?(?:（保密）)?：/.exec(line) ?? []
    if (heading !== undefined) {
      section = heading[1]
      announced += Number(heading[0].exec(line)?.[1])
    } else if (number !== undefined) {
      const left = /(?:还有|已逾期|，已)(\d+)天$|今天是最后一天$/.exec(line)?.[0].replace('，', '') ?? ''
      found.push(`${at} ${name} ${section} ${number}${marks}${left === '' ? '' : ` ${left}`}`)
    }
  }
  if (announced !== found.length) throw new Error(`${announced} announced, ${found.length} listed: ${text}`)
  return found
}

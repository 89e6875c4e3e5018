/** 述职: who reported, how, and how the voters rated it, as it is said. */
import { normalise } from '../../../language/normalise.ts'
import type { ReportWay, Votes } from '../types.ts'

const undo = /^(?:撤销|取消|删除)\s*/u

/** 撤销 张三: what was entered is taken back. Null: nothing is. */
export const takenBack = (words: string): string | null => (undo.test(words) ? words.replace(undo, '') : null)

export interface ReportWords {
  readonly way: ReportWay | null
  readonly votes: Votes | null
  /** What is left: the names. */
  readonly rest: string
}

const count = '[: ]?(\\d{1,5}) ?[票人名份]?'
// 基本满意 and 不满意 end with 满意: they are taken first.
const ratings = [
  ['dissatisfied', new RegExp(`不(?:太)?满意${count}`)],
  ['basically', new RegExp(`(?:基本|比较)满意${count}`)],
  ['satisfied', new RegExp(`满意${count}`)],
] as const

/** @param words folded or not; the rest is folded, in which names keep their characters */
export function readReport(words: string): ReportWords {
  let { text } = normalise(words)
  const found = new Map<keyof Votes, number>()
  for (const [name, pattern] of ratings) {
    const match = pattern.exec(text)
    if (match === null) continue
    found.set(name, Number(match[1]))
    text =
      text.slice(0, match.index) + ' '.repeat(match[0].length) + text.slice(match.index + match[0].length)
  }
  const way = /书面/.test(text) ? 'written' : /口头/.test(text) ? 'oral' : null
  text = text.replace(/(?:书面|口头)(?:述职)?|测评|评议|结果/g, ' ')
  const votes =
    found.size === 0
      ? null
      : {
          satisfied: found.get('satisfied') ?? 0,
          basically: found.get('basically') ?? 0,
          dissatisfied: found.get('dissatisfied') ?? 0,
        }
  return { way, votes, rest: text.replace(/^[\s,、:;。]+|[\s,、:;。]+$/g, '') }
}

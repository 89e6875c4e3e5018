/** 3月16日 改到 3月17日下午2点至5点 · 3月16日 取消 防汛 · 3月16日 恢复 · 3月16日 地点 杨树湾村 */
import { normalise, originalSlice } from './normalise.ts'

export interface DayChangeWords {
  readonly what: 'move' | 'cancel' | 'restore' | 'place'
  /** Which day is meant, as it was said. */
  readonly day: string
  /** What comes after the verb. */
  readonly rest: string
}

const verbs = [
  ['place', /(?:地点|地址)(?:改?[到为在成])?/],
  ['restore', /恢复|照常/],
  ['cancel', /取消|停止|不办|不接待/],
  ['move', /(?:改|移|挪|调整|推迟|提前|顺延)(?:期)?[到为在至成]?|时间(?:改?[到为在成])?/],
] as const

/** @returns null when no change is said. */
export function readDayChange(words: string): DayChangeWords | null {
  const source = normalise(words)
  const { text } = source
  for (const [what, pattern] of verbs) {
    const match = pattern.exec(text)
    if (match === null) continue
    const after = match.index + match[0].length
    const restFrom = after + (/^[\s:,;]*/.exec(text.slice(after))?.[0].length ?? 0)
    return {
      what,
      day: originalSlice(source, 0, match.index).replace(/[,，;；:：的]+$/u, ''),
      rest: originalSlice(source, restFrom, text.length),
    }
  }
  return null
}

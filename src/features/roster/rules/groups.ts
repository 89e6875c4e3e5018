import { fold } from '../../../language/normalise.ts'

const numbered = /^(?:代表)?第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:代表)?小?组$/
const digits = '一二三四五六七八九'

/**
 * What the ways of naming one group have in common: 第三代表小组, 三组, 第3小组 and 代表第三小组 are the same; so are
 * 云溪代表小组 and 云溪小组.
 */
export function groupKey(name: string): string {
  const text = fold(name).replace(/\s+/g, '')
  const number = numbered.exec(text)?.[1]
  if (number !== undefined) return `#${/^\d/.test(number) ? Number(number) : chineseNumber(number)}`
  return text.replace(/(?:代表)?小?组$/, '')
}

/** 一 to 九十九; groups of a town are never more. */
function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['-', text]
  const ten = tens === '-' ? 0 : tens === '' || tens === undefined ? 1 : digits.indexOf(tens) + 1
  return ten * 10 + (ones ? digits.indexOf(ones) + 1 : 0)
}

/** The group that is meant by `name`, by its own name before any likeness; null when none or several are. */
export function groupCalled<G extends { readonly name: string }>(
  groups: readonly G[],
  name: string,
): G | null {
  const exact = groups.find(group => group.name === name.trim())
  if (exact !== undefined) return exact
  const key = groupKey(name)
  const alike = groups.filter(group => groupKey(group.name) === key)
  return alike.length === 1 ? (alike[0] ?? null) : null
}

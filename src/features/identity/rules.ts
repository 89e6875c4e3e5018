import { fold } from '../../language/normalise.ts'

/** Whether a word of `/绑定 …` is the congress's name: 云溪镇, 石桥乡, 城东街道. */
export const namesTown = (word: string): boolean => /[镇乡]$|街道/u.test(fold(word))

/** Words that stand after `/绑定` in place of a code: what the group is for, the town's name, 管理码 itself. */
export const isNoCode = (word: string): boolean =>
  namesTown(word) || purposeNamed(word) !== null || /组$|^管理码$/u.test(fold(word))

/** What the group is for, as people write it; null when it is none of the two that need no group's name. */
export function purposeNamed(text: string): 'presidium' | 'deputies' | null {
  const folded = fold(text)
  if (folded.includes('主席团')) return 'presidium'
  return /全体|代表大?群|所有代表/u.test(folded) ? 'deputies' : null
}

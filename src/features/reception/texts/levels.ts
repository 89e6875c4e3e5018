import type { CongressKind } from '../../congress/types.ts'
import type { Level } from '../../roster/types.ts'

/** A congress as it is named to the public. */
export interface Named {
  readonly name: string
  readonly kind: CongressKind
  readonly county: string | null
}

/** 云溪镇, also where the congress goes by 云溪镇人大. */
export const townName = ({ name }: Pick<Named, 'name'>): string =>
  name.replace(/人大.*$|人民代表大会.*$/u, '') || name

/** Highest first: 县、镇人大代表. Empty for who is no deputy. */
export function sayLevels(levels: readonly Level[], congress: Named): string {
  const words: Readonly<Record<Level, string>> = {
    province: '省',
    city: '市',
    county: /[县区市旗]$/u.exec(congress.county ?? '')?.[0] ?? '县',
    town: /[镇乡]$/u.exec(townName(congress))?.[0] ?? '乡镇',
  }
  const held = (['province', 'city', 'county', 'town'] as const).filter(level => levels.includes(level))
  return held.length === 0 ? '' : `${held.map(level => words[level]).join('、')}人大代表`
}

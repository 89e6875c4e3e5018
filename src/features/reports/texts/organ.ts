import type { Congress } from '../../congress/types.ts'
import { placeOf } from '../rules/names.ts'

type Of = Pick<Congress, 'name' | 'kind' | 'county'>

/** 云溪镇人大; a street has a working committee. */
export const organOf = ({ name, kind }: Of): string => {
  if (/人大|人民代表大会/.test(name)) return name
  return kind === 'street' ? `${name}人大工委` : `${name}人大`
}

/** Who signs: the presidium between sessions. */
export const signerOf = ({ name, kind }: Of): string => {
  if (kind === 'street') return organOf({ name, kind, county: null })
  return /人大|人民代表大会/.test(name) ? name : `${name}人民代表大会主席团`
}

/** 中共云溪镇委员会, 中共云溪街道工作委员会 */
export const partyOf = ({ name, kind }: Of): string =>
  `中共${placeOf(name)}${kind === 'street' ? '工作委员会' : '委员会'}`

export const countyOf = ({ county }: Of): string => `${county ?? '县（市、区）'}人民代表大会常务委员会`

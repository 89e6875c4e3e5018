/** Which open items are about what somebody is about to hand in. How like two of them are, the database reckons. */
import { fold } from '../../../language/normalise.ts'
import { shortVillage } from '../../../language/visit-place.ts'
import { suggestionDress } from '../../../language/words/suggestion-dress.ts'

export interface Written {
  readonly title: string
  readonly text: string
}

/**
 * From here on it is shown. Chosen on pairs (test/features/suggestions/similar.table.ts): of 38 that are about the same
 * matter 2 are missed, of 44 that are not 4 are shown. Rather low: a miss is a double, a wrong one costs a click.
 */
export const likenessShown = 0.2

/** So much of a text is compared: what it is about stands in front. */
export const comparedChars = 200

/** How texts are made alike before they are compared. @param villages of the congress */
export function comparing(villages: readonly string[]): {
  /** What is compared: without places, which are compared by themselves, and without what every suggestion says. */
  bare(text: string): string
  /** The same trouble in another village is another matter; where one of them names no place it may be the same. */
  isElsewhere(one: Written, other: Written): boolean
} {
  const places = [...new Set(villages.map(shortVillage))]
  const named = villages.map(village => escaped(fold(village))).concat(places.map(escaped))
  const left = new RegExp([...named, suggestionDress, '[^\\p{L}\\p{N}]'].join('|'), 'gu')
  const namedIn = ({ title, text }: Written) => {
    const folded = fold(`${title}\n${text.slice(0, comparedChars)}`)
    return places.filter(place => folded.includes(place))
  }
  return {
    bare: text => doubled(fold(text.slice(0, comparedChars)).replace(left, ' ')),
    isElsewhere(one, other) {
      const [here, there] = [namedIn(one), namedIn(other)]
      return here.length > 0 && there.length > 0 && !here.some(place => there.includes(place))
    },
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * pg_trgm compares by groups of three characters and takes a run of Chinese for one word: too coarse for a language of
 * words of two. Of texts with each character twice what is shared are pairs of neighbours: F1 0.94 instead of 0.65.
 */
const doubled = (text: string): string => text.replace(/[^ ]/gu, '$&$&')

/** Offices in what people write: by their names, with 办 for 办公室 and the reverse, and, one alone, by what they are also called. */
import { fold, normalise } from '../../../language/normalise.ts'
import { endsAsOffice, officeCalled, withoutOfficeEnd } from '../../../language/visit-office.ts'
import { officeKey } from '../../roster/rules/known-names.ts'

export interface NamedOffice {
  readonly id: number
  readonly name: string
}

export interface OfficeAt<O> {
  readonly office: O
  /** How many characters of the text its name is. */
  readonly length: number
}

/** The office whose name stands at this place of a text; of several the one with the longest. @param text folded */
export function officeAt<O extends NamedOffice>(
  text: string,
  place: number,
  offices: readonly O[],
): OfficeAt<O> | null {
  let best: OfficeAt<O> | null = null
  for (const office of offices) {
    for (const name of spellings(office.name)) {
      if (name.length > (best?.length ?? 0) && text.startsWith(name, place))
        best = { office, length: name.length }
    }
  }
  return best
}

function spellings(name: string): string[] {
  const plain = fold(name).replace(/\s+/g, '')
  const short = officeKey(name)
  return [...new Set([fold(name), plain, short, short.replace(/办$/, '办公室')])].filter(one => one !== '')
}

/** 农办, 城建办: what one office only can be. 农业 is a matter, of which an office has a part: it is asked for. */
export function officeByCalling<O extends NamedOffice>(called: string, offices: readonly O[]): O | null {
  const key = officeKey(called)
  const isWhole = offices.some(({ name }) => withoutOfficeEnd(fold(name)) === fold(called))
  if (!isWhole && !endsAsOffice(fold(called))) return null
  const { name, known } = officeCalled(
    fold(called),
    offices.map(office => office.name),
  )
  return (
    offices.find(office => officeKey(office.name) === key) ??
    (known ? (offices.find(office => office.name === name) ?? null) : null)
  )
}

export interface TakenOffice<O> {
  readonly office: O | null
  readonly rest: string
}

const inFront = /^(?:(?:代|替|由|承办单位|单位) ?:? ?)?/
const afterName = /^(?:$|[ ,:;。、)])[ ,:;。、)]*/

/**
 * The office in front of a command's words, for which somebody acts: 农业农村办 A 已修复. 财政所负责 names none: what
 * follows the name goes on.
 */
export function takeOffice<O extends NamedOffice>(words: string, offices: readonly O[]): TakenOffice<O> {
  const source = normalise(words)
  const start = inFront.exec(source.text)?.[0].length ?? 0
  for (const from of new Set([start, 0])) {
    const found = officeAt(source.text, from, offices)
    if (found === null) continue
    const end = from + found.length
    const mark = afterName.exec(source.text.slice(end))?.[0]
    if (mark === undefined) continue
    return { office: found.office, rest: words.slice(source.at[end + mark.length] ?? words.length).trim() }
  }
  return { office: null, rest: words.trim() }
}

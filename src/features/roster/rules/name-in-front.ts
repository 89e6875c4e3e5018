/**
 * Names at the beginning of a command's words. A name is never guessed: 张三丰, whom nobody knows, is not 张三, and
 * of two homonyms none is taken unless the place behind the name tells which.
 */
import { fold, normalise } from '../../../language/normalise.ts'
import type { Person } from '../types.ts'
import { groupKey } from './groups.ts'
import { peopleCalled } from './names.ts'

export interface NamedInFront {
  /** As it was written. */
  readonly name: string
  /** Who may be meant; several when the name alone does not tell and no place behind it does. */
  readonly people: readonly Person[]
  readonly rest: string
}

const separator = /[\s,，、;；:：()（）]/u
const separators = /^[\s,，、;；:：()（）]+/u

/** Room for a title and for spaces in the name. */
const besidesName = 6

/**
 * The person whom words begin with: `张三 请假`, `张三请假`, `王建国(杨树湾村) 请假`. A district, group or unit
 * behind the name tells homonyms apart.
 * @returns null when the words begin with nobody's name
 */
export function nameInFront(people: readonly Person[], words: string): NamedInFront | null {
  const text = words.replace(separators, '')
  const longest = Math.max(0, ...people.flatMap(one => [one.name, ...one.aliases]).map(name => name.length))
  const characters = [...text.slice(0, longest + besidesName)]
  for (let length = characters.length; length >= 2; length--) {
    const name = characters.slice(0, length).join('')
    if (separator.test(name.slice(-1))) continue
    const called = peopleCalled(people, name)
    if (called.length === 0 || endsBefore(people, name)) continue
    const behind = text.slice(name.length)
    if (length === 2 && goesOn(behind)) return null
    return narrowed(name, called, behind)
  }
  return null
}

/** Whom all of the words call: by name, or by a name with the place that tells homonyms apart, 陈建华（东岙村）. */
export function peopleMeant(people: readonly Person[], words: string): readonly Person[] {
  const called = peopleCalled(people, words)
  if (called.length > 0) return called
  const found = nameInFront(people, words)
  return found !== null && found.rest === '' ? found.people : []
}

/** `李明 华西村开会`: the name is 李明, although there is a 李明华; in `李 明华` it is not 李. */
function endsBefore(people: readonly Person[], name: string): boolean {
  const [first = ''] = name.split(separator)
  return first !== name && first.length >= 2 && peopleCalled(people, first).length > 0
}

/** Characters that begin what is said of somebody: 张三来, 张三因病请假. */
const saying =
  '来去到行能可会不没未无要想也都先又已将在因有说让请参病事公产婚丧是就正还仍愿确定应该需今明后早晚迟缺同代准改的了和与及跟等'
const longerName = new RegExp(
  `^(?![${saying}])\\p{Script=Han}(?:$|${separator.source}|请假|参加|[不能来去到]|缺席|[病事公]假|住院)`,
  'u',
)

/** One more character, then an end or an answer: the name of somebody else, who is not on the roster. */
const goesOn = (behind: string): boolean => longerName.test(fold(behind.slice(0, 6)))

function narrowed(name: string, called: readonly Person[], behind: string): NamedInFront {
  const rest = behind.replace(separators, '')
  const inBrackets = /^\s*[(（]/u.test(behind)
  if (called.length === 1 && !inBrackets) return { name, people: called, rest }
  const places = called.map(person => placeInFront(person, rest))
  const best = Math.max(...places.map(place => place.likeness))
  const there = called.filter((_, index) => best > 0 && places[index]?.likeness === best)
  const place = places.find(({ likeness }) => likeness === best)
  if (there.length !== 1 || place === undefined) return { name, people: called, rest }
  return { name, people: there, rest: rest.slice(place.length).replace(separators, '') }
}

interface PlaceInFront {
  /** How many characters of the words are the place. */
  readonly length: number
  /** 0 when it is not this person's; the more of it fits, the greater. */
  readonly likeness: number
}

/** The person's district, group or unit in front of the words, in full or cut short: 杨树湾村, 杨树湾, 三组. */
function placeInFront(person: Person, words: string): PlaceInFront {
  const { text, at } = normalise(words.slice(0, 60))
  const [token = ''] = text.split(separator)
  let best: PlaceInFront = { length: 0, likeness: 0 }
  const fits = (length: number, isWhole: boolean) => {
    const likeness = length * 2 + (isWhole ? 1 : 0)
    if (likeness > best.likeness) best = { length: at[length] ?? words.length, likeness }
  }
  for (const place of [person.district, person.groupName, person.unit]) {
    const known = place === null ? '' : fold(place)
    const short = known.replace(/(?:社区|选区|村)$/u, '')
    if (known.length >= 2 && text.startsWith(known)) fits(known.length, true)
    else if (short.length >= 2 && text.startsWith(short)) fits(short.length, false)
    else if (token.length >= 2 && known.startsWith(token)) fits(token.length, false)
  }
  const group = person.groupName
  if (group !== null && token !== '' && groupKey(token) === groupKey(group)) fits(token.length, true)
  return best
}

/** More than any list of a congress; the rest is not understood. */
const maxNames = 2000

/** All the people that words begin with, one after the other, and what follows them. */
export function namesInFront(
  people: readonly Person[],
  words: string,
): { found: NamedInFront[]; rest: string } {
  const found: NamedInFront[] = []
  let rest = words
  for (;;) {
    const next = nameInFront(people, rest) ?? (found.length > 0 ? afterAnd(people, rest) : null)
    if (next === null || found.length >= maxNames) return { found, rest: rest.replace(separators, '') }
    found.push(next)
    rest = next.rest
  }
}

/** `张三和李四`: both. */
const afterAnd = (people: readonly Person[], rest: string): NamedInFront | null =>
  /^[和与及跟]/u.test(rest) ? nameInFront(people, rest.slice(1)) : null

/**
 * Names that are one list to their end: `王秀兰和胡志强`.
 * @returns as `missing` what stands joined behind a name and is nobody's; it must not be passed over
 */
export function namesJoined(
  people: readonly Person[],
  words: string,
): { found: NamedInFront[]; missing: string | null } {
  const { found, rest } = namesInFront(people, words)
  const [first] = found
  const behind = first === undefined ? '' : words.slice(words.indexOf(first.name) + first.name.length)
  return { found, missing: joins.test(behind) && rest !== '' ? rest.replace(joins, '') : null }
}

const joins = /^[\s、,，]*(?:[、,，和与及跟]|以及)/u

/**
 * How people are called in messages: by name, by an alias, by name and title (张三代表), by surname and title
 * (杨主席). Several may fit; then the caller asks and does not guess.
 */
import type { Role } from '../../../bot/actor.ts'
import { fold } from '../../../language/normalise.ts'
import type { Person } from '../types.ts'

type Nameable = Pick<Person, 'name' | 'aliases' | 'levels' | 'roles'>

interface Title {
  readonly word: string
  /** Who may be called so, the most likely first: a vice-chair is called 主席, too, where no chair has the surname. */
  readonly holders: readonly ((person: Nameable) => boolean)[]
}

const holds = (role: Role) => (person: Nameable) => person.roles.includes(role)
const isDeputy = (person: Nameable) => person.levels.length > 0

/** A longer word stands before the word it ends with. */
const titles: readonly Title[] = [
  { word: '副主席', holders: [holds('vice_chair')] },
  { word: '主席', holders: [holds('chair'), holds('vice_chair')] },
  { word: '副组长', holders: [holds('deputy_leader')] },
  { word: '组长', holders: [holds('leader'), holds('deputy_leader')] },
  { word: '联络员', holders: [holds('liaison')] },
  { word: '秘书', holders: [holds('liaison')] },
  { word: '代表', holders: [isDeputy] },
  { word: '同志', holders: [() => true] },
]

/** What two ways of writing one name have in common: no spaces, one kind of middle dot, simplified, small letters. */
export function nameKey(name: string): string {
  return fold(name)
    .replace(/[•‧∙・．.]/g, '·')
    .replace(/\s+/g, '')
}

/** Those among `people` who may be meant by `called`, in the given order; none when nobody is. */
export function peopleCalled<P extends Nameable>(people: readonly P[], called: string): P[] {
  const wanted = nameKey(called).replace(/^@/, '')
  if (wanted === '') return []
  const byName = exactly(people, wanted)
  if (byName.length > 0) return byName

  const title = titles.find(({ word }) => wanted.endsWith(word))
  if (title === undefined) return []
  const rest = wanted.slice(0, -title.word.length)
  const named = exactly(people, rest)
  if (named.length > 0) return firstHolders(named, title) ?? named
  // A surname has one character or two; 主席 alone is whoever holds the office, 同志 alone is nobody.
  if (rest.length > 2 || (rest === '' && (title.word === '同志' || title.word === '代表'))) return []
  return (
    firstHolders(
      people.filter(person => nameKey(person.name).startsWith(rest)),
      title,
    ) ?? []
  )
}

function exactly<P extends Nameable>(people: readonly P[], key: string): P[] {
  return people.filter(person => [person.name, ...person.aliases].some(name => nameKey(name) === key))
}

function firstHolders<P extends Nameable>(people: readonly P[], title: Title): P[] | null {
  for (const holder of title.holders) {
    const found = people.filter(holder)
    if (found.length > 0) return found
  }
  return null
}

import { appLimits } from '../../wecom/limits.ts'
import type { Person } from '../directory.ts'
import type { World } from '../world.ts'
import { departmentsOf, membersOf } from './departments.ts'

export interface Receivers {
  readonly people: readonly Person[]
  /** As the answer names them: joined by `|`, in small letters. */
  readonly invaliduser: string
  readonly invalidparty: string
  readonly invalidtag: string
}

/** @returns whom a message is for, or the errcode for a list that the platform does not take (wecom-protocol 4.2, 6) */
export function receiversOf(
  world: World,
  lists: {
    readonly touser?: string | undefined
    readonly toparty?: string | undefined
    readonly totag?: string | undefined
  },
): Receivers | { readonly errcode: number; readonly detail: string } {
  const [users, parties, tags] = [lists.touser, lists.toparty, lists.totag].map(listed)
  if (!users || !parties || !tags || users.length + parties.length + tags.length === 0)
    return { errcode: 82001, detail: 'touser, toparty and totag are all empty' }
  if (users.length > appLimits.receiversMax)
    return { errcode: 40031, detail: `touser has ${users.length} accounts` }
  if (parties.length > 100) return { errcode: 82002, detail: `toparty has ${parties.length} departments` }
  if (tags.length > 100) return { errcode: 82003, detail: `totag has ${tags.length} tags` }
  if (users.includes('@all'))
    return { people: world.directory.people.filter(one => seen(world, one)), ...nobodyInvalid }
  const found = new Map<string, Person>()
  const invalid: string[] = []
  for (const userid of users) {
    const person = world.directory.find(userid)
    if (person && seen(world, person)) found.set(person.userid, person)
    else invalid.push(userid.toLowerCase())
  }
  const known = new Set(departmentsOf(world.directory).map(({ id }) => String(id)))
  for (const party of parties.filter(id => known.has(id)))
    for (const person of membersOf(world.directory, Number(party)))
      if (seen(world, person)) found.set(person.userid, person)
  return {
    people: [...found.values()],
    invaliduser: invalid.join('|'),
    invalidparty: parties.filter(id => !known.has(id)).join('|'),
    invalidtag: tags.join('|'),
  }
}

const nobodyInvalid = { invaliduser: '', invalidparty: '', invalidtag: '' }

/** Whether somebody is in the app's range: a fault of the sandbox takes people out of it. */
export const seen = ({ faults }: World, { userid }: Person): boolean =>
  !(faults.settings.unseen ?? []).some(hidden => hidden.toLowerCase() === userid.toLowerCase())

const listed = (list: string | undefined): string[] => (list ?? '').split('|').filter(Boolean)

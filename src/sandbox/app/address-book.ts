/** Who somebody is: `user/get`, `department/list`, `user/simplelist`, `auth/getuserinfo` (wecom-protocol 4.4). */
import type { Person } from '../directory.ts'
import type { World } from '../world.ts'
import { type AppAnswer, done } from './answers.ts'
import { departmentOf, departmentsOf, membersOf } from './departments.ts'
import { seen } from './receivers.ts'

/** What an app of today is told of a member: neither telephone nor picture. */
export function getUser(world: World, userid: string): AppAnswer {
  const person = world.directory.find(userid)
  if (!person) return { errcode: 60111, errmsg: 'userid not found' }
  if (!seen(world, person))
    return { errcode: 60011, errmsg: 'no privilege to access/modify contact/party/agent' }
  return { ...done, ...inList(world, person), position: person.title, status: 1 }
}

export const listDepartments = (world: World): AppAnswer => ({
  ...done,
  department: departmentsOf(world.directory),
})

export function listMembers(world: World, departmentId: string): AppAnswer {
  const id = Number(departmentId)
  if (!departmentsOf(world.directory).some(department => department.id === id))
    return { errcode: 60003, errmsg: 'department not found' }
  const people = membersOf(world.directory, id).filter(person => seen(world, person))
  return { ...done, userlist: people.map(person => inList(world, person)) }
}

const inList = ({ directory }: World, person: Person) => ({
  userid: person.userid,
  name: person.name,
  department: [departmentOf(directory, person)],
})

export function getUserInfo({ oauthCodes, now }: World, code: string): AppAnswer {
  const holder = oauthCodes.take(code, now())
  return holder === null ? { errcode: 40029, errmsg: 'invalid code' } : { ...done, ...holder }
}

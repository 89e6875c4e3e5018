/** Who somebody is, by the app's address book and sign-in (wecom-protocol 4.4). */
import { z } from 'zod'
import type { AppClient } from './client.ts'
import { isAccount } from './messages.ts'

/** A big town's list of members; every one is about a hundred bytes. */
const listMaxBytes = 8 * 1_048_576

export interface Colleague {
  readonly userid: string
  readonly name: string
}

const colleague = z.object({ userid: z.string().min(1), name: z.string() })

/** @throws PlatformRefused 60111 when there is no such account, 60011 when the app does not see it */
export const readColleague = (app: AppClient, userid: string): Promise<Colleague> =>
  app.call({ action: 'user/get', query: { userid }, answer: colleague })

/** The departments that the app sees: the roots of what it sees are those whose parent is not among them. */
export async function listDepartments(
  app: AppClient,
): Promise<
  readonly { readonly id: number; readonly parentId: number | null; readonly name: string | null }[]
> {
  const { department } = await app.call({
    action: 'department/list',
    answer: z.object({
      department: z.array(
        z.object({ id: z.int(), parentid: z.int().optional(), name: z.string().nullish() }),
      ),
    }),
    answerMaxBytes: listMaxBytes,
  })
  return department.map(({ id, parentid, name }) => ({
    id,
    parentId: parentid ?? null,
    name: name || null,
  }))
}

/** Who is in a department itself, not in those below it. */
export async function listColleagues(app: AppClient, departmentId: number): Promise<readonly Colleague[]> {
  const { userlist } = await app.call({
    action: 'user/simplelist',
    query: { department_id: String(departmentId) },
    answer: z.object({ userlist: z.array(colleague) }),
    answerMaxBytes: listMaxBytes,
  })
  return userlist
}

/** Departments asked at once: few, so that others of the corporation have room (wecom-protocol 6, 45033). */
const atOnce = 4

export interface Entry extends Colleague {
  /** A department that he is in, where the app sees its name. */
  readonly department: string | null
}

/** Everybody the app sees, each once; who is in two departments is in it once. */
export async function readBook(app: AppClient, signal: AbortSignal): Promise<readonly Entry[]> {
  const departments = [...(await listDepartments(app))]
  const found = new Map<string, Entry>()
  const work = async (): Promise<void> => {
    for (let next = departments.pop(); next !== undefined; next = departments.pop()) {
      signal.throwIfAborted()
      // What is no account of one member is nobody's: `@all` would be called with every word to him.
      for (const each of await listColleagues(app, next.id))
        if (isAccount(each.userid)) found.set(each.userid.toLowerCase(), { ...each, department: next.name })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return [...found.values()]
}

/** Whom WeCom has sent to one of our pages: a member by his account, or anybody else. */
export type Visitor = { readonly userid: string } | { readonly stranger: true }

/**
 * @param code from the address WeCom came back to; good for five minutes, once
 * @throws PlatformRefused 40029 when it is used, over or invented
 */
export async function userOfCode(app: AppClient, code: string): Promise<Visitor> {
  const { userid } = await app.call({
    action: 'auth/getuserinfo',
    query: { code },
    answer: z.object({ userid: z.string().optional() }),
  })
  return userid !== undefined && isAccount(userid) ? { userid } : { stranger: true }
}

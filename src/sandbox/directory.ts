/** Who is there and which chats exist. Fixed for the life of the sandbox. */
import { HttpRefused } from '../errors.ts'
import { corpMembers, type Town } from './town.ts'

export interface Person {
  readonly userid: string
  readonly name: string
  readonly title: string
  readonly group: string
}

export type Chat =
  | {
      readonly type: 'group'
      readonly id: string
      readonly name: string
      readonly purpose: string
      readonly group: string | null
      readonly webhookKey: string
      readonly members: readonly string[]
    }
  /** One person and the bot. The id is `single:<userid>` and is the stand-in's own: WeCom sends none. */
  | {
      readonly type: 'single'
      readonly id: string
      readonly name: string
      readonly members: readonly string[]
    }

export class Directory {
  readonly people: readonly Person[]
  readonly groups: readonly Extract<Chat, { type: 'group' }>[]
  readonly #byUserid: ReadonlyMap<string, Person>
  readonly #botName: string

  constructor(town: Town, botName: string) {
    this.#botName = botName
    this.people = corpMembers(town)
    this.#byUserid = new Map(this.people.map(person => [person.userid.toLowerCase(), person]))
    this.groups = town.chats.map(chat => ({
      type: 'group',
      id: chat.id,
      name: chat.name,
      purpose: chat.purpose,
      group: chat.group ?? null,
      webhookKey: chat.webhookKey,
      members: chat.members,
    }))
  }

  /** @throws HttpRefused 404 when there is none, 400 when two people have the name */
  person(useridOrName: string): Person {
    const known = this.find(useridOrName)
    if (known) return known
    const named = this.people.filter(person => person.name === useridOrName)
    const [only] = named
    if (only === undefined)
      throw new HttpRefused(404, `Nobody here has the userid or name "${useridOrName}".`)
    if (named.length === 1) return only
    const userids = named.map(person => person.userid).join(', ')
    throw new HttpRefused(400, `Several people are called "${useridOrName}"; name one by userid: ${userids}.`)
  }

  /** By userid only, in any case. */
  find(userid: string): Person | undefined {
    return this.#byUserid.get(userid.toLowerCase())
  }

  nameOf(userid: string): string {
    return this.find(userid)?.name ?? userid
  }

  /**
   * @param wanted a group's chatid or name, `single` for the person's own chat with the bot, or `single:<userid>`
   * @throws HttpRefused 404 for an unknown chat, 403 when the person is not in it
   */
  chatFor(wanted: string, person: Person | null): Chat {
    const chat = this.chat(wanted === 'single' && person ? `single:${person.userid}` : wanted)
    if (person && !chat.members.includes(person.userid)) {
      throw new HttpRefused(403, `${person.name} (${person.userid}) is not a member of "${chat.name}".`)
    }
    return chat
  }

  /** @throws HttpRefused 404 */
  chat(wanted: string): Chat {
    if (wanted.startsWith('single:')) {
      const person = this.person(wanted.slice('single:'.length))
      return { type: 'single', id: `single:${person.userid}`, name: this.#botName, members: [person.userid] }
    }
    const found =
      this.groups.find(group => group.id === wanted) ?? this.groups.find(group => group.name === wanted)
    if (!found) throw new HttpRefused(404, `There is no chat "${wanted}".`)
    return found
  }
}

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
  /** One person and the bot, `single:<userid>`, or the app, `app:<userid>`. The ids are the stand-in's own: WeCom sends none. */
  | {
      readonly type: 'single'
      readonly id: string
      readonly name: string
      readonly members: readonly string[]
    }

/** Which conversations people have beside their groups. */
export interface Conversations {
  readonly bot: boolean
  readonly app: boolean
}

export class Directory {
  readonly people: readonly Person[]
  readonly groups: readonly Extract<Chat, { type: 'group' }>[]
  readonly #byUserid: ReadonlyMap<string, Person>
  readonly #botName: string
  readonly #has: Conversations

  constructor(town: Town, botName: string, has: Conversations = { bot: true, app: false }) {
    this.#botName = botName
    this.#has = has
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
   * @param wanted a group's chatid or name, `single` for the person's own chat with the bot (where there is only the app, with
   *   that), `app` for the one with the app, or their ids
   * @throws HttpRefused 404 for an unknown chat, 403 when the person is not in it
   */
  chatFor(wanted: string, person: Person | null): Chat {
    const own = wanted === 'single' && !this.#has.bot ? 'app' : wanted
    const chat = this.chat(person && (own === 'single' || own === 'app') ? `${own}:${person.userid}` : own)
    if (person && !chat.members.includes(person.userid)) {
      throw new HttpRefused(403, `${person.name} (${person.userid}) is not a member of "${chat.name}".`)
    }
    return chat
  }

  /** This person's conversations with the bot and with the app. */
  conversationsOf({ userid }: Person): Chat[] {
    return [...(this.#has.bot ? ['single'] : []), ...(this.#has.app ? ['app'] : [])].map(kind =>
      this.chat(`${kind}:${userid}`),
    )
  }

  /** @throws HttpRefused 404 */
  chat(wanted: string): Chat {
    const [, kind, owner] = /^(single|app):(.+)$/s.exec(wanted) ?? []
    if (owner !== undefined && (kind === 'single' ? this.#has.bot : this.#has.app)) {
      const { userid } = this.person(owner)
      const name = kind === 'single' ? this.#botName : `${this.#botName}（应用）`
      return { type: 'single', id: `${kind}:${userid}`, name, members: [userid] }
    }
    const found =
      this.groups.find(group => group.id === wanted) ?? this.groups.find(group => group.name === wanted)
    if (!found) throw new HttpRefused(404, `There is no chat "${wanted}".`)
    return found
  }
}

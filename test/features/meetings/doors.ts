/** By which doors the people of a town come and go, whichever of WeCom's ways it has. */
import type { PlayedName } from '../../../src/config.ts'
import type { TestTown } from '../../support/town.ts'

export interface Doors {
  /** Posts a notice where this town posts them. */
  post(user: string, words: string): Promise<void>
  /** The notice's card as this person can press it. */
  cardOf(user: string): Promise<{ readonly text: string; readonly labels: readonly string[] }>
  /** @returns the card as he sees it afterwards */
  press(user: string, label: string, selected?: Record<string, string>): Promise<string>
  /** What he writes where the notice stands. @returns what he is told */
  answer(user: string, words: string): Promise<string>
  /** What he writes to it alone. @returns what he is told */
  alone(user: string, words: string): Promise<string>
  /** All that he was told alone until now; where nothing comes by itself he asks for it. */
  heardAlone(user: string): Promise<string>
  /** Everything that the service has said where he can read it: in the group and to him alone. */
  toldTo(user: string): Promise<string>
  /** How often he was asked to answer, by name or alone. */
  remindersOf(user: string): Promise<number>
}

interface Message {
  readonly id: string
  readonly text: string
  readonly via: string
  readonly mentions?: readonly string[]
  readonly card: { readonly button_list?: readonly { readonly text: string; readonly key: string }[] } | null
}

const presidium = '主席团'

export function doorsOf(town: TestTown, plays: PlayedName): Doors {
  const inGroup = plays !== 'app'
  /** Where somebody is alone with the service. */
  const own = plays.includes('app') ? 'app' : 'single'
  const accounts = new Map<string, string>()

  async function accountOf(name: string): Promise<string> {
    if (accounts.size === 0) {
      const rows = await town.database.db.sql<{ name: string; userid: string }[]>`
        select name, userid from person where userid is not null`
      for (const row of rows) accounts.set(row.name, row.userid)
    }
    return accounts.get(name) ?? ''
  }

  async function read(chat: string, user: string): Promise<readonly Message[]> {
    const { body } = await town.api(
      `chats/${encodeURIComponent(chat)}/messages?limit=500&user=${encodeURIComponent(await accountOf(user))}`,
    )
    return (body as { messages: Message[] }).messages
  }
  const ownRoom = async (user: string) => read(`${own}:${await accountOf(user)}`, user)
  const group = async (user: string) => (inGroup ? read(presidium, user) : [])

  async function shown(user: string): Promise<Message> {
    const standing = inGroup ? await group(user) : await ownRoom(user)
    const card = standing.findLast(message => (message.card?.button_list?.length ?? 0) > 1)
    if (card === undefined) throw new Error(`${user} sees no card`)
    return card
  }

  const say = async (user: string, words: string, where: string | undefined) => {
    const heard = await town.say(user, words, where)
    return heard.text ?? heard.pushed.map(push => push.text).join('\n')
  }
  const alone = (user: string, words: string) => say(user, words, own === 'app' ? 'app' : undefined)

  return {
    async post(user, words) {
      await say(user, words, inGroup ? presidium : 'app')
    },
    async cardOf(user) {
      const { text, card } = await shown(user)
      return { text, labels: card?.button_list?.map(button => button.text) ?? [] }
    },
    async press(user, label, selected) {
      const card = await shown(user)
      const key = card.card?.button_list?.find(button => button.text === label)?.key
      if (key === undefined) throw new Error(`${user} sees no button ${label}`)
      const pressed = await town.click(user, card.id, key, inGroup ? presidium : 'app', selected)
      return pressed.text ?? ''
    },
    answer: (user, words) => (inGroup ? say(user, words, presidium) : alone(user, words)),
    alone,
    async heardAlone(user) {
      if (own === 'single') await alone(user, '我的')
      return (await ownRoom(user)).map(message => message.text).join('\n')
    },
    async toldTo(user) {
      return [...(await group(user)), ...(await ownRoom(user))]
        .filter(message => message.via !== 'user')
        .map(message => message.text)
        .join('\n')
    },
    async remindersOf(user) {
      const account = await accountOf(user)
      const called = (await group(user)).filter(
        ({ text, mentions }) =>
          text.includes('【请回复】') && (mentions?.includes(account) === true || text.includes(`@${user}`)),
      )
      const told = (await ownRoom(user)).filter(
        ({ text }) => text.includes('您还没有回复，请在') || text.includes('【请回复】'),
      )
      return called.length + told.length
    },
  }
}

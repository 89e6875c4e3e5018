/** What people see and press in their conversations with the self-built app. */
import type { Heard, TestTown } from '../../support/town.ts'

export interface Message {
  readonly id: string
  readonly text: string
  readonly via: string
  readonly msgtype: string
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly card: {
    readonly button_list: readonly { readonly text: string; readonly key: string }[]
    readonly button_selection?: {
      readonly question_key: string
      readonly option_list: readonly { readonly id: string; readonly text: string }[]
    }
    readonly replace_text?: string
  } | null
}

/** The chat of a person's conversation with the app, by its id. */
async function appChat(town: TestTown, name: string): Promise<string> {
  const [person] = await town.database.db.sql<{ userid: string }[]>`
    select userid from person where name = ${name} and userid is not null order by id limit 1`
  return `app:${person?.userid}`
}

export function appRooms(town: TestTown) {
  const room = async (name: string): Promise<readonly Message[]> => {
    const { body } = await town.api(`chats/${encodeURIComponent(await appChat(town, name))}/messages`)
    return (body as { messages: Message[] }).messages
  }
  const lastOf = async (name: string): Promise<Message> => {
    const message = (await room(name)).at(-1)
    if (message === undefined) throw new Error(`${name} has heard nothing`)
    return message
  }
  return {
    room,
    lastOf,
    said: (name: string, text: string): Promise<Heard> => town.say(name, text, 'app'),
    /** Presses a button of the last card there, or of the given one. */
    async press(
      name: string,
      label: string,
      message?: Message,
      selected?: Record<string, string>,
    ): Promise<Heard> {
      const shown = message ?? (await room(name)).findLast(({ card }) => card !== null)
      const key = shown?.card?.button_list.find(({ text }) => text === label)?.key
      if (shown === undefined || key === undefined) throw new Error(`${name} sees no button ${label}`)
      return town.click(name, shown.id, key, 'app', selected)
    },
    async faults(settings: object): Promise<void> {
      await town.api('faults', settings)
    },
  }
}

/** Posts the presidium's notice alone with the app. @returns its number */
export async function postAlone(town: TestTown): Promise<string> {
  const words = '/会议 3月20日上午9点 镇政府三楼会议室 主席团会议 审议民生实事项目'
  const posted = await town.say('杨国梁', words, 'app')
  const number = /第(\d+)号/.exec(posted.text ?? '')?.[1]
  if (number === undefined) throw new Error(`not posted: ${posted.text}`)
  return number
}

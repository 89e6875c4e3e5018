/**
 * How what people do in the rooms reaches the service, and how its answer comes back into them. `say`, `send`, `click` and
 * `enter` know what a person did; a carrier knows the platform's way for it: its envelope, its deadline, what may answer what.
 */
import type { Pressed } from './card-update.ts'
import type { Chat, Person } from './directory.ts'
import type { StoredMessage } from './rooms.ts'

/** `fault`: it was lost on its way, the service never heard of it. */
export type Exchanged = 'fault' | { readonly reply: unknown; readonly message: StoredMessage | null }

/** Words, pictures or a file. */
export interface Spoken {
  /** As the room shows it: what a later answer in a group quotes. */
  readonly shown: string
  /** `msgtype` and what belongs to it, without the head that every message has. */
  readonly body: object
}

export interface Carrier {
  /** Each file has a key of its own, which comes with its address; else all have the bot's. */
  readonly keysEachFile: boolean
  message(chat: Chat, person: Person, spoken: Spoken): Promise<Exchanged>
  click(chat: Chat, person: Person, pressed: Pressed): Promise<Exchanged>
  enter(chat: Chat, person: Person): Promise<Exchanged>
}

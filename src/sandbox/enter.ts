import { carrierFor } from './carrier-for.ts'
import type { Chat, Person } from './directory.ts'
import { gatherOutcome, type Outcome } from './outcome.ts'
import type { World } from './world.ts'

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** Remembers on which day each person last opened the single chat: only the day's first time is an event. */
export class Entries {
  readonly #lastDay: Map<string, string>

  constructor(saved: Readonly<Record<string, string>> = {}) {
    this.#lastDay = new Map(Object.entries(saved))
  }

  /** @returns whether this is the first time on the day of `now` in China */
  first(userid: string, now: Date): boolean {
    const today = day.format(now)
    if (this.#lastDay.get(userid) === today) return false
    this.#lastDay.set(userid, today)
    return true
  }

  save(): Record<string, string> {
    return Object.fromEntries(this.#lastDay)
  }

  load(saved: Readonly<Record<string, string>>): void {
    for (const [userid, date] of Object.entries(saved)) this.#lastDay.set(userid, date)
  }
}

/** A person opens the single chat with the bot (wecom-protocol 1.9, enter_chat), or the app's (4.6, enter_agent). */
export function enter(world: World, chat: Chat, person: Person): Promise<Outcome> {
  const key = chat.id.startsWith('app:') ? chat.id : person.userid
  return gatherOutcome(world, person.userid, async () => {
    if (!world.entries.first(key, world.now())) return 'already entered today'
    return carrierFor(world, chat)?.enter(chat, person) ?? 'no bot'
  })
}

import { connectionLimits } from '../../wecom/limits.ts'
import { SlidingWindow } from '../sliding-window.ts'

/** 30 a minute and 1,000 an hour of one conversation, replies and pushes together (wecom-protocol 2.4). */
export class Pace {
  readonly #minute = new SlidingWindow(connectionLimits.messagesPerMinute)
  readonly #hour = new SlidingWindow(connectionLimits.messagesPerHour, 60 * 60_000)

  forget(): void {
    this.#minute.forget()
    this.#hour.forget()
  }

  take(chat: string, now: Date): boolean {
    return this.#minute.hasRoom(chat, now) && this.#hour.take(chat, now) && this.#minute.take(chat, now)
  }
}

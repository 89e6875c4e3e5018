/** The platform of the simulation: takes what replicas send, and answers, refuses, breaks off or lets a replica die. */
import { type Channel, type Job, NotBegun } from '../../../src/channels/channel.ts'
import type { Clock } from '../../../src/clock.ts'
import { PlatformRefused, PlatformUnreachable } from '../../../src/errors.ts'
import { webhookLimits } from '../../../src/wecom/limits.ts'
import { seededRandom } from '../support-random.ts'

export interface Delivery {
  readonly id: number
  readonly target: string
  /** Service time. */
  readonly at: Date
  /** Whether the sender was told that it arrived. */
  readonly told: boolean
}

const fates = [
  ['ok', 60],
  ['arrived, connection lost', 10],
  ['never arrived', 8],
  ['busy', 5],
  ['too fast', 4],
  ['refused', 3],
  ['died after sending', 5],
  ['died before sending', 5],
] as const
type Fate = (typeof fates)[number][0]

export class SimulatedPlatform {
  readonly deliveries: Delivery[] = []
  healthy = false
  readonly #clock: Clock
  readonly #seed: number
  readonly #tries = new Map<number, number>()
  #asleep: (() => void)[] = []
  /** Messages whose sender has died, as long as its lease is not run out. */
  #held: number[] = []

  constructor(clock: Clock, seed: number) {
    this.#clock = clock
    this.#seed = seed
  }

  /** @param died is called when the replica that sends is to be gone */
  channel(died: () => void): Channel {
    return {
      name: 'webhook',
      limits: { perMinute: webhookLimits.messagesPerMinute, perHour: null, burst: 1 },
      send: job => this.#take(job, died),
    }
  }

  /** Replicas that were taken for dead find out what became of their sending. */
  wakeTheDead(): void {
    this.#held = []
    for (const wake of this.#asleep.splice(0)) wake()
  }

  /** @returns the messages that dead senders have held since it was asked last */
  takeHeld(): readonly number[] {
    return this.#held.splice(0)
  }

  async #take({ id, target }: Job, died: () => void): Promise<void> {
    const fate = this.healthy ? 'ok' : this.#choose(id)
    const arrives = fate === 'ok' || fate === 'arrived, connection lost' || fate === 'died after sending'
    if (arrives) this.deliveries.push({ id, target, at: this.#clock.now(), told: fate === 'ok' })
    switch (fate) {
      case 'ok':
        return
      case 'arrived, connection lost':
        throw new PlatformUnreachable('connection lost', 'unknown')
      case 'never arrived':
        throw new PlatformUnreachable('connection refused', 'no')
      case 'busy':
        throw new PlatformRefused(-1, 'system busy')
      case 'too fast':
        throw new PlatformRefused(45009, 'freq out of limit')
      case 'refused':
        throw new PlatformRefused(93000, 'invalid webhook')
      case 'died before sending':
      case 'died after sending':
        died()
        this.#held.push(id)
        await new Promise<void>(resolve => this.#asleep.push(resolve))
        if (fate === 'died before sending') throw new NotBegun('woke up too late')
    }
  }

  /** By message and attempt, so that it does not matter which of two replicas comes first. */
  #choose(id: number): Fate {
    const tried = (this.#tries.get(id) ?? 0) + 1
    this.#tries.set(id, tried)
    let left = seededRandom(this.#seed + id * 1_000 + tried)() * 100
    for (const [fate, share] of fates) {
      left -= share
      if (left < 0) return fate
    }
    return 'ok'
  }
}

/**
 * What is wrong with the app as a whole. Then nothing is asked of the platform for most of a minute, and what was to go by it
 * waits: one call a minute finds out whether it was mended.
 */
import type { Clock } from '../clock.ts'
import { PlatformRefused } from '../errors.ts'
import type { Logger } from '../log.ts'
import { Shut } from './channel.ts'

const credentials = 'check WECOM_CORP_ID, WECOM_APP_AGENT_ID and WECOM_APP_SECRET against the console'

/** A sentence each for the operator: log, health and doctor. What it is for the liaison says outbox/texts.ts. */
const wholeApp: ReadonlyMap<number, string> = new Map([
  [40001, `the secret is wrong: ${credentials}`],
  [40013, `there is no such corporation: ${credentials}`],
  [40091, `the secret belongs to another corporation: ${credentials}`],
  [40014, 'WeCom refuses each token that it gives out; it is asked again every minute'],
  [42001, 'WeCom says that a token is over as soon as it was given out; it is asked again every minute'],
  [40056, `there is no app with this number: ${credentials}`],
  [41011, `the number of the app is missing: ${credentials}`],
  [43012, 'cards need an address for receiving messages: set it in the console of the app'],
  [48002, 'the app may not use this interface: grant it in the console of the app'],
  [50003, 'the app is disabled: enable it in the console'],
  [60020, "this server's address is not allowed: add it to the app's trusted IPs in the console"],
])
const someMembers: ReadonlyMap<number, string> = new Map([
  [-1, 'WeCom is busy; it is asked again every minute'],
  [45009, 'too many calls; WeCom takes more in a minute, at worst in an hour'],
  [45033, 'too many calls at once; it is asked again in a minute'],
  [50001, 'the domain of the pages is not trusted: set it in the console of the app'],
  [50002, 'this member is not in the range of the app: widen it in the console'],
  [60011, 'the app may not see this member: widen its range in the console'],
  [60111, 'there is no such account: correct it in the roster'],
  [
    81013,
    'none of the receivers exists and is in the range of the app: correct the roster or widen the range',
  ],
])

export const explainToOperator = (errcode: number): string =>
  wholeApp.get(errcode) ?? someMembers.get(errcode) ?? `WeCom refused it (errcode ${errcode})`

/** A little less than the outbox waits (outbox/retry.ts), so that what comes back finds it open. */
const shutMs = 50_000
/** -1 is to be repeated at most three times (wecom-protocol 4.1). */
const mostBusy = 4
const tooFast: ReadonlySet<number> = new Set([45009, 45033])
/** Busy or too fast: the same call may do later. */
export const comeAgain: ReadonlySet<number> = new Set([-1, ...tooFast])

export class AppTroubles {
  readonly #clock: Clock
  readonly #log: Logger
  #busy = 0
  #shut: {
    readonly error: Shut | PlatformRefused
    readonly untilMs: number
    readonly errcode: number
  } | null = null

  constructor(clock: Clock, log: Logger) {
    this.#clock = clock
    this.#log = log
  }

  /** One sentence; null: the last call went well. */
  words(): string | null {
    return this.#shut && explainToOperator(this.#shut.errcode)
  }

  /** @throws Shut, or PlatformRefused when it is asked too fast: at once while it is known, else what `work` meets */
  async watch<T>(work: () => Promise<T>): Promise<T> {
    if (this.#shut && this.#clock.now().getTime() < this.#shut.untilMs) throw this.#shut.error
    try {
      const done = await work()
      this.#works()
      return done
    } catch (error) {
      if (!(error instanceof PlatformRefused)) throw error
      throw this.#judge(error)
    }
  }

  #works(): void {
    if (this.#shut) this.#log.info({ event: 'app_works' }, 'the app of WeCom works again')
    this.#shut = null
    this.#busy = 0
  }

  #judge(error: PlatformRefused): PlatformRefused | Shut {
    const { errcode } = error
    if (errcode === -1) this.#busy += 1
    const isShut = wholeApp.has(errcode) || (errcode === -1 && this.#busy >= mostBusy)
    if (isShut) return this.#close(error, new Shut(errcode))
    return tooFast.has(errcode) ? this.#close(error, error) : error
  }

  #close<T extends Shut | PlatformRefused>({ errcode, message }: PlatformRefused, thrown: T): T {
    if (this.#shut?.errcode !== errcode) {
      // The address that has to be allowed stands in the platform's words, and nowhere but in the log.
      const ip = /from ip: ([\da-fA-F.:]{3,45})/.exec(message)?.[1]
      this.#log.error(
        { event: 'app_shut', errcode, ...(ip === undefined ? {} : { ip }) },
        explainToOperator(errcode),
      )
    }
    this.#shut = { error: thrown, errcode, untilMs: this.#clock.now().getTime() + shutMs }
    return thrown
  }
}

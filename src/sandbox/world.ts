import type { Logger } from '../log.ts'
import type { AppStand } from './app/stand.ts'
import type { Carrier } from './carrier.ts'
import type { Directory } from './directory.ts'
import type { Entries } from './enter.ts'
import type { Credentials } from './envelope.ts'
import type { Faults } from './faults.ts'
import type { Interactions } from './interactions.ts'
import type { Journal } from './journal.ts'
import type { MediaShelf } from './media.ts'
import type { OauthCodes } from './oauth-codes.ts'
import type { ResponseCodes } from './response-codes.ts'
import type { Rooms } from './rooms.ts'
import type { ShownFiles } from './shown-files.ts'
import type { SlidingWindow } from './sliding-window.ts'

/** Everything one running stand-in is made of. Made once by `createSandbox`. */
export interface World {
  readonly credentials: Credentials
  readonly botId: string
  readonly botName: string
  /** Base address of the service; known once it listens. */
  readonly serviceUrl: () => string
  /** Where browsers find it. */
  readonly publicUrl: () => string
  readonly now: () => Date
  readonly settle: () => Promise<void>
  /** The self-built app; null: this town has none. */
  readonly app: AppStand | null
  /** The bot's way to the service in this town. */
  readonly carrier: Carrier
  readonly directory: Directory
  readonly rooms: Rooms
  readonly journal: Journal
  readonly faults: Faults
  readonly media: MediaShelf
  readonly shownFiles: ShownFiles
  readonly interactions: Interactions
  readonly responseCodes: ResponseCodes
  readonly entries: Entries
  /** Of people who go to a page of the service by way of WeCom. */
  readonly oauthCodes: OauthCodes
  readonly webhookPace: SlidingWindow
  readonly timing: Timing
  /** Aborted when the sandbox closes: ends everything that waits. */
  readonly closing: AbortSignal
  readonly log: Logger
}

/** Real time, not the sandbox's: these bound what a person would wait for. */
export interface Timing {
  readonly answerWithinMs: number
  readonly echoWithinMs: number
  readonly streamPollMs: number
  readonly streamLifeMs: number
  /** So long a message waits for the service to be connected. */
  readonly connectWithinMs: number
}

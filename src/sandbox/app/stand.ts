import { appLimits } from '../../wecom/limits.ts'
import type { Carrier } from '../carrier.ts'
import type { Credentials } from '../envelope.ts'
import { SlidingWindow } from '../sliding-window.ts'
import { AppMedia } from './media-shelf.ts'
import { Repeats } from './repeats.ts'
import { AppSent } from './sent.ts'
import { AppTokens } from './tokens.ts'

/** The self-built app as its console shows it. */
export interface AppSettings {
  readonly corpId: string
  readonly agentId: number
  readonly secret: string
  /** Where it hears; null: no address for receiving messages is set. */
  readonly credentials: Credentials | null
  /** There is no bot beside it. */
  readonly alone: boolean
}

/** The platform's side of the self-built app. */
export interface AppStand extends AppSettings {
  readonly carrier: Carrier
  readonly tokens: AppTokens
  readonly sent: AppSent
  readonly repeats: Repeats
  readonly media: AppMedia
  readonly perMinute: SlidingWindow
  readonly perHour: SlidingWindow
}

export const createAppStand = (settings: AppSettings, carrier: Carrier): AppStand => ({
  ...settings,
  carrier,
  tokens: new AppTokens(),
  sent: new AppSent(),
  repeats: new Repeats(),
  media: new AppMedia(),
  perMinute: new SlidingWindow(appLimits.messagesPerMinute),
  perHour: new SlidingWindow(appLimits.messagesPerHour, 60 * 60_000),
})

import { afterQuiet } from '../calendar/quiet-hours.ts'
import type { Clock } from '../clock.ts'
import type { PlatformRefused } from '../errors.ts'
import { Elsewhere, type NoWay } from './channel.ts'
import type { Payload } from './payload.ts'
import { webhookChannel } from './webhook.ts'

/** What to throw when a person cannot be reached alone: the way to call him, where the payload has one, else `why`. */
export function orElsewhere(why: NoWay | PlatformRefused, payload: Payload, clock: Clock): Error {
  if (payload.kind !== 'markdown' || payload.otherwise === undefined) return why
  const { target, text, mention, zone, quietHours } = payload.otherwise
  return new Elsewhere(
    {
      channel: webhookChannel,
      target,
      promise: 'at_most_once',
      payload: { kind: 'text', text, mention },
      dueAt: afterQuiet(clock.now(), zone, quietHours),
    },
    why,
  )
}

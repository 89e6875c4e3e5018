import { afterQuiet } from '../calendar/quiet-hours.ts'
import type { Clock } from '../clock.ts'
import type { PlatformRefused } from '../errors.ts'
import { Elsewhere, type NoWay } from './channel.ts'
import type { Payload } from './payload.ts'
import { webhookChannel } from './webhook.ts'

/**
 * What a channel throws when its way to a person alone is closed for good: the call into a group that the payload
 * has for this case, after the quiet hours; without one, why it is closed.
 */
export function orElsewhere(why: NoWay | PlatformRefused, payload: Payload, clock: Clock): Error {
  if (payload.kind !== 'markdown' || payload.otherwise === undefined) return why
  const { channel = webhookChannel, target, text, mention, zone, quietHours } = payload.otherwise
  return new Elsewhere(
    {
      channel,
      target,
      promise: 'at_most_once',
      payload: { kind: 'text', text, mention, call: true },
      dueAt: afterQuiet(clock.now(), zone, quietHours),
    },
    why,
  )
}

import { ZodError } from 'zod'
import { Elsewhere, NotBegun, NoWay, Shut } from '../channels/channel.ts'
import { PlatformRefused, PlatformUnreachable } from '../errors.ts'
import { reason } from './reason.ts'
import type { Failure } from './retry.ts'

/** What was thrown by a send, whatever it is, as one of the kinds of failure that `retry.ts` knows. */
export function classify(thrown: unknown): Failure {
  if (thrown instanceof NoWay) return { kind: 'no_way', what: thrown.what }
  if (thrown instanceof Elsewhere) {
    const { cause, instead } = thrown
    const why = cause instanceof NoWay ? reason.noWay(cause.what) : reason.refused(cause.errcode)
    return { kind: 'elsewhere', instead, why }
  }
  if (thrown instanceof Shut) return { kind: 'shut', errcode: thrown.errcode }
  if (thrown instanceof NotBegun) {
    const unread = isStrange(thrown.cause) ? { isUnread: true as const } : {}
    return { kind: 'unreachable', delivered: 'no', ...unread }
  }
  if (thrown instanceof PlatformUnreachable) return { kind: 'unreachable', delivered: thrown.delivered }
  if (thrown instanceof PlatformRefused) return refusal(thrown.errcode)
  return { kind: 'broken', name: thrown instanceof Error ? thrown.name : typeof thrown }
}

/** What lay in the database was of no form, or had no value, that this program knows. */
const isStrange = (cause: unknown): boolean => cause instanceof ZodError || cause instanceof TypeError

/** wecom-protocol 6. An unknown code is a refusal: "no automatic retry except -1". */
function refusal(errcode: number): Failure {
  switch (errcode) {
    case -1:
      return { kind: 'busy' }
    case 45009:
    case 45033:
      return { kind: 'rate' }
    case 846607:
      return { kind: 'limited' }
    default:
      return { kind: 'refused', errcode }
  }
}

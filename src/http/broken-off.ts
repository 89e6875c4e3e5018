/**
 * What a caller breaks off: a body that does not come in time (408), a connection that is cut, or on which something else
 * than HTTP is spoken. It is no fault of ours and anybody can do it as often as he likes, so it has no stack, and a line a
 * minute says how often. What comes after a line is told with the next one.
 */
import type { Clock } from '../clock.ts'
import type { Logger } from '../log.ts'

const codes: ReadonlySet<string> = new Set([
  'ECONNABORTED',
  'ECONNRESET',
  'EPIPE',
  'ERR_HTTP_REQUEST_TIMEOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ETIMEDOUT',
])
const quietMs = 60_000

/** @returns takes note of an error that a caller has caused; false: it is of another kind */
export function tellingBrokenOff(clock: Clock, log: Logger): (error: unknown) => boolean {
  let counts: Record<string, number> = {}
  let toldAtMs = Number.NEGATIVE_INFINITY
  return error => {
    const code = codeOf(error)
    // Node's reader of HTTP has a code for each thing that is none.
    if (!codes.has(code) && !code.startsWith('HPE_')) return false
    counts[code] = (counts[code] ?? 0) + 1
    const nowMs = clock.now().getTime()
    if (nowMs - toldAtMs >= quietMs) {
      log.info({ event: 'broken_off', by: counts }, 'requests were broken off by those who made them')
      counts = {}
      toldAtMs = nowMs
    }
    return true
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

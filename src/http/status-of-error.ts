import { HttpRefused } from '../errors.ts'

export interface Refusal {
  readonly status: number
  /** For the caller. Never the error's own words unless it is an HttpRefused, whose words are meant for it. */
  readonly message: string
}

/** The only place that chooses a status for an error. */
export function statusOfError(error: unknown): Refusal {
  if (error instanceof HttpRefused) return { status: error.status, message: error.message }
  if (isMalformedUrl(error)) return { status: 400, message: 'malformed URL' }
  if (isDatabaseUnreachable(error)) return { status: 503, message: 'the database is unreachable, try again' }
  return { status: 500, message: 'internal error' }
}

/** A `%` without its digits, met while a path parameter is decoded. */
const isMalformedUrl = (error: unknown): boolean => error instanceof URIError

/**
 * SQLSTATE classes: connection lost (08), too many connections (53300), shutting down or starting (57P0x); the
 * driver's own codes for a connection that was closed, ended or never came about; the socket's.
 */
const unreachableCode =
  /^(08...|53300|57P0[1-5]|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT)$/

/** @param depth how many causes are looked at: an ORM wraps the driver's error in its own. */
function isDatabaseUnreachable(error: unknown, depth = 4): boolean {
  if (!(error instanceof Error) || depth === 0) return false
  if ('code' in error && typeof error.code === 'string' && unreachableCode.test(error.code)) return true
  return isDatabaseUnreachable(error.cause, depth - 1)
}

import { isConnectionTrouble } from '../db/trouble.ts'
import { HttpRefused } from '../errors.ts'

export interface Refusal {
  readonly status: number
  /** For the caller. Never the error's own words unless it is an HttpRefused, whose words are meant for it. */
  readonly message: string
}

/** The only place that chooses a status for an error. */
export function statusOfError(error: unknown): Refusal {
  if (error instanceof HttpRefused) return { status: error.status, message: error.message }
  // A `%` without its digits, met while a path parameter is decoded.
  if (error instanceof URIError) return { status: 400, message: 'malformed URL' }
  if (isConnectionTrouble(error)) return { status: 503, message: 'the database is unreachable, try again' }
  return { status: 500, message: 'internal error' }
}

/**
 * The connection was lost, or none could be had in time. What was asked for may have to be asked again.
 * `committed` tells what may have happened to the work: 'no' when it cannot have been committed.
 */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  readonly code = 'CONNECTION_LOST'
  readonly committed: 'no' | 'unknown'

  constructor(message: string, committed: 'no' | 'unknown', options?: ErrorOptions) {
    super(message, options)
    this.committed = committed
  }
}

/**
 * SQLSTATEs (PostgreSQL, appendix A) that speak of the server or the session, not of the statement; a statement that
 * ran out of time (57014) or waited too long for a lock (55P03) was held up by others, and a server that only reads
 * (25006) is a standby, or is kept from writing for now.
 */
const SERVER_TROUBLE = /^(08|53|57P0[1235]|57014|55P03|25P0[34]|25006)/
const DRIVER_TROUBLE = new Set([
  'CONNECTION_LOST',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
])

/**
 * True when the database could not serve this now and nothing is wrong with what was asked: connection lost or
 * refused, server stopping, starting, only reading, out of connections, memory or disk. For HTTP 503 and for trying again.
 */
export function isConnectionTrouble(error: unknown): boolean {
  return codesOf(error).some(code => DRIVER_TROUBLE.has(code) || SERVER_TROUBLE.test(code))
}

/** True when the same transaction, run again from its start, may well succeed: deadlock or serialization failure. */
export function isRetryable(error: unknown): boolean {
  return codesOf(error).some(code => code === '40P01' || code === '40001')
}

/** The codes of an error and of its causes: Drizzle and we wrap the driver's. */
export function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let at = error; at instanceof Error && codes.length < 8; at = at.cause)
    codes.push('code' in at && typeof at.code === 'string' ? at.code : '')
  return codes
}

/** What the server refuses whatever is asked, by its SQLSTATE: it is mended there. */
const refusals = new Map([
  ['25006', 'the database only reads: it is a standby, or default_transaction_read_only is on'],
  ['42501', 'the database’s user may not do this: give it the rights, or let it own the schema'],
  ['3F000', 'the database has no schema to write to: its search_path names none that is there'],
])

/** @returns the sentence for the operator; undefined: it is not the server's doing */
export const refusalIn = (error: unknown): string | undefined =>
  codesOf(error).flatMap(code => refusals.get(code) ?? [])[0]

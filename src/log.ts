import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

export type { Logger }

/**
 * One wide event per callback, send and tick. Never in a log: keys, phones, leave reasons, message texts.
 * `withoutSecrets` is the second lock; the first is not to pass them.
 * @param to where the lines go; left out: stdout
 */
export function createLog(level: string, to: DestinationStream = output()): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: fields => withoutSecrets(fields) },
    serializers: { err: describeError, thrown: describeError },
    // Under its own key for errors the library makes the whole message the line's `msg` where there is none, as it is.
    errorKey: 'thrown',
  }
  return pino(options, to)
}

/** Nothing stands in the log under these names, alone or in an object that is logged. */
const secretNames: ReadonlySet<string> = new Set(['key', 'webhookKey', 'phone', 'reason', 'secret'])

/** By hand: the library's own way copies the whole line first, three quarters of what a line costs. */
function withoutSecrets(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  let clean = fields
  for (const name in fields) {
    const value = fields[name]
    const shown = secretNames.has(name)
      ? '***'
      : depth < 1 && isPlain(value)
        ? withoutSecrets(value, depth + 1)
        : value
    if (shown === value) continue
    if (clean === fields) clean = { ...fields }
    clean[name] = shown
  }
  return clean
}

/** Errors and secrets say themselves how they are shown. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/**
 * Errors as the log may show them: name, message without bound parameters, stack, and the cause's name.
 * Database errors carry the failed row's values in `detail` and Drizzle puts all parameters into `message`.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: 'NotAnError', message: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const said = error.message.split('\nparams:')[0] ?? ''
  const message = (code.code?.startsWith('22') ? said.replace(quoted, '"…"') : said).slice(0, 500)
  // The stack begins with the message, in which a line may look like one of the stack's.
  const stack = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter(line => line.trimStart().startsWith('at '))
    .slice(0, 12)
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) }
  return { name: error.name, message, ...code, stack, ...cause }
}

/** A value that is no number, no date, too long (SQLSTATE 22…) stands in the server's message; it may have quotes in it. */
const quoted = /["“«][\s\S]*["”»]/u

/** Where lines are gathered and written from. */
export interface Sink {
  write(line: string): unknown
  /** Writes what was gathered. */
  flush(): void
  /** The same, and waits until it is on the disk, where it goes to one: measured, a sixth of what a loaded service has time for. */
  flushSync(): void
}

/**
 * Lines go out once a turn of the event loop: those of a batch of clicks are one write. What warns of an end (fatal, the
 * process's exit) goes out at once; a process that is killed loses what it said in that very turn.
 */
export function byTurns(sink: Sink): DestinationStream & Pick<Sink, 'flushSync'> {
  let waits = false
  const flush = (): void => {
    waits = false
    sink.flush()
  }
  return {
    write(line) {
      sink.write(line)
      if (waits) return
      waits = true
      setImmediate(flush)
    },
    flushSync: () => sink.flushSync(),
  }
}

let stdout: ReturnType<typeof byTurns> | undefined

/** All logs of a process share its stdout. */
function output(): DestinationStream {
  if (stdout === undefined) {
    const sink = pino.destination({ fd: 1, minLength: gatheredBytes, maxLength: keptBytes, sync: true })
    // A disk that is full is no reason to end: what is kept goes out when there is room again.
    sink.on('error', () => undefined)
    const flush = (): void => sink.flush()
    // The library's own way to the disk tries for ever, and nobody is answered meanwhile.
    stdout = byTurns({ write: line => sink.write(line), flush, flushSync: flush })
    process.once('exit', stdout.flushSync)
  }
  return stdout
}

/** More than this is written before the turn is over; SonicBoom writes at most 16 KiB at once. */
const gatheredBytes = 16_000
/** What cannot be written is kept up to here, and what comes then is lost. */
const keptBytes = 1_048_576

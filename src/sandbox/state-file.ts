/** Keeps the rooms over a restart in one JSON file, written whole and renamed, so that it is never half. */
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Logger } from '../log.ts'
import { sentState } from './app/sent.ts'
import { responseCodesState } from './response-codes.ts'
import { roomsState } from './rooms.ts'

const stateSchema = z.object({
  version: z.literal(1),
  /** How far the sandbox's clock was ahead of the machine's. */
  clockAheadMs: z.number().min(0),
  rooms: roomsState,
  responseCodes: responseCodesState,
  entries: z.record(z.string(), z.string()),
  app: sentState.optional(),
})

export type SandboxState = z.infer<typeof stateSchema>

const writeAfterMs = 500

/** @returns null when there is none; a file that cannot be read is put aside and the room starts empty */
export function loadState(file: string, log: Logger): SandboxState | null {
  if (!existsSync(file)) return null
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    renameSync(file, freeBeside(file))
    log.warn({ err: error }, 'sandbox: the saved rooms could not be read and were put aside')
    return null
  }
}

/** What was put aside before stays, and so does a link that leads nowhere. */
function freeBeside(file: string, attempt = 1): string {
  const aside = `${file}.unreadable${attempt === 1 ? '' : `.${attempt}`}`
  return lstatSync(aside, { throwIfNoEntry: false }) ? freeBeside(file, attempt + 1) : aside
}

/** Writes soon after each change, at most twice a second, and once more when it is closed. */
export class StateSaver {
  readonly #file: string
  readonly #state: () => SandboxState
  readonly #log: Logger
  #pending: NodeJS.Timeout | null = null

  constructor(file: string, state: () => SandboxState, log: Logger) {
    this.#file = file
    this.#state = state
    this.#log = log
    mkdirSync(dirname(file), { recursive: true })
  }

  changed(): void {
    this.#pending ??= setTimeout(() => this.#write(), writeAfterMs).unref()
  }

  close(): void {
    this.#write()
  }

  #write(): void {
    if (this.#pending) clearTimeout(this.#pending)
    this.#pending = null
    try {
      writeFileSync(`${this.#file}.new`, JSON.stringify(this.#state()), { mode: 0o600 })
      renameSync(`${this.#file}.new`, this.#file)
    } catch (error) {
      this.#log.warn({ err: error }, 'sandbox: the rooms could not be saved')
    }
  }
}

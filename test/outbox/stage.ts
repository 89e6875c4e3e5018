/** What the outbox's tests share: messages, and channels that record what they were given. */
import type { Channel, ChannelLimits, Job } from '../../src/channels/channel.ts'
import type { Clock } from '../../src/clock.ts'
import type { Database } from '../../src/db/open.ts'
import { enqueue, type NewMessage } from '../../src/outbox/enqueue.ts'
import { queued } from '../support/opened.ts'

export const unlimited: ChannelLimits = { perMinute: null, perHour: null, burst: 100 }
export const oneByOne: ChannelLimits = { perMinute: null, perHour: null, burst: 1 }
export const twentyAMinute: ChannelLimits = { perMinute: 20, perHour: null, burst: 1 }

export function textOf(text: string): NewMessage['payload'] {
  return { kind: 'text', text, mention: [] }
}

export function message(changes: Partial<NewMessage> = {}): NewMessage {
  return {
    congressId: null,
    channel: 'test',
    target: 'chat:1',
    promise: 'at_least_once',
    payload: textOf('会议提醒'),
    ...changes,
  }
}

/** Messages `1 … count` to one target. */
export function numbered(count: number, changes: Partial<NewMessage> = {}): NewMessage[] {
  return Array.from({ length: count }, (_, i) => message({ ...changes, payload: textOf(String(i + 1)) }))
}

export async function put(db: Database, clock: Clock, messages: readonly NewMessage[]): Promise<void> {
  await db.transaction(tx => enqueue(tx, clock, messages))
}

export interface RecordingChannel extends Channel {
  readonly jobs: Job[]
  /** The texts, in the order in which they were sent. */
  readonly texts: string[]
}

/** @param act what sending a job does; by default it succeeds at once */
export function recordingChannel(
  limits: ChannelLimits = oneByOne,
  act: (job: Job, signal: AbortSignal) => Promise<void> = async () => undefined,
  name = 'test',
): RecordingChannel {
  const jobs: Job[] = []
  return {
    name,
    limits,
    jobs,
    get texts() {
      return jobs.map(wordsOf)
    },
    async send(job, signal) {
      jobs.push(job)
      await act(job, signal)
    },
  }
}

export interface StoredMessage {
  readonly id: number
  readonly target: string
  readonly state: string
  readonly attempts: number
  readonly error: string | null
}

export async function stored(db: Database): Promise<StoredMessage[]> {
  return await db.sql<StoredMessage[]>`
    select id, target, state, attempts, last_error as error from outbox order by id`
}

/** What they say, in their order. */
export const storedTexts = async (db: Database) => (await queued(db)).map(({ payload }) => payload.text)

export async function countByState(db: Database): Promise<Record<string, number>> {
  const rows = await db.sql<
    { state: string; count: number }[]
  >`select state, count(*) from outbox group by state`
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

export async function clear(db: Database): Promise<void> {
  await db.sql`truncate outbox, outbox_target`
}

/** A promise that a test opens by itself. */
export interface Gate {
  readonly opened: Promise<void>
  open(): void
}

export function createGate(): Gate {
  let open: () => void = () => undefined
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { opened, open: () => open() }
}

/** The words of a message; what is fetched has none. */
export const wordsOf = ({ payload }: Pick<Job, 'payload'>): string =>
  'text' in payload ? (payload.text ?? '') : ''

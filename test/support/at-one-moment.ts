/**
 * Two people who come to one lock at one moment. What comes of it must be what would have come of the one after the
 * other, whatever each of them had read before he waited.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Tx } from '../../src/db/tx.ts'
import { privateNotes } from './opened.ts'
import type { Heard, TestTown } from './town.ts'

type Act = () => Promise<Heard>

export interface Moment {
  /** Locks what both of them have to lock. */
  readonly hold: (tx: Tx) => Promise<unknown>
  readonly first: Act
  readonly second: Act
  /** The state that is compared, besides what was said and told. */
  readonly state: () => Promise<unknown>
  /** What is another each time, with what stands for it; the minutes of the clock, which goes on, are left out anyway. */
  readonly plain?: (text: string) => string
}

/**
 * @param prepare makes the same things anew for each of the plays
 */
export async function expectSerial(town: TestTown, prepare: () => Promise<Moment>): Promise<void> {
  const serial = await inTurn(town, await prepare(), ['first', 'second'])
  const reversed = await inTurn(town, await prepare(), ['second', 'first'])
  for (const order of [
    ['first', 'second'],
    ['second', 'first'],
  ] as const) {
    const outcome = await atOnce(town, await prepare(), order)
    expect([serial, reversed], order.join(', ')).toContainEqual(outcome)
  }
}

type Order = readonly ['first' | 'second', 'first' | 'second']

const inTurn = (town: TestTown, moment: Moment, order: Order) =>
  outcomeOf(town, moment, async () => {
    const said: Partial<Record<'first' | 'second', string | null>> = {}
    for (const who of order) said[who] = (await moment[who]()).text
    return said
  })

const atOnce = async (town: TestTown, moment: Moment, [before, after]: Order) => {
  const other = await town.database.open()
  try {
    return await outcomeOf(town, moment, async () => {
      const waiting = await other.transaction(async tx => {
        await moment.hold(tx)
        const first = moment[before]()
        await waitedFor(town, 1, first)
        const second = moment[after]()
        await waitedFor(town, 2, second)
        return { first, second }
      })
      return { [before]: (await waiting.first).text, [after]: (await waiting.second).text }
    })
  } finally {
    await other.close()
  }
}

/** Until so many wait for a lock, or the act needs none and is done. */
async function waitedFor({ database: { db } }: TestTown, many: number, act: Promise<unknown>): Promise<void> {
  let isDone = false
  const done = () => {
    isDone = true
  }
  act.then(done, done)
  for (const until = performance.now() + 1_500; performance.now() < until && !isDone; ) {
    const [row] = await db.sql<{ n: number }[]>`
      select count(*)::int as n from pg_locks l join pg_stat_activity a using (pid)
      where not l.granted and a.datname = current_database()`
    if ((row?.n ?? 0) >= many) return
    await sleep(2)
  }
}

async function outcomeOf(
  { database: { db } }: TestTown,
  { state, plain: own = text => text }: Moment,
  play: () => Promise<Partial<Record<'first' | 'second', string | null>>>,
): Promise<unknown> {
  const plain = (text: string) => own(text.replaceAll(/10:[0-5]\d/gu, '10:xx'))
  // What was noted for people before is shown with what they are answered.
  await db.sql`update private_note set read_at = now() where read_at is null`
  const before = (await privateNotes(db)).at(-1)?.id ?? 0
  const [log] = await db.sql<{ last: number }[]>`select coalesce(max(id), 0) as last from deed`
  const { first, second } = await play()
  const told = new Map<string, string[]>()
  for (const note of await privateNotes(db))
    if (note.id > before) told.set(note.name, [...(told.get(note.name) ?? []), plain(note.text)])
  const deeds = await db.sql<
    { action: string }[]
  >`select action from deed where id > ${log?.last ?? 0} order by id`
  return {
    first: plain(first ?? ''),
    second: plain(second ?? ''),
    told: Object.fromEntries(told),
    deeds: deeds.map(({ action }) => action),
    state: await state(),
  }
}

/** Each act with each of somebody else. */
export const pairsOf = <T>(acts: readonly (readonly [who: string, act: T])[]) =>
  acts.flatMap((first, nth) =>
    acts
      .slice(nth + 1)
      .filter(second => second[0] !== first[0])
      .map(second => ({ first, second })),
  )

/** The only row. */
export async function one<T>(rows: PromiseLike<readonly T[]>): Promise<T> {
  const [row] = await rows
  if (row === undefined) throw new Error('there is none')
  return row
}

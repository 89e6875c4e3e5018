import { afterEach, describe, expect, test } from 'vitest'
import { systemClock as clock, MovableClock } from '../../src/clock.ts'
import { enqueue, type NewMessage } from '../../src/outbox/enqueue.ts'
import { testDatabase } from '../support/database.ts'
import { clear, message, numbered, put, stored, storedTexts, textOf } from './stage.ts'

const { db } = await testDatabase()
afterEach(() => clear(db))

describe('enqueueing', () => {
  test('writes a list in its order', async () => {
    await put(db, clock, numbered(500))
    expect(await storedTexts(db)).toEqual(numbered(500).map((_, i) => String(i + 1)))
  })

  test('leaves nothing behind when its transaction is rolled back', async () => {
    const work = db.transaction(async tx => {
      await enqueue(tx, clock, numbered(3))
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await stored(db)).toEqual([])
  })

  test('of nothing does nothing', async () => {
    await put(db, clock, [])
    expect(await stored(db)).toEqual([])
  })

  test('a repeated key changes nothing, in one list, later, and at the same time', async () => {
    const once = message({ dedupeKey: 'notice:1', payload: textOf('first') })
    const again = message({ dedupeKey: 'notice:1', payload: textOf('second') })
    await put(db, clock, [once, again])
    await put(db, clock, [again])
    await Promise.all(Array.from({ length: 5 }, () => put(db, clock, [again])))
    expect(await storedTexts(db)).toEqual(['first'])
  })

  test('messages without a key are never taken for each other', async () => {
    await put(db, clock, [message(), message()])
    expect(await stored(db)).toHaveLength(2)
  })

  test('what is due later is scheduled, what is due now or was is waiting', async () => {
    const later = new Date(clock.now().getTime() + 60_000)
    const before = new Date(clock.now().getTime() - 60_000)
    await put(db, clock, [message({ dueAt: later }), message({ dueAt: before }), message()])
    expect((await stored(db)).map(row => row.state)).toEqual(['scheduled', 'waiting', 'waiting'])
  })

  test('what is due now has no moment that is still to come, though moments are kept in milliseconds', async () => {
    const late = await db.transaction(async tx => {
      await tx.sql`create temporary table late (id bigint) on commit drop`
      await tx.sql`create function pg_temp.note_late() returns trigger language plpgsql as $$
        begin
          if new.due_at > clock_timestamp() then insert into late values (new.id); end if;
          return new;
        end $$`
      await tx.sql`create trigger note_late before insert on outbox for each row execute function pg_temp.note_late()`
      for (let n = 0; n < 40; n++) await enqueue(tx, clock, [message()])
      const rows = await tx.sql`select id from late`
      await tx.sql`drop trigger note_late on outbox`
      return rows
    })
    expect(late).toEqual([])
  })

  test('what is said now is in line at once, though the clock of its process is ahead', async () => {
    const ahead = new Date(Date.now() + 60_000)
    await put(db, clock, [message({ dueAt: ahead, isNow: true }), message({ dueAt: ahead })])
    const rows = await db.sql<{ state: string; isDue: boolean }[]>`
      select state, due_at <= clock_timestamp() as "isDue" from outbox order by id desc limit 2`
    expect(rows.map(row => [row.state, row.isDue])).toEqual([
      ['scheduled', false],
      ['waiting', true],
    ])
  })

  test('"now" is the service\'s, also when its clock was run forward', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000)
    const moved = new MovableClock()
    moved.moveTo(tomorrow)
    await put(db, moved, [message({ dueAt: tomorrow }), message()])
    expect((await stored(db)).map(row => row.state)).toEqual(['waiting', 'waiting'])
    const [row] = await db.sql<{ late: Date }[]>`select max(due_at) as late from outbox`
    expect(row?.late.getTime()).toBeGreaterThanOrEqual(tomorrow.getTime())
  })

  test('a payload that cannot be sent is refused before anything is written', async () => {
    const circular: Record<string, unknown> = { kind: 'text', text: 'x', mention: [] }
    circular.mention = circular
    const bad = [
      { kind: 'text', text: '', mention: [] },
      { kind: 'voice' },
      circular,
      textOf('x'.repeat(20_001)),
    ]
    for (const payload of bad) {
      const messages = [message(), { ...message(), payload } as NewMessage]
      await expect(put(db, clock, messages)).rejects.toThrow()
    }
    expect(await stored(db)).toEqual([])
  })

  test('a committed transaction gives one hint, however much it enqueued; one that failed gives none', async () => {
    let heard = 0
    const stop = db.onHint('outbox', () => {
      heard += 1
    })
    await put(db, clock, [message(), message()])
    expect(heard).toBe(1)
    await db.transaction(async tx => {
      await enqueue(tx, clock, [message()])
      await enqueue(tx, clock, [message()])
      expect(heard).toBe(1)
    })
    expect(heard).toBe(2)
    const failing = db.transaction(async tx => {
      await enqueue(tx, clock, [message()])
      throw new Error('the cause is undone')
    })
    await expect(failing).rejects.toThrow('undone')
    stop()
    await put(db, clock, [message()])
    expect(heard).toBe(2)
  })
})

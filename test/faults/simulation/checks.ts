/** The promises 1 to 5 of `docs/guarantees.md`, held against what the database and the platform have after an event. */
import { expect } from 'vitest'
import type { Model } from './model.ts'
import type { Delivery, SimulatedPlatform } from './platform.ts'
import type { Seen } from './seen.ts'

export interface Happened {
  readonly seen: Seen
  /** As it was before the event. */
  readonly before: Seen
  readonly now: Date
  /** Deliveries of this event. */
  readonly deliveries: readonly Delivery[]
  /** Nothing was to come of it: a copy, or a crash before the commit. */
  readonly inVain: boolean
  /** Every replica looked what was due, and none broke on it. */
  readonly tickedWell: boolean
}

export function check(model: Model, platform: SimulatedPlatform, happened: Happened): void {
  everyEffectOnce(model, happened)
  repliesAndCausesTogether(model, happened)
  sentOnceOrExplained(platform, happened)
  inOrderAndPaced(platform, happened)
  everySlotOnce(model, happened)
}

/** 1. */
function everyEffectOnce(model: Model, { seen }: Happened): void {
  const wanted = [...model.notices.values()].map(notice => ({
    number: notice.number,
    status: notice.status,
    starts: notice.startsAt,
    time: notice.timeVersion,
    entries: notice.entries,
    closings: notice.closings,
    lines: [...notice.lines]
      .map(([userid, line]) => ({ userid, answer: line.answer, kind: line.kind, time: line.timeVersion }))
      .toSorted(byUserid),
  }))
  const found = seen.notices.map(({ id: _id, ...notice }) => ({
    ...notice,
    lines: notice.lines.toSorted(byUserid),
  }))
  expect(found, 'promise 1: notices and answers').toEqual(wanted)
  expect(seen.stray, 'promise 1: the line says what was answered last').toBe(0)
  const numbers = Array.from({ length: model.suggestions }, (_, n) => n + 1)
  expect(seen.suggestions, 'promise 1: suggestions').toEqual(numbers)
}

const byUserid = (a: { readonly userid: string }, b: { readonly userid: string }): number =>
  a.userid < b.userid ? -1 : 1

/** 2. */
function repliesAndCausesTogether(model: Model, { seen, before, inVain }: Happened): void {
  expect(seen.heard, 'promise 2: what is recorded is what was committed').toEqual([...model.heard].toSorted())
  expect(seen.unanswered, 'promise 2: everything recorded has its reply').toBe(0)
  if (inVain)
    expect(seen.outbox.length, 'promise 2: nothing to send without a cause').toBe(before.outbox.length)
}

/** 3. */
function sentOnceOrExplained(platform: SimulatedPlatform, { seen }: Happened): void {
  const arrived = new Map<number, Delivery[]>()
  for (const delivery of platform.deliveries)
    arrived.set(delivery.id, [...(arrived.get(delivery.id) ?? []), delivery])
  for (const { id, state, promise, error } of seen.outbox) {
    const times = arrived.get(id) ?? []
    if (state === 'sent') expect(times.length, `promise 3: ${id} is sent and arrived`).toBeGreaterThan(0)
    if (state === 'dead') expect(error, `promise 3: ${id} is dead with a reason`).not.toBeNull()
    const needless = times.slice(0, -1).filter(({ told }) => told)
    expect(needless, `promise 3: ${id} was sent again although it was known to have arrived`).toEqual([])
    if (promise === 'at_most_once') expect(times.length, `promise 3: ${id} at most once`).toBeLessThan(2)
  }
}

/** 4. */
function inOrderAndPaced(platform: SimulatedPlatform, { seen, deliveries }: Happened): void {
  const place = new Map(seen.outbox.map(({ id }, at) => [id, at]))
  const last = new Map<string, number>()
  for (const { id, target } of deliveries) {
    const at = place.get(id) ?? -1
    expect(at, `promise 4: ${id} of ${target} in its order`).toBeGreaterThanOrEqual(last.get(target) ?? -1)
    last.set(target, at)
  }
  for (const [at, { id, target, state }] of seen.outbox.entries())
    if (state === 'waiting')
      expect(at, `promise 4: ${id} overtaken`).toBeGreaterThanOrEqual(last.get(target) ?? -1)
  for (const { target, at } of deliveries) {
    const minute = platform.deliveries.filter(
      other => other.target === target && other.at <= at && at.getTime() - other.at.getTime() < 60_000,
    )
    expect(minute.length, `promise 4: the pace of ${target}`).toBeLessThanOrEqual(20)
  }
}

/** 5. */
function everySlotOnce(model: Model, { seen, now, tickedWell }: Happened): void {
  for (const { number, kind, due, done } of seen.reminders) {
    if (done) model.reminded.add(`${number} ${kind} ${due.toISOString()}`)
    else if (tickedWell) expect(due > now, `promise 5: ${kind} of ${number} is overdue`).toBe(true)
  }
  const told = new Map(seen.reminded.map(({ number, kind, times }) => [`${number} ${kind}`, times]))
  const wanted = new Map<string, number>()
  for (const slot of model.reminded) {
    const name = slot.split(' ').slice(0, 2).join(' ')
    wanted.set(name, (wanted.get(name) ?? 0) + 1)
  }
  expect(told, 'promise 5: each slot was told once').toEqual(wanted)
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Gathering, type Item } from '../../src/channels/gathering.ts'

interface Numbered extends Item {
  readonly kind: string
  readonly nth: number
}
const { signal } = new AbortController()

test('every item is in exactly one call, with its own kind only, never twice one receiver, and ends by its own result', async () => {
  const item = fc.record({
    kind: fc.constantFrom('a', 'b'),
    who: fc.integer({ min: 1, max: 12 }).map(String),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      async (given, most) => {
        const calls: (readonly Numbered[])[] = []
        const gathering = new Gathering<Numbered>({
          most,
          waitMs: 0,
          run: async items => {
            calls.push(items)
            return items.map(({ nth }) => (nth % 3 === 0 ? new Error(String(nth)) : null))
          },
        })
        const items = given.map(({ kind, who }, nth) => ({ kind, who, nth, signal }))
        const ends = await Promise.allSettled(items.map(each => gathering.add(each.kind, each)))
        expect(
          calls
            .flat()
            .map(({ nth }) => nth)
            .toSorted((a, b) => a - b),
        ).toEqual(items.map(({ nth }) => nth))
        for (const call of calls) {
          expect(call.length).toBeLessThanOrEqual(most)
          expect(new Set(call.map(({ kind }) => kind)).size).toBe(1)
          expect(new Set(call.map(({ who }) => who)).size).toBe(call.length)
        }
        for (const [nth, end] of ends.entries()) {
          if (nth % 3 === 0)
            expect(end).toMatchObject({ status: 'rejected', reason: { message: String(nth) } })
          else expect(end.status).toBe('fulfilled')
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('what the call throws is thrown for each of them', async () => {
  const gathering = new Gathering<Item>({
    most: 10,
    run: async () => {
      throw new RangeError('no')
    },
  })
  const ends = await Promise.allSettled(['x', 'y'].map(who => gathering.add('k', { who, signal })))
  expect(ends.map(end => end.status)).toEqual(['rejected', 'rejected'])
})

test('a call is given up only when nobody waits for any of it', async () => {
  const [one, two] = [new AbortController(), new AbortController()]
  let seen: AbortSignal | undefined
  let finish: () => void = () => undefined
  const begun = new Promise<void>(resolve => {
    finish = resolve
  })
  let end: () => void = () => undefined
  const gathering = new Gathering<Item>({
    most: 2,
    run: (items, heard) =>
      new Promise(resolve => {
        seen = heard
        end = () => resolve(items.map(() => null))
        finish()
      }),
  })
  const both = [one, two].map(({ signal: heed }, nth) =>
    gathering.add('k', { who: String(nth), signal: heed }),
  )
  await begun
  one.abort()
  expect(seen?.aborted).toBe(false)
  two.abort()
  expect(seen?.aborted).toBe(true)
  end()
  await Promise.all(both)
})

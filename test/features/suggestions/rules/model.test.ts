/**
 * No path through the states skips an obligatory step: every sequence of acts by everybody up to a depth, and random
 * ones beyond. What an obligatory step is stands here a second time, in the words of the law and not of the table.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, daysBetween } from '../../../../src/calendar/day.ts'
import type { Act } from '../../../../src/features/suggestions/rules/acts.ts'
import { articles } from '../../../../src/features/suggestions/rules/articles.ts'
import { decide } from '../../../../src/features/suggestions/rules/decide.ts'
import { eventSchema, type Happened } from '../../../../src/features/suggestions/rules/events.ts'
import { evolve, replay } from '../../../../src/features/suggestions/rules/evolve.ts'
import { turnOf } from '../../../../src/features/suggestions/rules/standing.ts'
import type { Suggestion } from '../../../../src/features/suggestions/types.ts'
import { benchOf, day, head, people, submission, type Who } from './bench.ts'

const start = day('2026-03-02')

/** Everything that can be asked, with the figures that matter. */
const acts = (today: Day): Act[] => [
  { act: 'cosign' },
  { act: 'uncosign' },
  { act: 'withdraw', reason: '已经解决' },
  { act: 'refuse_withdrawal' },
  { act: 'correct', fields: { category: '城乡建设' } },
  { act: 'correct', fields: { kind: 'motion' } },
  { act: 'admit' },
  { act: 'reject', ground: 'court', reason: '法院正在审理' },
  { act: 'assign', mode: 'joint', breadth: 'normal', lead: [101], assist: [102] },
  { act: 'assign', mode: 'split', breadth: 'wide', lead: [101, 102], assist: [] },
  { act: 'assign', mode: 'split', breadth: 'wide', lead: [101, 103], assist: [] },
  { act: 'accept', officeId: null },
  { act: 'accept', officeId: 103 },
  { act: 'return', officeId: null, reason: '不属于本单位职责' },
  { act: 'return', officeId: 103, reason: '不属于本单位职责' },
  { act: 'ask_deputy', officeId: null, words: '请说明位置' },
  { act: 'reply_to_office', personId: null, words: '在村口' },
  { act: 'consult', officeId: null, on: today, place: null, who: null, said: '当面说明' },
  { act: 'answer', officeId: null, resultClass: 'A', text: '已修复', promisedOn: null },
  { act: 'answer', officeId: null, resultClass: 'B', text: '年底前', promisedOn: addDays(today, 200) },
  { act: 'answer', officeId: 103, resultClass: 'A', text: '已修复', promisedOn: null },
  { act: 'assist', officeId: null, text: '配合' },
  { act: 'ask_extension', officeId: null, until: addDays(today, 150), reason: '雨季' },
  { act: 'grant_extension' },
  { act: 'refuse_extension', reason: '不必' },
  { act: 'rate', personId: null, attitude: 'satisfied', result: 'satisfied', words: null },
  { act: 'rate', personId: null, attitude: 'satisfied', result: 'dissatisfied', words: null },
  { act: 'settle_ratings' },
  { act: 'redo', reason: '又坏了' },
  { act: 'close', outcome: '已修复' },
  { act: 'keep_promise', on: today, words: '已建成' },
  { act: 'archive' },
  { act: 'key', isKey: true },
]

interface Life {
  readonly item: Suggestion
  readonly entries: readonly Happened[]
}

const begin = (): Life => {
  const entries = [{ event: submission, on: start }]
  return { item: replay(head, entries), entries }
}

function step({ item, entries }: Life, who: Who, act: Act, today: Day): Life | null {
  const decision = decide(item, act, { ...benchOf(who, '2026-03-02'), today })
  if ('refusal' in decision) return null
  const added = decision.events.map(event => ({ event, on: today }))
  const after = added.reduce(evolve, item)
  if (act.act === 'return') checkReturn(item, after)
  return { item: after, entries: [...entries, ...added] }
}

const leads = ({ parties }: Suggestion) =>
  parties.filter(({ role }) => role === 'lead').map(({ officeId }) => officeId)

/** An office gives back what is its own: of 分办 nothing changes for the others, and nothing of theirs is lost. */
function checkReturn(before: Suggestion, after: Suggestion): void {
  const gone = leads(before).filter(id => !leads(after).includes(id))
  if (before.mode !== 'split' || leads(before).length === 1) {
    must(after.state === 'returned' && after.parties.length === 0, [], 'what nobody has is with somebody')
    must(after.dueOn === null && after.openParts.length === 0, [], 'a time runs for nobody')
    return
  }
  must(
    gone.length === 1 && leads(after).length === leads(before).length - 1,
    [],
    'another office lost its part',
  )
  must(after.state === before.state, [], 'the others do not go on')
  must(after.openParts.at(-1)?.officeId === gone[0], [], 'a part is with nobody and lies nowhere')
  must(
    JSON.stringify([after.answers, after.consultations]) ===
      JSON.stringify([before.answers, before.consultations]),
    [],
    'what the others have done is lost',
  )
  // What was assigned anew is not begun, whatever was said of it before, nor for an office that has it again.
  must(
    before.state !== 'consulted' ||
      ![...before.answers, ...before.consultations.filter(({ isBefore }) => isBefore !== true)].some(
        one => one.round === before.round && one.officeId === gone[0],
      ),
    [],
    'given back by an office that has met the signers',
  )
}

/** Of 分办 nobody's part is left out: it is answered by each office that has one, and by somebody for every part. */
function checkParts(
  { state, openParts, parties, reply, answers, round }: Suggestion,
  kinds: readonly Kind[],
): void {
  const lies = ['assigned', 'handling', 'consulted'].includes(state)
  must(openParts.length === 0 || (lies && parties.length > 0), kinds, 'goes on without one of its parts')
  if (reply?.round !== round) return
  for (const officeId of reply.officeIds)
    must(
      answers.some(one => one.round === round && one.officeId === officeId && one.resultClass !== null),
      kinds,
      'answered without one of its offices',
    )
}

type Kind = Happened['event']['type']

/** What each step wants to have happened before it, in its round. */
const wants: Partial<Record<Kind, readonly Kind[]>> = {
  accepted: ['assigned'],
  returned: ['assigned'],
  answered: ['consulted'],
  rated: ['consulted', 'answered', 'consulted'],
  ratings_settled: ['consulted', 'answered', 'consulted'],
  closed: ['consulted', 'answered', 'consulted', 'ratings_settled'],
  promise_kept: ['answered'],
}

/** The state that a step ends is the one that it may end. */
const follows: Partial<Record<Kind, readonly Kind[]>> = {
  archived: ['closed', 'rejected', 'withdrawn'],
}

/** Hundreds of thousands of checks: a plain throw, because `expect` takes longer than the rules. */
function must(holds: boolean, kinds: readonly Kind[], law: string): void {
  if (!holds) throw new Error(`${law}: ${kinds.join(' ')}`)
}

function checkSteps(kinds: readonly Kind[]): void {
  for (const [at, kind] of kinds.entries()) {
    const before = kinds.slice(0, at)
    const round = before.slice(before.lastIndexOf('redone') + 1)
    if (!(round.length < before.length && (kind === 'accepted' || kind === 'returned')))
      must(isSubsequence(wants[kind] ?? [], round), kinds, `${kind} too early`)
    const some = follows[kind]
    if (some !== undefined)
      must(
        some.some(one => before.includes(one)),
        kinds,
        `${kind} too early`,
      )
    if (kind === 'assigned') must(before.includes('admitted'), kinds, 'assigned without having been examined')
  }
}

function checkLaw({ item, entries }: Life): void {
  const kinds = entries.map(({ event }) => event.type)
  checkParts(item, kinds)
  checkSteps(kinds)
  const end = kinds.findIndex(kind => kind === 'rejected' || kind === 'withdrawn')
  const afterEnd = end < 0 ? [] : kinds.slice(end + 1)
  must(
    afterEnd.every(kind => kind === 'archived'),
    kinds,
    'what is refused or withdrawn goes on',
  )
  const archived = kinds.indexOf('archived')
  must(archived < 0 || archived === kinds.length - 1, kinds, 'what is archived goes on')
  const isPromiseOpen = item.promise !== null && item.promise.keptOn === null && item.closedOn !== null
  must(item.state !== 'archived' || !isPromiseOpen, kinds, 'archived with an open promise')
  // The clock of the offices runs exactly while it is their turn to answer.
  const toAnswer = ['assigned', 'handling', 'consulted', 'redo'].includes(item.state)
  must((item.dueOn !== null) === (toAnswer && item.waiting === null), kinds, `due though ${turnOf(item)}`)
  must(item.waiting === null || toAnswer, kinds, 'an office waits that has nothing to answer')
  must(item.ratingUntil === null || item.state === 'consulted_again', kinds, 'ratings are waited for')
  const signers = item.signers.map(({ personId }) => personId)
  must(new Set(signers).size === signers.length, kinds, 'a name stands twice')
  must(signers[0] === submission.signerId, kinds, 'whoever leads has left')
}

const isSubsequence = (wanted: readonly Kind[], all: readonly Kind[]): boolean => {
  let next = 0
  for (const kind of all) if (kind === wanted[next]) next++
  return next === wanted.length
}

const whos = Object.keys(people) as Who[]

describe('every sequence of acts', () => {
  it('up to a depth keeps the law, and its entries replay to the same item', () => {
    const depth = 7
    let lives: Life[] = [begin()]
    const seen = new Set<string>()
    let steps = 0
    let parted = 0
    for (let level = 0; level < depth; level++) {
      const next: Life[] = []
      const today = addDays(start, level + 1)
      const possible = acts(today)
      for (const life of lives) {
        for (const act of possible) {
          for (const who of whos) {
            const after = step(life, who, act, today)
            if (after === null) continue
            steps++
            if (after.item.openParts.length > 0) parted++
            // What happened before matters to the law only where it is not in the item.
            const { revision: _, ...rest } = after.item
            const key = JSON.stringify(rest)
            if (seen.has(key)) continue
            seen.add(key)
            checkLaw(after)
            next.push(after)
          }
        }
      }
      lives = sample(next, 300)
    }
    for (const life of lives.slice(0, 200)) expect(replay(head, life.entries)).toEqual(life.item)
    expect(steps).toBeGreaterThan(5_000)
    expect(parted).toBeGreaterThan(100)
  })

  it('random ones of forty acts over three years keep it, and what is stored reads back as it was', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            who: fc.constantFrom(...whos),
            act: fc.nat(acts(start).length - 1),
            days: fc.integer({ min: 0, max: 40 }),
          }),
          { minLength: 20, maxLength: 60 },
        ),
        tries => {
          let life = begin()
          let today = start
          for (const { who, act, days } of tries) {
            today = addDays(today, days)
            const chosen = acts(today)[act]
            if (chosen === undefined) continue
            life = step(life, who, chosen, today) ?? life
          }
          checkLaw(life)
          expect(replay(head, life.entries)).toEqual(life.item)
          for (const { event } of life.entries)
            expect(eventSchema.parse(JSON.parse(JSON.stringify(eventSchema.encode(event))))).toEqual(event)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('of somebody who is nobody to the item does nothing', () => {
    const lives = [begin()]
    for (const act of acts(addDays(start, 1)))
      for (const life of lives) expect(step(life, 'stranger', act, addDays(start, 1))).toBeNull()
  })

  it('every article is used, and by each of those whom it names', () => {
    const used = new Set<string>()
    let lives: Life[] = [begin()]
    for (let level = 0; level < 11; level++) {
      const today = addDays(start, level * 3 + 1)
      const next: Life[] = []
      const seen = new Set<string>()
      for (const life of lives) {
        for (const act of acts(today)) {
          for (const who of whos) {
            const after = step(life, who, act, level > 8 ? addDays(today, 40) : today)
            if (after === null) continue
            used.add(act.act)
            const key = `${after.item.state} ${after.item.round} ${after.item.mode} ${after.item.kind} ${after.item.extension !== null} ${after.item.waiting !== null} ${after.item.signers.length} ${after.item.withdrawal !== null} ${after.item.answers.length} ${after.item.promise?.keptOn === null}`
            if (seen.has(key)) continue
            seen.add(key)
            next.push(after)
          }
        }
      }
      lives = next
    }
    expect([...used].toSorted()).toEqual(Object.keys(articles).toSorted())
  }, 60_000)
})

/** Some of them, evenly, so that deep levels stay small. */
const sample = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most
    ? [...all]
    : all.filter((_, i) => Math.floor((i * most) / all.length) !== Math.floor(((i - 1) * most) / all.length))

describe('days', () => {
  it('nothing is due before it was assigned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), after => {
        const today = addDays(day('2024-01-31'), after)
        const life = step(
          { item: replay(head, [{ event: submission, on: today }]), entries: [] },
          'liaison',
          { act: 'assign', mode: 'joint', breadth: 'normal', lead: [101], assist: [] },
          today,
        )
        const due = life?.item.dueOn
        if (due === null || due === undefined) throw new Error('no day')
        const days = daysBetween(today, due)
        expect(days).toBeGreaterThanOrEqual(89)
        expect(days).toBeLessThanOrEqual(92)
      }),
    )
  })
})

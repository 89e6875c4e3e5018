import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Elsewhere, NotBegun, NoWay } from '../../src/channels/channel.ts'
import { PlatformRefused, PlatformUnreachable } from '../../src/errors.ts'
import { classify } from '../../src/outbox/classify.ts'
import { reason } from '../../src/outbox/reason.ts'
import { decide, maxAttempts, retryDelayMs, type SendPromise } from '../../src/outbox/retry.ts'
import { explainReason } from '../../src/outbox/texts.ts'
import { figure } from '../support/guarantees.ts'

const random = () => fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const promises: readonly SendPromise[] = ['at_least_once', 'at_most_once']

describe('the delay before another attempt', () => {
  test('P2: is min(2^n, 300) s ± 20 % for every attempt up to the thousandth', async ({ annotate }) => {
    let farthest = 0
    for (let attempt = 1; attempt <= 1000; attempt++)
      for (const chance of [0, 0.25, 0.5, 0.75, 0.999_999]) {
        const off = retryDelayMs(attempt, chance) / (Math.min(2 ** attempt, 300) * 1000) - 1
        farthest = Math.max(farthest, Number.isNaN(off) ? Number.POSITIVE_INFINITY : Math.abs(off))
      }
    await figure(
      annotate,
      'P2',
      `1000 attempts with 5 chances each: at most ${(farthest * 100).toFixed(1)} % away from min(2^n, 300) s (pass: <= 20.1)`,
    )
    expect(farthest).toBeLessThanOrEqual(0.201)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), random(), (attempt, chance) => {
        const base = Math.min(2 ** attempt, 300) * 1000
        const delay = retryDelayMs(attempt, chance)
        expect(delay).toBeGreaterThanOrEqual(0.8 * base - 1)
        expect(delay).toBeLessThanOrEqual(1.2 * base + 1)
      }),
    )
  })

  test('differs between messages that failed together', () => {
    expect(new Set([0, 0.25, 0.5, 0.75].map(chance => retryDelayMs(3, chance))).size).toBe(4)
  })
})

const call = { payload: { kind: 'text' as const, text: '您有新消息', mention: ['li'] }, dueAt: new Date(0) }

describe('what becomes of a failed attempt', () => {
  const fate = (thrown: unknown, promise: SendPromise, attempt = 1) => {
    const verdict = decide(classify(thrown), promise, attempt, 0.5)
    return 'delayMs' in verdict ? `${verdict.kind} ${verdict.delayMs}` : `${verdict.kind} ${verdict.reason}`
  }

  test('who knows another way is replaced by it at once, with the reason why this way is closed', () => {
    const instead = { channel: 'webhook', target: 'chat:1', promise: 'at_most_once' as const, ...call }
    for (const promise of promises) {
      expect(fate(new Elsewhere(instead, new NoWay('answer_address_used')), promise)).toBe(
        'replaced no_way:answer_address_used',
      )
      expect(fate(new Elsewhere(instead, new PlatformRefused(40058, 'used')), promise)).toBe(
        'replaced refused:40058',
      )
    }
    expect(decide(classify(new Elsewhere(instead, new NoWay('x'))), 'at_least_once', 1, 0.5)).toMatchObject({
      instead,
    })
  })

  test.each([40014, 42001, 40008, 44004, 93000, 93004, 93008, 45002, 60020, 93006])(
    'a refusal (%i) is dead at once, whatever was promised',
    errcode => {
      for (const promise of promises)
        expect(fate(new PlatformRefused(errcode, 'no'), promise)).toBe(`dead refused:${errcode}`)
    },
  )

  test.each([45009, 45033])(
    'a limit (%i) pauses the conversation for a minute and costs no attempt',
    errcode => {
      for (const promise of promises) {
        expect(fate(new PlatformRefused(errcode, 'slow'), promise)).toBe('pause 60000')
        expect(fate(new PlatformRefused(errcode, 'slow'), promise, 100)).toBe('pause 60000')
      }
    },
  )

  test('846607, too fast or nobody speaks there any more, waits a minute each time and ends', () => {
    const refused = new PlatformRefused(846607, 'send frequency exceeded')
    expect(promises.map(promise => fate(refused, promise))).toEqual(['retry 60000', 'retry 60000'])
    expect(fate(refused, 'at_least_once', maxAttempts)).toBe('dead refused:846607')
    expect(explainReason(reason.refused(846607))).toContain('很久没有人')
  })

  test('"system busy" is tried three times more', () => {
    const fates = [1, 2, 3, 4].map(attempt => fate(new PlatformRefused(-1, 'busy'), 'at_most_once', attempt))
    expect(fates).toEqual(['retry 2000', 'retry 4000', 'retry 8000', 'dead busy'])
  })

  test('a notice is tried again when nobody knows whether it arrived; a nudge is not', () => {
    const lost = new PlatformUnreachable('connection lost', 'unknown')
    expect(fate(lost, 'at_least_once')).toBe('retry 2000')
    expect(fate(lost, 'at_most_once')).toBe('dead maybe_sent')
  })

  test.each([new PlatformUnreachable('refused', 'no'), new NotBegun('no database')])(
    'also a nudge is tried again when it cannot have arrived (%s)',
    error => {
      expect(fate(error, 'at_most_once')).toBe('retry 2000')
      expect(fate(error, 'at_most_once', maxAttempts)).toBe('dead unreachable')
    },
  )

  test('the eighth attempt is the last', () => {
    const lost = new PlatformUnreachable('connection lost', 'unknown')
    expect(fate(lost, 'at_least_once', 7)).toBe('retry 128000')
    expect(fate(lost, 'at_least_once', 8)).toBe('dead unreachable')
  })

  test('without an address it is dead at once', () => {
    expect(fate(new NoWay('webhook_missing'), 'at_least_once')).toBe('dead no_way:webhook_missing')
  })

  test.each([
    [new TypeError('x'), 'TypeError'],
    ['text', 'string'],
    [undefined, 'undefined'],
    [null, 'object'],
    [7n, 'bigint'],
  ])('whatever is thrown (%s) ends after three attempts', (thrown, name) => {
    expect(fate(thrown, 'at_least_once', 1)).toBe('retry 2000')
    expect(fate(thrown, 'at_least_once', 3)).toBe(`dead broken:${name}`)
    expect(fate(thrown, 'at_most_once', 1)).toBe('dead maybe_sent')
  })

  test('nothing that was thrown gets into the reason but a short plain name', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, message) => {
        const error = Object.assign(new Error(message), { name })
        const verdict = decide(classify(error), 'at_least_once', 3, 0)
        expect(verdict.reason).toMatch(/^broken:[\w.-]{0,40}$/)
      }),
    )
  })
})

describe('a reason in Chinese', () => {
  const { refused, shut, sealed, noWay, broken, ...plain } = reason
  const all = [
    ...Object.values(plain),
    ...[93000, 93004, 93008, 45002, 40058, 60011, 60111, 81013, 50001, 50002].map(refused),
    ...[-1, 60020, 48002, 50003, 43012, 40001].map(shut),
    ...['webhook_missing', 'chat_unknown', 'answer_address_used', 'payload_unfit', 'target_unfit'].map(noWay),
    ...['account_invalid', 'account_unlicensed', 'document_over', 'document_gone', 'document_too_big'].map(
      noWay,
    ),
    broken('TypeError'),
    sealed('1a2b3c4d'),
  ]

  test.each(all)('is a sentence the liaison can read: %s', code => {
    expect(explainReason(code)).toMatch(/^\p{Script=Han}.*[。]$/u)
  })

  test('tells different troubles apart', () => {
    expect(new Set(all.map(explainReason)).size).toBeGreaterThanOrEqual(all.length - 2)
  })
})

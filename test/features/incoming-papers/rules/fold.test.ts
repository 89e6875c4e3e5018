import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold, refusalOf } from '../../../../src/features/incoming-papers/rules/fold.ts'
import type { PaperEvent } from '../../../../src/features/incoming-papers/types.ts'

const fields = {
  receivedOn: '2026-03-11',
  sender: '县人大办',
  reference: '云人办〔2026〕12号',
  title: '关于做好换届选举工作的通知',
  copies: 3,
  secrecy: null,
  urgency: null,
} as const
const received: PaperEvent = { type: 'received', ...fields }
type Later = Exclude<PaperEvent, { type: 'received' }>

const later: fc.Arbitrary<Later> = fc.oneof(
  fc.constantFrom('标题一', '标题二').map(title => ({ type: 'corrected' as const, ...fields, title })),
  fc.constantFrom(1, 2).map(personId => ({
    ...{ type: 'charged' as const, officeId: null, personId, task: null, dueOn: '2026-04-01' },
  })),
  fc.constantFrom([1], [1, 2]).map(personIds => ({ type: 'circulated' as const, personIds })),
  fc.constantFrom('', '已报').map(result => ({ type: 'done' as const, result })),
  fc.constantFrom<Later>(
    { type: 'reopened' },
    { type: 'archived', mark: null },
    { type: 'archived', mark: '3' },
    { type: 'voided', reason: null },
    { type: 'restored' },
  ),
)

it('whatever is allowed in whatever order: a result has a day, void hides and brings back what it was', () => {
  fc.assert(
    fc.property(fc.array(later, { maxLength: 12 }), wanted => {
      const events: PaperEvent[] = [received]
      const days = ['2026-03-11']
      for (const event of wanted) {
        const before = fold(events, days)
        if (before === null) throw new Error('nothing came in')
        if (refusalOf(before, event) !== null) continue
        events.push(event)
        days.push(`2026-03-${12 + events.length}`)
        const now = fold(events, days)
        expect(now?.result === null).toBe(now?.doneOn === null)
        if (event.type === 'voided') expect(now).toEqual({ ...before, state: 'void', before: before.state })
        if (event.type === 'restored') expect(now?.state).toBe(before.before)
        if (now?.state === 'done') expect(now.result).not.toBe('')
        // Said twice it is refused.
        if (event.type !== 'circulated' && now !== null) expect(refusalOf(now, event)).not.toBeNull()
      }
    }),
    { numRuns: 300 },
  )
})

it('a number is of the year of receiving: a day of another year is refused', () => {
  const before = fold([received], ['2026-03-11'])
  if (before === null) throw new Error('nothing came in')
  expect(refusalOf(before, { type: 'corrected', ...fields, receivedOn: '2025-12-31' })).toBe('other_year')
})

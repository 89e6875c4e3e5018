import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settingsOf } from '../../../../src/features/congress/settings.ts'
import { decideAnswer, unanswered } from '../../../../src/features/meetings/rules/answer.ts'
import {
  count,
  nobody,
  quorumRuleOf,
  recount,
  type Standing,
  standingOf,
} from '../../../../src/features/meetings/rules/sheet.ts'
import type { Line } from '../../../../src/features/meetings/types.ts'
import { anyInstant, anyIntent, anyLine, lineWith, meetingWith } from './lines.ts'

const meeting = { timeVersion: 2 }
const current = (facts: Partial<Line>) => lineWith({ timeVersion: 2, ...facts })
const columns: readonly Standing[] = ['attend', 'leaveApproved', 'leavePending', 'leaveRefused', 'silent']

describe('the column of a line', () => {
  it.each<[string, Line, Standing]>([
    ['no answer', unanswered, 'silent'],
    ['attend', current({ answer: 'attend' }), 'attend'],
    ['attend, late', current({ answer: 'attend', late: true }), 'attend'],
    ['attend, entered by somebody else', current({ answer: 'attend', enteredBy: 7 }), 'attend'],
    ['leave asked for', current({ answer: 'leave', decision: 'pending' }), 'leavePending'],
    ['leave approved', current({ answer: 'leave', decision: 'approved' }), 'leaveApproved'],
    ['leave refused: excused by nobody', current({ answer: 'leave', decision: 'refused' }), 'leaveRefused'],
    ['leave nobody has looked at', current({ answer: 'leave', decision: null }), 'leavePending'],
    ['attend, to the time of before', current({ answer: 'attend', timeVersion: 1 }), 'silent'],
    [
      'leave approved for the time of before',
      current({ answer: 'leave', decision: 'approved', timeVersion: 1 }),
      'silent',
    ],
    ['nothing, in the current version', current({ answer: null }), 'silent'],
  ])('%s', (_what, line, standing) => {
    expect(standingOf(meeting, line)).toBe(standing)
  })
})

describe('the counts', () => {
  it('of no lines are nothing', () => {
    expect(count(meeting, [])).toEqual(nobody)
  })

  it('of a sheet', () => {
    const lines = [
      unanswered,
      current({ answer: 'attend' }),
      current({ answer: 'attend', timeVersion: 1 }),
      current({ answer: 'leave', decision: 'pending' }),
      current({ answer: 'leave', decision: 'approved' }),
      current({ answer: 'leave', decision: 'approved' }),
    ]
    expect(count(meeting, lines)).toEqual({
      invited: 6,
      attend: 1,
      leaveApproved: 2,
      leavePending: 1,
      leaveRefused: 0,
      silent: 2,
    })
  })

  it('have every line in exactly one column: the columns sum to the invited', () => {
    fc.assert(
      fc.property(fc.array(anyLine), fc.integer({ min: 1, max: 3 }), (lines, timeVersion) => {
        const counts = count({ timeVersion }, lines)
        expect(counts.invited).toBe(lines.length)
        expect(columns.reduce((sum, column) => sum + counts[column], 0)).toBe(lines.length)
        for (const column of columns) {
          const there = lines.filter(line => standingOf({ timeVersion }, line) === column)
          expect(counts[column]).toBe(there.length)
        }
      }),
    )
  })

  it('carried from answer to answer are the counts of the whole sheet', () => {
    const open = meetingWith({ timeVersion: 2 })
    const answers = fc.array(fc.record({ seat: fc.nat(), intent: anyIntent, now: anyInstant }))
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }), answers, (sheet, messages) => {
        const lines = [...sheet]
        let counts = count(open, lines)
        for (const { seat, intent, now } of messages) {
          const at = seat % lines.length
          const outcome = decideAnswer(open, lines[at] ?? null, intent, now)
          if (outcome.kind !== 'changed') continue
          counts = recount(open, counts, outcome.before, outcome.line)
          lines[at] = outcome.line
          expect(counts).toEqual(count(open, lines))
        }
      }),
    )
  })

  it('a change that stays in its column changes no count, and none is touched in place', () => {
    const counts = Object.freeze(count(meeting, [current({ answer: 'attend' })]))
    const after = recount(
      meeting,
      counts,
      current({ answer: 'attend' }),
      current({ answer: 'attend', late: true }),
    )
    expect(after).toEqual(counts)
    expect(after).not.toBe(counts)
  })
})

describe('the quorum', () => {
  const settings = settingsOf({ province: null, settings: {} })

  it('is asked of the presidium and of a session, and of nothing else', () => {
    expect(quorumRuleOf('presidium', settings)).toBe(settings.quorum.presidium)
    expect(quorumRuleOf('session', settings)).toBe(settings.quorum.session)
    for (const kind of [
      'reception',
      'inspection',
      'survey',
      'law_check',
      'review',
      'study',
      'duty_report',
      'visit',
      'other',
    ] as const) {
      expect(quorumRuleOf(kind, settings)).toBeNull()
    }
  })
})

import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { foldLine } from '../../../src/features/feeds/files/fold.ts'
import { oneLine, plain, writeCalendar } from '../../../src/features/feeds/files/write-calendar.ts'
import { endOf } from '../../../src/features/feeds/rules/hours.ts'
import { readFeedWords } from '../../../src/features/feeds/rules/read-words.ts'
import { windowAt } from '../../../src/features/feeds/rules/window.ts'
import type { CalendarEvent } from '../../../src/features/feeds/types.ts'

const at = new Date('2026-03-11T02:00:00.000Z')
const event = (changed: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'meeting-1.1-x@liaison',
  sequence: 0,
  changedAt: at,
  when: { kind: 'hours', from: new Date('2026-03-18T01:00:00Z'), until: new Date('2026-03-18T05:00:00Z') },
  title: '主席团会议',
  place: '镇政府三楼会议室',
  notes: null,
  isCancelled: false,
  isFree: false,
  ...changed,
})

function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return {
    calendar,
    events: calendar.getAllSubcomponents('vevent').map(one => new ICAL.Event(one)),
  }
}

/** Whatever people write, and what breaks formats: marks of the format, ends of lines, wide and combined characters. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\\',
        ';',
        ',',
        ':',
        '"',
        '\n',
        '\r\n',
        '\r',
        '\\n',
        '=1+1',
        '@',
        '\tX:',
        '\nEND:VEVENT\nBEGIN:VALARM',
        '\u202e',
        '\u2028',
        '\u0000',
        '会'.repeat(60),
        '👨‍👩‍👧‍👦',
        'é',
        '\ud800',
      ),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))

describe('a calendar', () => {
  it('gives back every text that was written into it, and no line is longer than 75 octets', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, nasty, (title, place, notes, name) => {
        const text = writeCalendar({ name, events: [event({ title, place, notes })] })
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/\p{Cc}/u)
        }
        const { calendar, events } = parsed(text)
        expect(events).toHaveLength(1)
        expect(calendar.getAllSubcomponents()).toHaveLength(1)
        expect(events[0]?.component.getAllSubcomponents()).toHaveLength(0)
        expect(events[0]?.summary ?? '').toBe(oneLine(title))
        expect(events[0]?.location ?? '').toBe(oneLine(place))
        expect(events[0]?.description ?? '').toBe(plain(notes))
        // The parser leaves names that it does not know as they are.
        expect(String(calendar.getFirstPropertyValue('x-wr-calname')).replace(/\\(.)/gu, '$1')).toBe(
          oneLine(name),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('is the same bytes for the same things, whenever it is written', () => {
    const feed = { name: '云溪镇人大', events: [event(), event({ uid: 'b@liaison', sequence: 3 })] }
    expect(writeCalendar(feed)).toBe(writeCalendar(structuredClone(feed)))
  })

  it('says hours as instants and whole days without hours, the last one counted', () => {
    const day = { year: 2026, month: 12, day: 31 }
    const { events } = parsed(
      writeCalendar({
        name: '云溪镇人大',
        events: [
          event(),
          event({ uid: 'day@liaison', when: { kind: 'days', from: day, until: day }, isFree: true }),
        ],
      }),
    )
    expect(events[0]?.startDate.toJSDate()).toEqual(new Date('2026-03-18T01:00:00Z'))
    expect(events[0]?.endDate.toJSDate()).toEqual(new Date('2026-03-18T05:00:00Z'))
    expect(events[1]?.startDate.isDate).toBe(true)
    expect(events[1]?.startDate.toString()).toBe('2026-12-31')
    expect(events[1]?.endDate.toString()).toBe('2027-01-01')
    expect(events[1]?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  })

  it('says what is cancelled, how often it was changed and when; and how often to ask', () => {
    const { calendar, events } = parsed(
      writeCalendar({ name: '云溪镇人大', events: [event({ isCancelled: true, sequence: 7 })] }),
    )
    const component = events[0]?.component
    expect(component?.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(component?.getFirstPropertyValue('sequence')).toBe(7)
    for (const name of ['dtstamp', 'last-modified'])
      expect(String(component?.getFirstPropertyValue(name))).toBe('2026-03-11T02:00:00Z')
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H')
    expect(calendar.getFirstPropertyValue('method')).toBeNull()
  })

  it('without anything in it is a calendar all the same', () => {
    expect(parsed(writeCalendar({ name: '云溪镇人大', events: [] })).events).toEqual([])
  })
})

describe('folding', () => {
  it('cuts by octets and never within a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), line => {
        const whole = line.replace(/[\r\n]/gu, '')
        const folded = foldLine(whole)
        for (const part of folded.split('\r\n')) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
          expect(part).not.toContain('\ufffd')
        }
        expect(folded.split('\r\n ').join('')).toBe(whole)
      }),
    )
  })
})

describe('when a meeting ends', () => {
  const zone = 'Asia/Shanghai'
  const start = new Date('2026-03-18T09:00:00+08:00')
  const sitting = { zone, lengthHours: 4 }
  it.each([
    [null, false, '2026-03-18T13:00:00+08:00'],
    ['2026-03-18T11:30:00+08:00', false, '2026-03-18T11:30:00+08:00'],
    ['2026-03-20T00:00:00+08:00', true, '2026-03-20T13:00:00+08:00'],
    ['2026-03-17T09:00:00+08:00', false, '2026-03-18T13:00:00+08:00'],
  ])('%s (a day alone: %s) is %s', (endsAt, endsDayOnly, end) => {
    const stated = endsAt === null ? null : new Date(endsAt)
    expect(endOf(start, { endsAt: stated, endsDayOnly }, sitting)).toEqual(new Date(end))
  })
})

it('a calendar goes three months back and a year ahead, whole days of the congress', () => {
  const window = windowAt(new Date('2026-05-31T23:30:00+08:00'), 'Asia/Shanghai')
  expect(window.from).toEqual({ year: 2026, month: 2, day: 28 })
  expect(window.until).toEqual({ year: 2027, month: 5, day: 30 })
  expect(window.fromInstant).toEqual(new Date('2026-02-28T00:00:00+08:00'))
})

it.each([
  ['', { scope: 'own', renews: false }],
  ['更换', { scope: 'own', renews: true }],
  ['全镇', { scope: 'congress', renews: false }],
  ['全镇 更换', { scope: 'congress', renews: true }],
  ['换新，单位', { scope: 'congress', renews: true }],
  ['明天有什么会', null],
])('/日历 %s', (said, read) => {
  expect(readFeedWords(said)).toEqual(read)
})

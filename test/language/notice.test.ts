import { describe, expect, it } from 'vitest'
import { isoInZone } from '../../src/calendar/zone.ts'
import { type Audience, readNotice } from '../../src/language/notice.ts'
import { chatNotices, type ExpectedNotice } from './notice.table.ts'
import { moreChatNotices } from './notice-chat.table.ts'
import { freshNotices } from './notice-fresh.table.ts'
import { freshPastedNotices } from './notice-fresh-pasted.table.ts'
import { moreOfficialNotices } from './notice-official.table.ts'
import { officialNotices } from './notice-pasted.table.ts'
import { spokenNotices } from './notice-spoken.table.ts'
import { unseenNotices } from './notice-unseen.table.ts'

const now = new Date('2026-03-11T10:00:00+08:00')
const zone = 'Asia/Shanghai'

const short = (instant: Date | null) =>
  instant === null ? null : isoInZone(instant, zone).slice(5, 16).replace('T', ' ')

function audienceWords(audience: Audience | null): string | null {
  if (audience === null) return null
  if (audience.to === 'group') return `group:${audience.name}`
  if (audience.to === 'several') return audience.parts.map(audienceWords).join('+')
  return audience.to === 'named' ? `named:[${audience.names.join(',')}]` : audience.to
}

/** Everything judged of a reading; the title is the expected one when either contains the other. */
function shown(text: string, expected: ExpectedNotice) {
  const reading = readNotice(text, now, zone)
  const { title } = reading
  const same =
    title !== null &&
    expected.title !== null &&
    (title.includes(expected.title) || expected.title.includes(title))
  return {
    kind: reading.kind,
    title: same ? expected.title : title,
    starts: short(reading.startsAt),
    ends: short(reading.endsAt) ?? undefined,
    place: reading.place,
    agenda: reading.agenda,
    replyBy: short(reading.replyBy) ?? undefined,
    audience: audienceWords(reading.audience) ?? undefined,
    problems: reading.problems.filter(
      problem => !(expected.problems?.includes('placeholder') && problem.startsWith('missing_')),
    ),
  }
}

const whole = (expected: ExpectedNotice) => ({
  ...{ ends: undefined, replyBy: undefined, audience: undefined, agenda: [], problems: [] },
  ...expected,
})

describe("a chair's line says what it says, and nothing more", () => {
  it.each([...chatNotices, ...moreChatNotices, ...freshNotices, ...spokenNotices])('%s', (text, expected) => {
    expect(shown(text, expected)).toEqual(whole(expected))
  })
})

describe('a pasted official notice is read like a line', () => {
  it.each([...officialNotices, ...moreOfficialNotices, ...freshPastedNotices])('%s', (text, expected) => {
    expect(shown(text, expected)).toEqual(whole(expected))
  })
})

describe('what was misread when it was first read', () => {
  it.each(unseenNotices)('%s', (text, expected) => {
    expect(shown(text, expected)).toEqual(whole(expected))
  })
})

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { botCardSchema, type Card } from '../../src/sandbox/card-schema.ts'
import { cardText } from '../../src/sandbox/card-text.ts'
import { escapedText } from '../../src/sandbox/json-escapes.ts'
import { mentionsIn } from '../../src/sandbox/mentions.ts'
import { readPassiveReply } from '../../src/sandbox/passive-reply.ts'
import { SlidingWindow } from '../../src/sandbox/sliding-window.ts'
import { readWebhookMessage } from '../../src/sandbox/webhook-message.ts'
import { buttonCard, multipleCard, newsNotice, textNotice, voteCard } from './cards.ts'
import { type Stand, start0, startStand } from './stand.ts'

let stand: Stand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.close())

const triggers = ['message', 'stream', 'click', 'enter', 'feedback'] as const

describe('whatever the service sends', () => {
  it('a reply is admitted or refused with a reason, and the sandbox goes on', async () => {
    const reply = fc.oneof(
      fc.jsonValue(),
      fc.record({ msgtype: fc.constantFrom('stream', 'template_card', 'text'), stream: fc.jsonValue() }),
      fc.record({ msgtype: fc.constant('template_card'), template_card: fc.jsonValue() }),
    )
    await fc.assert(
      fc.asyncProperty(reply, async json => {
        stand.script(() => ({ json }))
        const outcome = await stand.say('single', 'yangguoliang', '帮助')
        const empty = typeof json === 'object' && json !== null && Object.keys(json).length === 0
        expect(outcome.message !== null || outcome.violations.length > 0 || empty || json === null).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('an unsealed answer is a violation and no failure', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async rawBody => {
        stand.script(() => ({ rawBody }))
        const { violations } = await stand.say('single', 'yangguoliang', '帮助')
        expect(violations.map(({ rule }) => rule)).toEqual(['envelope'])
      }),
      { numRuns: 40 },
    )
  })

  it('a webhook message is taken, or refused with an errcode and a reason', () => {
    fc.assert(
      fc.property(fc.jsonValue(), json => {
        const read = readWebhookMessage(json)
        if ('problems' in read) {
          expect(read.errcode).not.toBe(0)
          expect(read.problems.length).toBeGreaterThan(0)
        }
      }),
    )
  })
})

/** A right card with one of its fields replaced by anything at all. */
const spoiltCard = fc
  .tuple(
    fc.constantFrom(buttonCard, voteCard, multipleCard, textNotice, newsNotice),
    fc.nat(),
    fc.jsonValue(),
  )
  .map(([make, place, value]) => {
    const card: Record<string, unknown> = { ...make() }
    const fields = Object.keys(card)
    card[fields[place % fields.length] ?? 'card_type'] = value
    return card
  })

describe('a card with one field replaced by anything', () => {
  it('is never admitted with a shape that cannot be shown', () => {
    fc.assert(
      fc.property(spoiltCard, card => {
        const parsed = botCardSchema.safeParse(card)
        if (parsed.success) expect(cardText(parsed.data)).toBeTypeOf('string')
      }),
      { numRuns: 500 },
    )
  })

  it('is explained field by field when it is refused', () => {
    fc.assert(
      fc.property(spoiltCard, fc.constantFrom(...triggers), (card, trigger) => {
        const read = readPassiveReply(trigger, { msgtype: 'template_card', template_card: card })
        if ('problems' in read) for (const { detail } of read.problems) expect(detail).not.toBe('')
        else expect(['message', 'enter']).toContain(trigger)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the text of a card', () => {
  const right: readonly (readonly [string, () => object, string[]])[] = [
    [
      'button',
      buttonCard,
      [
        '云溪镇人大',
        '主席团会议',
        '听取上半年工作报告',
        '时间:11月25日 星期三 09:00',
        '请假原因:「病假」 / 公假',
        '[参加] [请假]',
      ],
    ],
    ['vote', voteCard, ['请选择参加的场次', '☑ 上午', '☐ 下午', '[提交]']],
    ['drop-downs', multipleCard, ['请选择', '哪一次会议:「主席团会议」 / 小组活动', '[提交]']],
    ['text notice', textNotice, ['接待选民日', '15日', '上午九时', '地点:代表联络站']],
    ['news notice', newsNotice, ['代表视察', '一组', '上溪村']],
  ]
  it.each(right)('of a %s card holds everything visible, in order', (_, make, lines) => {
    const card: Card = botCardSchema.parse(make())
    const shown = cardText(card).split('\n')
    const places = lines.map(line => shown.indexOf(line))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
})

describe('20 a minute', () => {
  it('no 60 seconds ever hold more than 20, whatever the order of calls, and a quiet minute always lets one in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 120 }), gapsMs => {
        const window = new SlidingWindow(20)
        const takenMs: number[] = []
        let atMs = start0.getTime()
        for (const gapMs of gapsMs) {
          atMs += gapMs
          const free = takenMs.filter(earlierMs => earlierMs > atMs - 60_000).length < 20
          expect(window.take('k', new Date(atMs))).toBe(free)
          if (free) takenMs.push(atMs)
        }
        expect(window.take('k', new Date(atMs + 60_000))).toBe(true)
      }),
    )
  })
})

describe('escapes in JSON', () => {
  it('are never found in what JSON.stringify writes of whole characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        expect(escapedText(JSON.stringify({ value }))).toBeNull()
      }),
    )
  })
  it('are found wherever a letter is escaped, and not behind an escaped backslash', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0x4e00, max: 0x9fff }), (before, code) => {
        const letter = `\\u${code.toString(16)}`
        expect(escapedText(`${JSON.stringify(before).slice(0, -1)}${letter}"`)).toBe(letter)
        expect(escapedText(JSON.stringify(`${before.replaceAll('\\', '')}${letter}`))).toBeNull()
      }),
    )
  })
})

describe('mentions', () => {
  it('notify each person once, and leave no marker in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), userids => {
        const { shown, mentions } = mentionsIn(
          userids.map(userid => `<@${userid}>`).join('x'),
          userid => userid,
        )
        expect(mentions).toEqual([...new Set(userids.map(userid => (userid === 'all' ? '@all' : userid)))])
        expect(shown).not.toContain('<@')
      }),
    )
  })
  it.each(['<@>', '<@ all>', '@all', '< @all>', '＜@all＞'])('are not seen in %s', raw => {
    expect(mentionsIn(raw, userid => userid)).toEqual({ shown: raw, mentions: [] })
  })
})

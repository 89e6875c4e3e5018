import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alsoFor, continued } from '../../src/channels/texts.ts'
import { splitWebhookText } from '../../src/channels/webhook-text.ts'
import { webhookTexts } from '../../src/wecom/webhook.ts'

const userids = (count: number) => Array.from({ length: count }, (_, i) => `user${i}`)
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 3000 }),
  fc.string({
    unit: fc.constantFrom('汉', '字', '👨‍👩‍👧‍👦', 'e\u0301', '\n', ' ', 'a', '，'),
    maxLength: 4000,
  }),
)

describe('an announcement for a group', () => {
  test('that fits is one message, unchanged', () => {
    expect(splitWebhookText('请各位代表回复', ['zhang'])).toEqual([
      { text: '请各位代表回复', mention: ['zhang'] },
    ])
  })

  test('that does not fit says in every part after the first that it goes on', () => {
    const parts = splitWebhookText('议题一\n'.repeat(400), ['zhang'])
    expect(parts.length).toBeGreaterThan(1)
    expect(parts[0]?.text.startsWith('议题一')).toBe(true)
    for (const part of parts.slice(1)) {
      expect(part.text.startsWith(continued)).toBe(true)
      expect(part.mention).toEqual([])
    }
  })

  test('for more people than a message can show names all of them, twenty at a time', () => {
    const parts = splitWebhookText('请回复', userids(45))
    expect(parts.map(part => [part.text, part.mention.length])).toEqual([
      ['请回复', 20],
      [alsoFor, 20],
      [alsoFor, 5],
    ])
  })

  test('of nothing to nobody is no message', () => {
    expect(splitWebhookText(' \n', [])).toEqual([])
  })

  test('never exceeds what the platform takes, is never cut again, and loses no word and nobody', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 70 }), (text, people) => {
        const mention = userids(people)
        const parts = splitWebhookText(text, mention)
        for (const part of parts) {
          expect(Buffer.byteLength(part.text)).toBeLessThanOrEqual(2048)
          expect(webhookTexts(part.text)).toHaveLength(1)
          expect(part.mention.length).toBeLessThanOrEqual(20)
        }
        expect(parts.flatMap(part => part.mention)).toEqual(mention)
        const words = parts
          .filter(part => part.text !== alsoFor)
          .map((part, i) => (i > 0 ? part.text.slice(continued.length) : part.text))
        const bare = (some: string) => some.replace(/\s+/g, '')
        expect(bare(words.join(''))).toBe(bare(webhookTexts(text).join('')))
      }),
    )
  })

  test('names nobody twice', () => {
    expect(splitWebhookText('请回复', ['zhang', 'li', 'zhang'])[0]?.mention).toEqual(['zhang', 'li'])
  })
})

import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Faults } from '../../src/sandbox/faults.ts'
import { adviceKinds, rules } from '../../src/sandbox/journal.ts'

/** A module of the browser; it has no types for this side. */
const texts = z
  .object({
    ruleNames: z.record(z.string(), z.string()),
    adviceNames: z.record(z.string(), z.string()),
    faultFields: z.array(z.object({ name: z.string() })),
  })
  .parse(await import(new URL('../../src/sandbox/web/texts.js', import.meta.url).href))

describe('the words of the room', () => {
  it('name every rule, and no other', () => {
    expect(Object.keys(texts.ruleNames).sort()).toEqual([...rules].sort())
  })
  it('name every kind of advice, and no other', () => {
    expect(Object.keys(texts.adviceNames).sort()).toEqual([...adviceKinds].sort())
  })
  it('offer every fault', () => {
    expect(texts.faultFields.map(({ name }) => name).sort()).toEqual(
      Object.keys(new Faults().settings).sort(),
    )
  })
})

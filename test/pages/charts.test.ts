import fc from 'fast-check'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { BarChart } from '../../src/pages/charts/bars.tsx'
import { ColumnChart, stacked } from '../../src/pages/charts/columns.tsx'
import { type Fill, fills } from '../../src/pages/charts/fills.tsx'
import { lengthOf, percentScale, scaleTo, shortened } from '../../src/pages/charts/scale.ts'

const value = fc.nat(100_000)
const fill = fc.constantFrom<Fill>(...fills)
const label = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constant('长'.repeat(5_000)))
const parts = fc.array(fc.record({ value, fill }), { maxLength: 4 })

/** Every number of an attribute. */
const numbersIn = (html: string, name: string): number[] =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, said]) => Number(said))

function widest(svg: VNode): { readonly width: number; readonly height: number; readonly html: string } {
  const html = renderToString(svg)
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)" role="img"/.exec(html) ?? []
  return { width: Number(width), height: Number(height), html }
}

describe('a scale', () => {
  it.each([
    [0, 1],
    [1, 1],
    [3, 3],
    [5, 6],
    [12, 15],
    [60, 60],
    [99, 100],
    [1_234, 1_500],
  ])('of %i ends with %i', (most, end) => expect(scaleTo(most).most).toBe(end))

  it('holds what it is made for, in few whole steps from 0, evenly apart', () => {
    fc.assert(
      fc.property(value, most => {
        const { ticks, most: end } = scaleTo(most)
        expect(end).toBeGreaterThanOrEqual(most)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBe(end)
        expect(ticks.length).toBeLessThanOrEqual(6)
        const step = (ticks[1] ?? 0) - (ticks[0] ?? 0)
        expect(Number.isInteger(step) && step > 0).toBe(true)
        for (const [nth, tick] of ticks.entries()) expect(tick).toBe(nth * step)
      }),
    )
  })

  it('never leads off the axis, and is longer for more', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, most) => {
        const scale = scaleTo(most)
        const [one, other] = [lengthOf(a, scale, 200), lengthOf(b, scale, 200)]
        expect(one).toBeGreaterThanOrEqual(0)
        expect(one).toBeLessThanOrEqual(200)
        if (a <= b) expect(one).toBeLessThanOrEqual(other)
      }),
    )
  })
})

describe('parts of a bar', () => {
  it('lie one behind the other and are together as long as their sum', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ value }), { minLength: 1, maxLength: 5 }), all => {
        const sum = all.reduce((total, each) => total + each.value, 0)
        const scale = scaleTo(sum)
        const laid = stacked(all, scale, 300)
        expect(laid[0]?.start).toBe(0)
        expect(laid.at(-1)?.end).toBeCloseTo(lengthOf(sum, scale, 300))
        for (const [nth, each] of laid.entries()) {
          if (nth > 0) expect(each.start).toBe(laid[nth - 1]?.end)
          expect(each.end - each.start).toBeCloseTo((each.value / scale.most) * 300)
        }
      }),
    )
  })
})

describe('a picture', () => {
  it('keeps every mark inside, whatever the values and however long the labels', () => {
    const bars = fc.array(fc.record({ label, parts, text: fc.constant('1件') }), { maxLength: 30 })
    fc.assert(
      fc.property(bars, all => {
        const most = Math.max(0, ...all.flatMap(bar => bar.parts.reduce((sum, part) => sum + part.value, 0)))
        const about = '件数'
        const scale = scaleTo(most)
        for (const svg of [
          BarChart({ id: 'a', about, scale, bars: all, limit: most }),
          ColumnChart({ id: 'b', about, unit: '件', scale, columns: all }),
        ]) {
          const { width, height, html } = widest(svg)
          expect(html).not.toMatch(/NaN|Infinity|style=/)
          for (const name of ['x', 'x1', 'x2'])
            for (const at of numbersIn(html, name)) {
              expect(at).toBeGreaterThanOrEqual(0)
              expect(at).toBeLessThanOrEqual(width)
            }
          for (const at of numbersIn(html, 'y')) expect(at).toBeLessThanOrEqual(height)
          for (const name of ['width', 'height'])
            for (const long of numbersIn(html, name)) expect(long).toBeGreaterThanOrEqual(0)
          expect(html.length).toBeLessThan(40_000)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('prints each value beside its mark, of nothing too', () => {
    const { html } = widest(
      BarChart({
        id: 'a',
        about: '件数',
        scale: scaleTo(0),
        bars: [{ label: '石桥村', parts: [{ value: 0, fill: 'solid' }], text: '0件' }],
      }),
    )
    expect(html).toContain('石桥村')
    expect(html).toContain('0件')
    expect(html).not.toContain('class="mark')
  })

  it('draws nothing where there is nothing to show, which is not zero', () => {
    const { html } = widest(
      ColumnChart({
        id: 'a',
        about: '出勤率',
        unit: '%',
        scale: percentScale,
        columns: [{ label: '1', parts: null, text: '' }],
      }),
    )
    expect(html).not.toContain('class="mark')
  })

  it('tells parts apart by their filling, and shows nasty labels as they are', () => {
    const nasty = '<script>alert(1)</script>'
    const { html } = widest(
      BarChart({
        id: 'nasty',
        about: nasty,
        scale: scaleTo(4),
        bars: [{ label: nasty, parts: fills.map(each => ({ value: 1, fill: each })), text: `${nasty}=1+1` }],
      }),
    )
    expect(html).not.toContain('<script')
    expect(html).toContain('url(#nasty-hatched)')
    expect(html).toContain('url(#nasty-dotted)')
  })
})

describe('a label', () => {
  it.each([
    ['石桥村', 26, '石桥村'],
    ['第一代表小组', 4, '第一代…'],
    ['12', 2, '12'],
    ['a b\n c', 26, 'a b c'],
  ])('%s in %i is %s', (said, ems, shown) => expect(shortened(said, ems)).toBe(shown))

  it('is never wider than it may be', () => {
    fc.assert(
      fc.property(label, fc.integer({ min: 2, max: 30 }), (said, ems) => {
        expect(Array.from(shortened(said, ems)).length).toBeLessThanOrEqual(Math.ceil(ems / 0.6) + 1)
      }),
    )
  })
})

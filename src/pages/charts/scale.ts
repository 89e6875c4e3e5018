/** Axes: where their marks stand, and how long things are on them. Pure. */

export interface Scale {
  /** What the axis ends with; at least what was asked for, and never 0. */
  readonly most: number
  /** From 0 to `most`, evenly apart. */
  readonly ticks: readonly number[]
}

/** Four or five steps of 1, 2 or 5 times a power of ten: what people count by. @param least the step: 1 for things that are counted */
export function scaleTo(value: number, least = 1): Scale {
  const step = Math.max(least, niceStep(value / 4))
  const count = Math.max(1, Math.ceil(value / step))
  return { most: count * step, ticks: Array.from({ length: count + 1 }, (_, n) => n * step) }
}

/** For shares of a hundred. */
export const percentScale: Scale = { most: 100, ticks: [0, 25, 50, 75, 100] }

function niceStep(rough: number): number {
  if (!(rough > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(rough))
  const times = [1, 2, 5, 10].find(each => each * power >= rough) ?? 10
  return times * power
}

/** How long a value is on an axis of this length; within it, whatever the value. */
export const lengthOf = (value: number, { most }: Scale, axis: number): number =>
  (Math.min(Math.max(value, 0), most) / most) * axis

/** Rounded for a document that people may read. */
export const round = (length: number): number => Math.round(length * 100) / 100

/** As much of a label as fits, by the width of its characters: a Chinese one is as wide as the font is high. */
export function shortened(label: string, mostEms: number): string {
  const characters = Array.from(label.slice(0, mostEms * 4 + 4).replace(/\s+/gu, ' '))
  let ems = 0
  for (const [nth, character] of characters.entries()) {
    ems += emsOf(character)
    if (ems > mostEms) return `${characters.slice(0, Math.max(1, nth - 1)).join('')}…`
  }
  return characters.join('')
}

const emsOf = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x300 ? 0.6 : 1)

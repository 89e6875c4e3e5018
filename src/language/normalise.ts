/**
 * Normalising for matching only: what is stored and shown is always the user's own text. Each character of the
 * result knows where it came from, so that a place or a reason can be cut out of the original.
 */
import { Converter } from 'opencc-js/t2cn'

export interface Normalised {
  readonly original: string
  /** Half-width, simplified, lower-case Latin, single spaces, no control characters; lines end with \n. */
  readonly text: string
  /** at[i]: where text[i] stands in the original; at[text.length] is the original's length. */
  readonly at: readonly number[]
}

/** Punctuation that people use for one another. Everything in FF01–FF5E folds by its distance. */
const foldedPunctuation = new Map<string, string>(
  Object.entries({
    '　': ' ',
    '\t': ' ',
    '\u00a0': ' ',
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '-',
    '―': '-',
    '−': '-',
    '─': '-',
    '━': '-',
    '－': '-',
    '﹣': '-',
    '→': '-',
    '〜': '~',
    '∼': '~',
    '～': '~',
    '∶': ':',
    '︰': ':',
    '﹕': ':',
    '﹐': ',',
    '﹑': '、',
    '､': '、',
    '｡': '。',
    '﹔': ';',
    '﹝': '(',
    '﹞': ')',
    '❨': '(',
    '❩': ')',
    '〖': '【',
    '〗': '】',
    '\u2028': '\n',
    '\u2029': '\n',
    '\v': '\n',
    '\f': '\n',
  }),
)

/** Nothing anyone meant to write: controls, bidi marks, zero-width characters, variation selectors. */
const invisible: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
]

/** The converter costs 13 ms to build and is asked once per character ever seen, so its answers are kept. */
let convert: ReturnType<typeof Converter> | undefined
const folds = new Map<string, string>()

/** One UTF-16 unit → its matching form: one unit, or '' when it does not count. */
function foldUnit(unit: string): string {
  const known = folds.get(unit)
  if (known !== undefined) return known
  const folded = foldNewUnit(unit)
  folds.set(unit, folded)
  return folded
}

function foldNewUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code >= 0x30 && code < 0x7f) return unit.toLowerCase()
  if (code >= 0xd800 && code <= 0xdfff) return unit
  const punctuation = foldedPunctuation.get(unit)
  if (punctuation !== undefined) return punctuation
  if (unit === '\r') return unit
  if (invisible.some(([from, to]) => code >= from && code <= to)) return ''
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase()
  if (code >= 0x3400 && code <= 0x9fff) {
    convert ??= Converter({ from: 't', to: 'cn' })
    const simplified: string = convert(unit)
    return simplified.length === 1 ? simplified : unit
  }
  return unit
}

/** Linear in the length of the text; never throws. */
export function normalise(original: string): Normalised {
  const units: string[] = []
  const at: number[] = []
  let last = '\n'
  for (let i = 0; i < original.length; i++) {
    let unit = foldUnit(original.charAt(i))
    if (unit === '\r') unit = original.charAt(i + 1) === '\n' ? '' : '\n'
    if (unit === '' || (unit === ' ' && last === ' ')) continue
    units.push(unit)
    at.push(i)
    last = unit
  }
  at.push(original.length)
  return { original, text: units.join(''), at }
}

/** The original characters behind text[from, to), without spaces at either end. */
export function originalSlice(source: Normalised, from: number, to: number): string {
  if (to <= from) return ''
  const start = source.at[from] ?? source.original.length
  const end = (source.at[to - 1] ?? source.original.length - 1) + 1
  return source.original.slice(start, end).trim()
}

/** The text folded and without the mapping, for comparing words. */
export function fold(text: string): string {
  return normalise(text).text.trim()
}

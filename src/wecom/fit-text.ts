/**
 * Cutting text to the platform's limits, always at a grapheme border: an emoji family or a letter with its
 * accent is whole or not there. Invariant: no result is longer than asked for.
 */
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const ellipsis = '…'
/** A longer grapheme is a pile of combining marks: it is cut between its characters. */
const longestGrapheme = 64

const bytesOf = (text: string): number => Buffer.byteLength(text)

/**
 * @param maxBytes of UTF-8
 * @param tail what to say where something was cut, after the `…`
 * @returns the text itself when it fits; else its beginning, `…` and the tail
 */
export function fitBytes(text: string, maxBytes: number, tail = ''): string {
  if (bytesOf(text) <= maxBytes) return text
  const ending = [ellipsis + tail, ellipsis, ''].find(end => bytesOf(end) <= maxBytes) ?? ''
  return text.slice(0, cutIndex(text, maxBytes - bytesOf(ending))).trimEnd() + ending
}

/**
 * @param maxChars as people count: graphemes. The result has at most 16 times as many UTF-16 units.
 * @returns the text itself when it fits; else its beginning and `…`
 */
export function fitChars(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  const fitting: string[] = []
  const window = text.slice(0, cutIndexUnits(text, maxChars * 16))
  for (const { segment } of graphemes.segment(window)) {
    fitting.push(segment)
    if (fitting.length > maxChars) break
  }
  if (fitting.length <= maxChars && window.length === text.length) return text
  return (
    fitting
      .slice(0, maxChars - 1)
      .join('')
      .trimEnd() + ellipsis
  )
}

/**
 * Several messages for one text, cut at line ends where there are any, else at grapheme borders. White space
 * at the cuts is dropped, nothing else; no piece is empty.
 * @param maxBytes of UTF-8, at least 4 (one character)
 */
export function splitBytes(text: string, maxBytes: number): string[] {
  if (maxBytes < 4) throw new RangeError(`splitBytes needs room for a character, not ${maxBytes} bytes`)
  const pieces: string[] = []
  let rest = text.trim()
  while (bytesOf(rest) > maxBytes) {
    const end = cutIndex(rest, maxBytes)
    const lineEnd = rest.lastIndexOf('\n', end)
    // A line end near the beginning would waste most of a message.
    const cut = lineEnd > end / 2 ? lineEnd : end
    pieces.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  if (rest !== '') pieces.push(rest)
  return pieces
}

const encoder = new TextEncoder()

/** How many UTF-16 units of `text` may be kept so that they take at most `maxBytes`. */
function cutIndex(text: string, maxBytes: number): number {
  return atGrapheme(text, encoder.encodeInto(text, new Uint8Array(maxBytes)).read)
}

function cutIndexUnits(text: string, maxUnits: number): number {
  const insidePair = /^[\uDC00-\uDFFF]/.test(text.charAt(maxUnits))
  return atGrapheme(text, Math.min(text.length, insidePair ? maxUnits - 1 : maxUnits))
}

/** @param end between two characters */
function atGrapheme(text: string, end: number): number {
  if (end >= text.length) return end
  // Only the neighbourhood of the cut is looked at: segmenting 20 000 characters takes milliseconds.
  const from = Math.max(0, end - longestGrapheme)
  const border = graphemes.segment(text.slice(from, end + longestGrapheme)).containing(end - from)?.index ?? 0
  return border > 0 ? from + border : end
}

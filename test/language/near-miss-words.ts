/**
 * The words that a pattern accepts, as sentences: each of its branches at least once. What is written down by hand would not
 * know a word that is added to the vocabulary tomorrow.
 */
export function wordsOf(pattern: RegExp): string[] {
  const { source } = pattern
  let at = 0

  function alternatives(): string[] {
    const all: string[] = []
    let parts: string[][] = []
    for (;;) {
      const next = source[at]
      if (next === undefined || next === ')' || next === '|') {
        all.push(...together(parts))
        parts = []
        if (next !== '|') return all
        at++
        continue
      }
      parts.push(quantified(piece()))
    }
  }

  function piece(): string[] {
    const next = source[at++]
    switch (next) {
      case '(': {
        const around = /^\?(?:<?[=!])/.test(source.slice(at))
        at += /^\?(?:<?[=!]|:|<\w+>)/.exec(source.slice(at))?.[0].length ?? 0
        const inner = alternatives()
        at++
        // What must or must not stand beside: whether a sentence is accepted is asked of the reader itself.
        return around ? [''] : inner
      }
      case '[': {
        const end = source.indexOf(']', at)
        const characters = [...source.slice(at, end)]
        at = end + 1
        const [first = ''] = characters
        if (first === '^') return ['事']
        return characters.includes('-') ? [first] : characters
      }
      case '\\': {
        const named = /^k<\w+>/.exec(source.slice(at))?.[0]
        at += named?.length ?? 1
        return [named === undefined ? (source[at - 1] ?? '') : '来']
      }
      case '^':
      case '$':
        return ['']
      case '.':
        return ['事']
      default:
        return [next ?? '']
    }
  }

  function quantified(words: string[]): string[] {
    const quantifier = /^(?:\?|\*|\+|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(at))
    if (quantifier === null) return words
    at += quantifier[0].length
    const [said, least] = quantifier
    if (said.startsWith('+')) return words
    const count = Number(least ?? 0)
    return count === 0 ? ['', ...words] : words.map(word => word.repeat(count))
  }

  return [...new Set(alternatives())]
}

/** Side by side, as many as the longest list has: every word of each list, not every combination. */
function together(lists: readonly (readonly string[])[]): string[] {
  const most = Math.max(1, ...lists.map(({ length }) => length))
  return Array.from({ length: most }, (_, nth) =>
    lists.map((list, place) => list[(nth + (list.length === most ? 0 : place)) % list.length] ?? '').join(''),
  )
}

/** The known word nearest to what was typed, when it is near enough to be a slip; of two as near, the longer. */
export function nearest(typed: string, known: Iterable<string>): string | null {
  let best: string | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  for (const word of known) {
    const head = [...typed].slice(0, [...word].length + 1).join('')
    const distance = Math.min(editDistance(typed, word), editDistance(head, word))
    if (distance < bestDistance || (distance === bestDistance && word.length > (best?.length ?? 0))) {
      best = word
      bestDistance = distance
    }
  }
  if (best === null) return null
  return bestDistance <= ([...best].length > 4 ? 2 : 1) && bestDistance < [...best].length ? best : null
}

function editDistance(a: string, b: string): number {
  const left = [...a].slice(0, 20)
  const right = [...b]
  let row = right.map((_, index) => index + 1)
  row.unshift(0)
  for (const [i, x] of left.entries()) {
    const next = [i + 1]
    for (const [j, y] of right.entries()) {
      const substitute = (row[j] ?? 0) + (x === y ? 0 : 1)
      next.push(Math.min(substitute, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? right.length
}

/** A message in the pieces that commas, full stops, spaces and 但是 part, each with its place in the folded text. */
export interface Clause {
  readonly text: string
  readonly from: number
  readonly to: number
  /** Ends with a question mark. */
  readonly asks: boolean
}

const separator =
  /[,。;!?~…\n、 ()]+|\.{2,}|(?<![0-9]):(?![0-9])|(?:但是?|可是|可惜|不过(?![来去])|然而)|(?=[☑☺])|(?<=[☑☺])/g

/** @param text folded by `normalise` */
export function splitClauses(text: string): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  const push = (to: number, mark: string) => {
    if (to > from) clauses.push({ text: text.slice(from, to), from, to, asks: mark.includes('?') })
  }
  for (const match of text.matchAll(separator)) {
    push(match.index, match[0])
    from = match.index + match[0].length
  }
  push(text.length, '')
  return clauses
}

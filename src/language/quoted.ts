/** What stands in a message and is not its writer's. All of these keep a text's length. */

/** What is answered to stands above a line of dashes. */
export function withoutQuote(text: string): string {
  const quote = /^\s*(?:这是一条引用[^\n]*\n)?[「『“"'【[][\s\S]{0,400}?\n ?(?:- ?){3,}\n/.exec(text)?.[0]
  return quote === undefined ? text : ' '.repeat(quote.length) + text.slice(quote.length)
}

const quoted = /“[^“”]{1,40}”|"[^"]{1,40}"|「[^「」]{1,40}」|『[^『』]{1,40}』|'[^']{1,40}'/g
export const withoutQuoted = (text: string): string => text.replace(quoted, said => ' '.repeat(said.length))

/** “参加” alone is an answer, as the notice asks for it. */
export const withoutMarksAround = (text: string): string =>
  text.replace(/^(\s*)[“"「『']([\s\S]*)[”"」』'](\s*)$/, '$1 $2 $3')

/** PostgreSQL's text form of arrays: `{1,NULL,"a \"b\"",{…}}`. */

/** @param write gives an element's text, null for NULL. */
export function arrayText(values: readonly unknown[], write: (value: unknown) => string | null): string {
  const elements = values.map(value => {
    if (Array.isArray(value)) return arrayText(value, write)
    const text = write(value)
    if (text === null) return 'NULL'
    // Looking is cheaper than a replacement that finds nothing, and in a number there is nothing to look for.
    if (typeof value === 'number') return text
    return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`
  })
  return `{${elements.join(',')}}`
}

/** An opening or closing brace, a quoted element, or a bare one. */
const TOKEN = /[{}]|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs

/** @param read makes an element's value of its text. Explicit bounds (`[2:3]={…}`) are dropped. */
export function parseArrayText(text: string, read: (text: string) => unknown): unknown[] {
  const root: unknown[] = []
  const open: unknown[][] = [root]
  for (const [token, quoted] of text.slice(text.indexOf('{')).matchAll(TOKEN)) {
    const current = open.at(-1) ?? root
    if (token === '{') {
      const inner: unknown[] = []
      current.push(inner)
      open.push(inner)
    } else if (token === '}') open.pop()
    else if (quoted !== undefined) current.push(read(quoted.replace(/\\(.)/gs, '$1')))
    else current.push(token === 'NULL' ? null : read(token))
  }
  return Array.isArray(root[0]) ? root[0] : []
}

export const consolePath = '/console'

/** As a browser writes it: no sign that ends a line, a path or a host. Longer ones than a page of ours has are left out. */
const plainQuery = /^[\w.~*%=&+-]{1,400}$/

/**
 * Where somebody may be sent after he has signed in: a page of the console, by its plain path, with what was asked of it.
 * Else its first one.
 */
export function safeBack(address: string | null | undefined): string {
  if (typeof address !== 'string') return consolePath
  const [path = '', query, ...others] = address.split('?')
  const isPage = path.length <= 200 && /^\/console(?:\/c(?:\/[a-z0-9-]+)*)?$/.test(path)
  if (!isPage) return consolePath
  const isPlain = query !== undefined && others.length === 0 && plainQuery.test(query)
  return isPlain && path !== consolePath ? `${path}?${query}` : path
}

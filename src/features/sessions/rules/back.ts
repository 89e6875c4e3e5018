export const consolePath = '/console'

/** Where somebody may be sent after he has signed in: a page of the console, by its plain path. Else its first one. */
export function safeBack(path: string | null | undefined): string {
  const isPage =
    typeof path === 'string' && path.length <= 200 && /^\/console(?:\/c(?:\/[a-z0-9-]+)*)?$/.test(path)
  return isPage ? path : consolePath
}

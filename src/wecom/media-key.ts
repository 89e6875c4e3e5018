/**
 * A file's own key (wecom-protocol 2.3) travels as the fragment of its address: whatever keeps the address keeps the key,
 * and a fragment is sent to no server.
 */
const mark = '#aeskey='
const keyBytes = 32

export const withKey = (url: string, key: string | null | undefined): string =>
  key ? `${url.split('#')[0]}${mark}${encodeURIComponent(key)}` : url

/** @returns null when it has none: then it is encrypted with the bot's */
export function keyIn(url: string): Buffer | null {
  const [, written] = url.split(mark)
  if (written === undefined) return null
  const key = Buffer.from(decodeURIComponent(written), 'base64')
  return key.length === keyBytes ? key : null
}

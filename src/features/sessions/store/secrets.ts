import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const tokenBytes = 32

export const newToken = (): string => randomBytes(tokenBytes).toString('base64url')

/** Whatever else is sent in its place is not looked for. */
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text)

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Takes as long whatever the two have in common. */
export function sameToken(a: string, b: string): boolean {
  return isToken(a) && isToken(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

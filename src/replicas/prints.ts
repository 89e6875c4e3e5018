/**
 * Whether another process has the same settings, without telling anybody what they are.
 *
 * Who reads the database may try values against a print until one fits. So what somebody may have thought up himself, a token,
 * is printed under the key that belongs to it; keys and secrets are 32 random bytes of WeCom's, which nobody tries out. Of each
 * print 32 bits are kept: enough to see that two differ, too little to know one by.
 */
import { createHmac } from 'node:crypto'

/** By the variable's name; one that is not set is not in it. */
export type Settings = Readonly<Record<string, string>>
export type Prints = Readonly<Record<string, string>>

/** What may be short, and the key with which alone its print can be made. */
const under: Readonly<Record<string, string>> = {
  WECOM_BOT_TOKEN: 'WECOM_BOT_AES_KEY',
  WECOM_APP_TOKEN: 'WECOM_APP_AES_KEY',
}

export function printsOf(settings: Settings, salt: string): Prints {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => {
      const key = settings[under[name] ?? ''] ?? ''
      const print = createHmac('sha256', `${salt}\0${key}`).update(`${name}\0${value}`)
      return [name, print.digest('hex').slice(0, 8)]
    }),
  )
}

/** @returns the names, in order; a token whose key differs cannot be compared and is not among them */
export function differing(mine: Prints, theirs: Prints): string[] {
  const differs = (name: string) => mine[name] !== theirs[name]
  const comparable = (name: string) =>
    under[name] === undefined || !differs(under[name]) || !(name in mine) || !(name in theirs)
  return [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
    .filter(name => differs(name) && comparable(name))
    .toSorted()
}

/** What a file is, told from its first bytes: a name can say anything. */

const types = {
  'image/jpeg': { ending: 'jpg', begins: (head: string) => head.startsWith('ffd8ff') },
  'image/png': { ending: 'png', begins: (head: string) => head.startsWith('89504e470d0a1a0a') },
  'application/pdf': { ending: 'pdf', begins: (head: string) => head.startsWith('255044462d') },
  /** The photos of newer phones: an ISO container whose brand is one of HEIF's. */
  'image/heic': {
    ending: 'heic',
    begins: (head: string) => /^.{8}66747970(?:68656963|68656978|68657663|6d696631|6d736631)/.test(head),
  },
} as const

export type Mime = keyof typeof types

const headBytes = 16

/** @returns null for everything that is not taken */
export function typeOf(bytes: Uint8Array): Mime | null {
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString('hex')
  const known: readonly Mime[] = ['image/jpeg', 'image/png', 'application/pdf', 'image/heic']
  return known.find(mime => types[mime].begins(head)) ?? null
}

export const endingOf = (mime: Mime): string => types[mime].ending

/**
 * What every browser draws by itself, and nothing in it can run. Shown at once because some phones' browsers ask a
 * second time for what they are to keep, and the link works once.
 */
export const isShown = (mime: Mime): boolean => mime === 'image/jpeg' || mime === 'image/png'

const nameMaxChars = 60

/** The name without folders, ending, and what hides or turns; empty when nothing is left. */
export function stemOf(name: string): string {
  const [last = ''] = name.split(/[\\/]/).slice(-1)
  const plain = last.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[\p{C}:*?"<>|]/gu, '')
  return [...plain.trim()].slice(0, nameMaxChars).join('')
}

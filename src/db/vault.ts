/**
 * Encryption of what people wrote about themselves and of who came: AES-256-GCM, a random nonce each.
 *
 * What is sealed reads `lk1:<key>:<base64url of nonce, ciphertext and tag>`. It is bound to its place, the column's name and
 * the row that it belongs to (`leave:12`: the reasons of meeting 12), so that whoever can write into the database cannot have
 * one read out somewhere else. The first key seals, all of them open. Without a key everything passes as it is.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'

const mark = 'lk1:'
/** In front of words that begin like something sealed and are not: nobody writes a page out of order. */
const plainMark = 'lk0:'
const nonceBytes = 12
const tagBytes = 16
const keyBytes = 32

interface Key {
  readonly id: string
  readonly secret: Buffer
}

/** Something in the database that none of the given keys opens, or that somebody has changed. */
export class Unreadable extends Error {
  override readonly name: string = 'Unreadable'
}

/** It is whole, and its key is not given here: another process may have it. */
export class UnknownKey extends Unreadable {
  override readonly name = 'UnknownKey'
  readonly keyId: string

  constructor(keyId: string) {
    super(`a key that is not given: ${keyId}`)
    this.keyId = keyId
  }
}

export class Vault {
  readonly #keys: readonly Key[]

  /** @param keys of 32 bytes each; the first one seals */
  constructor(keys: readonly Uint8Array[]) {
    this.#keys = keys.map(secret => {
      if (secret.length !== keyBytes) throw new RangeError('a key has 32 bytes')
      return { id: idOf(secret), secret: Buffer.from(secret) }
    })
  }

  /** The name of the key that seals; null: nothing is sealed. */
  get keyId(): string | null {
    return this.#keys[0]?.id ?? null
  }

  get keyIds(): readonly string[] {
    return this.#keys.map(key => key.id)
  }

  seal<T extends string | null>(place: string, text: T): T | string {
    return text === null ? text : this.#seal(place, text, () => randomBytes(nonceBytes))
  }

  /** The same words in the same place are the same when they are sealed: for what is looked for by its words. */
  sealAlike(place: string, text: string): string {
    return this.#seal(place, text, key =>
      createHmac('sha256', key.secret).update(`${place}\0${text}`).digest().subarray(0, nonceBytes),
    )
  }

  /** Every form in which these words can lie in this place by `sealAlike`: as they are, and under each of the keys. */
  formsOf(place: string, text: string): string[] {
    return [escaped(text), ...this.#keys.map(({ secret }) => new Vault([secret]).sealAlike(place, text))]
  }

  /** @throws Unreadable */
  open<T extends string | null>(place: string, text: T): T | string {
    if (text?.startsWith('lk') !== true) return text
    if (text.startsWith(plainMark)) return text.slice(plainMark.length)
    if (!text.startsWith(mark)) return text
    const [, id, content = ''] = text.split(':')
    const key = this.#keys.find(one => one.id === id)
    if (key === undefined) throw new UnknownKey(id ?? '')
    const bytes = Buffer.from(content, 'base64url')
    try {
      const nonce = bytes.subarray(0, nonceBytes)
      const cipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: tagBytes })
      cipher.setAAD(Buffer.from(place))
      cipher.setAuthTag(bytes.subarray(-tagBytes))
      return cipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + cipher.final('utf8')
    } catch (error) {
      throw new Unreadable(
        `what lies in ${place.replace(/:.*/, '')} under the key ${id} was changed or is of another place`,
        {
          cause: error,
        },
      )
    }
  }

  /** Whether it lies there as it would be written now. */
  isCurrent(text: string): boolean {
    const [key] = this.#keys
    return key === undefined ? !text.startsWith(mark) : text.startsWith(`${mark}${key.id}:`)
  }

  #seal(place: string, text: string, nonceFor: (key: Key) => Buffer): string {
    const [key] = this.#keys
    if (key === undefined) return escaped(text)
    const nonce = nonceFor(key)
    const cipher = createCipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: tagBytes })
    cipher.setAAD(Buffer.from(place))
    const content = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
    return `${mark}${key.id}:${Buffer.concat(content).toString('base64url')}`
  }
}

/**
 * @param keys as they stand in the environment: 32 bytes each in base64 or 64 hexadecimal digits, the one that seals first
 */
export const vaultWith = (keys: readonly string[]): Vault => new Vault(keys.map(bytesOf))

const bytesOf = (key: string): Buffer => Buffer.from(key, /^[0-9a-f]{64}$/i.test(key) ? 'hex' : 'base64')

/** Without a key: what is written stays as it is. */
export const openVault = new Vault([])

const escaped = (text: string): string =>
  text.startsWith(mark) || text.startsWith(plainMark) ? plainMark + text : text

const idOf = (secret: Uint8Array): string =>
  createHash('sha256').update('liaison data key\0').update(secret).digest('hex').slice(0, 8)

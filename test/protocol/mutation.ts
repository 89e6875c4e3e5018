import { createCipheriv } from 'node:crypto'
import { envelope, keys, now, type Sealed, seal, sealEncrypted } from '../wecom/official.ts'

/** A small seeded generator (mulberry32): the same seed, the same run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Flips, cuts, inserts, repeats or replaces: one to three times. */
export function mutate(bytes: Buffer, random: () => number): Buffer {
  let out = Buffer.from(bytes)
  const rounds = 1 + Math.floor(random() * 3)
  for (let round = 0; round < rounds; round++) {
    const at = Math.floor(random() * (out.length + 1))
    const length = 1 + Math.floor(random() * 8)
    const noise = Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
    switch (Math.floor(random() * 6)) {
      case 0:
        if (at < out.length) out[at] = (out[at] ?? 0) ^ (1 << Math.floor(random() * 8))
        break
      case 1:
        out = out.subarray(0, at)
        break
      case 2:
        out = Buffer.concat([out.subarray(0, at), noise, out.subarray(at)])
        break
      case 3:
        out = Buffer.concat([out.subarray(0, at), out.subarray(at + length)])
        break
      case 4:
        out = Buffer.concat([out, out.subarray(at)])
        break
      default:
        out = Buffer.concat([out.subarray(0, at), noise, out.subarray(at + length)])
    }
  }
  return out
}

/** What may be wrong with an envelope, from the outside in. All but the first two are signed. */
export const layers = ['query', 'body', 'base64', 'cipher text', 'padded plaintext', 'message'] as const
export type Layer = (typeof layers)[number]

export function mutatedCallback(
  layer: Layer,
  message: string,
  random: () => number,
): Pick<Sealed, 'query' | 'body'> {
  const change = (text: string): string => mutate(Buffer.from(text), random).toString('latin1')
  switch (layer) {
    case 'query': {
      const { query, body } = seal(message)
      const names = Object.keys(query)
      const name = names[Math.floor(random() * names.length)] ?? ''
      return { query: { ...query, [name]: change(query[name] ?? '') }, body }
    }
    case 'body': {
      const { query, body } = seal(message)
      return { query, body: mutate(body, random) }
    }
    case 'base64':
      return sealEncrypted(change(envelope.encrypt(message)), now)
    case 'cipher text':
      return sealEncrypted(
        mutate(Buffer.from(envelope.encrypt(message), 'base64'), random).toString('base64'),
        now,
      )
    case 'padded plaintext':
      return sealEncrypted(encryptRaw(mutate(padded(message), random)), now)
    case 'message':
      return sealEncrypted(encryptRaw(padded(mutate(Buffer.from(message), random))), now)
  }
}

const key = Buffer.from(`${keys.encodingAesKey}=`, 'base64')

function padded(message: string | Buffer): Buffer {
  const bytes = Buffer.from(message)
  const head = Buffer.alloc(20, 7)
  head.writeUInt32BE(bytes.length, 16)
  const pad = 32 - ((20 + bytes.length) % 32)
  return Buffer.concat([head, bytes, Buffer.alloc(pad, pad)])
}

/** Encrypts whole AES blocks as they are; what is left over at the end is dropped. */
export function encryptRaw(plaintext: Buffer): string {
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const whole = plaintext.subarray(0, plaintext.length - (plaintext.length % 16))
  return Buffer.concat([cipher.update(whole), cipher.final()]).toString('base64')
}

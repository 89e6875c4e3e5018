export interface SentFile {
  readonly kind: 'image' | 'file'
  readonly name: string
  readonly bytes: Buffer
}

/** One message: a file or a picture alone, or pictures with words or with each other (`mixed`). */
export interface Sending {
  readonly files: readonly [SentFile, ...SentFile[]]
  readonly words: string | null
}

/** What the address of a file begins with. */
export const mediaPath = '/sandbox/wecom/media/'

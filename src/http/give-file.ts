/** A file as an answer: under its own name, which no file system can take for anything else. */
import type { Context } from 'koa'

interface FileHead {
  readonly name: string
  readonly mime: string
  /** A browser may show it in place of keeping it. */
  readonly isShown?: boolean
}

/** The headers. That nobody sniffs or keeps it is said of every answer (`create-http.ts`). */
export function headFile(ctx: Context, { name, mime, isShown }: FileHead): void {
  // Also as an ASCII name, for those that know no other; the library escapes what would end the header.
  ctx.attachment(safeName(name), {
    type: isShown === true ? 'inline' : 'attachment',
    fallback: asciiName(name),
  })
  ctx.type = mime
}

export function giveFile(ctx: Context, file: FileHead & { readonly bytes: Uint8Array }): void {
  headFile(ctx, file)
  ctx.body = Buffer.from(file.bytes)
}

const nameMaxChars = 80

/** Nothing that a file system takes for a folder, a device or a command. */
function safeName(name: string): string {
  const [, stem = '', ending = ''] = /^(.*?)(\.[a-z]+)?$/su.exec(name) ?? []
  const plain = stem.replace(/[\p{C}\\/:*?"<>|]/gu, '').replace(/^[. ]+|[. ]+$/g, '')
  return `${[...plain].slice(0, nameMaxChars).join('') || 'document'}${ending}`
}

const asciiName = (name: string): string => `document${/\.[a-z]+$/.exec(name)?.[0] ?? ''}`

import { randomBytes } from 'node:crypto'

/**
 * One file as the platform's uploads want it: part `media`, the name in raw UTF-8 (not every server there reads
 * `filename*=`, wecom-protocol 3.2), and the length beside it.
 */
export function multipart({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): {
  readonly contentType: string
  readonly bytes: Uint8Array<ArrayBuffer>
} {
  const boundary = `liaison-${randomBytes(12).toString('hex')}`
  // What would end the name or the header.
  const safe = name.replace(/["\\\p{Cc}]/gu, '')
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="${safe}"; filelength=${bytes.byteLength}\r\nContent-Type: application/octet-stream\r\n\r\n`
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}

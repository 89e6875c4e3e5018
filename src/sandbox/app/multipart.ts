/** The one file of an upload (wecom-protocol 4.4): a part `media` with its filename, and the length if it is said. */
export interface Part {
  readonly name: string
  readonly bytes: Buffer
}

/** @returns the part, or what is wrong with it */
export function readMultipart(contentType: string, body: Buffer): Part | { readonly problem: string } {
  const boundary = /^multipart\/form-data;\s*boundary="?([^";]{1,70})"?$/i.exec(contentType)?.[1]
  if (boundary === undefined)
    return { problem: 'the content type is not multipart/form-data with a boundary' }
  const start = Buffer.from(`--${boundary}\r\n`)
  const end = Buffer.from(`\r\n--${boundary}--`)
  const endsAt = body.lastIndexOf(end)
  const headEndsAt = body.indexOf('\r\n\r\n')
  if (!body.subarray(0, start.length).equals(start) || headEndsAt < 0 || endsAt < headEndsAt + 4)
    return { problem: 'the body is no single part' }
  const head = body.subarray(start.length, headEndsAt).toString('utf8')
  if (!/\bname="media"/.test(head)) return { problem: 'the part is not called "media"' }
  const name = /\bfilename="([^"]+)"/.exec(head)?.[1]
  if (name === undefined) return { problem: 'the part has no filename' }
  const bytes = body.subarray(headEndsAt + 4, endsAt)
  const length = /\bfilelength=(\d+)/.exec(head)?.[1]
  if (length !== undefined && Number(length) !== bytes.length)
    return { problem: `filelength is ${length}, the file has ${bytes.length} bytes` }
  return { name, bytes: Buffer.from(bytes) }
}

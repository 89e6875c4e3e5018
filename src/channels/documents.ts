import { beforeSending, NoWay } from './channel.ts'

interface File {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Documents behind links of features/downloads. */
export interface Documents {
  /** Makes it and does not use the link up. */
  open(token: string): Promise<File | 'unknown' | 'over' | 'forbidden' | 'gone'>
  spend(token: string): Promise<unknown>
}

/** @throws NoWay when there is nothing to send; NotBegun when it could not be looked up now */
export async function openDocument(
  documents: Documents,
  path: string,
  maxBytes: number,
): Promise<{ readonly token: string; readonly file: File }> {
  const token = path.slice(path.lastIndexOf('/') + 1)
  const file = await beforeSending(() => documents.open(token))
  if (file === 'over' || file === 'unknown') throw new NoWay('document_over')
  if (typeof file === 'string') throw new NoWay('document_gone')
  if (file.bytes.byteLength > maxBytes) throw new NoWay('document_too_big')
  return { token, file }
}

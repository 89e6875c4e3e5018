import { inflateRawSync } from 'node:zlib'

/** The files of a zip as texts, by the zip's directory at its end. */
export function unzip(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes)
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10)
    const packed = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const header = zip.readUInt32LE(at + 42)
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
    const content = zip.subarray(start, start + packed)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    files.set(name, (method === 8 ? inflateRawSync(content) : content).toString('utf8'))
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}

/** The paragraphs of a .docx as they are read. */
export function wordsOf(docx: Uint8Array): string[] {
  const xml = unzip(docx).get('word/document.xml') ?? ''
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) =>
    [...inside.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)]
      .map(([, text = '']) => text)
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  )
}

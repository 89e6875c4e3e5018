/** RFC 5545 3.1: no line is longer than 75 octets, its end not counted; what follows begins with a blank. */
const mostOctets = 75

/** @param line without an end; whole characters stay whole, though the standard does not ask for it */
export function foldLine(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > mostOctets) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}

/**
 * Finds `\uXXXX` for a character that JSON need not escape: the REST interface may refuse it with 40033
 * (wecom-protocol 7). JSON.stringify writes such escapes only for halves of surrogate pairs and control characters;
 * the latter must be escaped and are let through.
 *
 * @returns the first such escape, or null
 */
export function escapedText(json: string): string | null {
  for (const [found, hex = ''] of json.matchAll(/\\(?:u([0-9a-fA-F]{4})|.)/gs)) {
    if (hex !== '' && Number.parseInt(hex, 16) >= 0x20 && hex !== '007f') return found
  }
  return null
}

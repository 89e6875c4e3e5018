/** `media/get` (wecom-protocol 4.4): the file itself, or JSON that says why not. */
import { PlatformRefused, PlatformUnreachable } from '../../errors.ts'
import { mediaLimits } from '../limits.ts'
import { type MediaFile, type MediaTrouble, nameIn, readBounded } from '../media.ts'
import { apiUrl, request } from '../outgoing.ts'

const timeoutMs = 20_000
/** The media id is invalid, or its three days are over. */
const noSuchFile = 40007

/**
 * @throws PlatformRefused for every other errcode; PlatformUnreachable 'no' when it could not be had now, which changes nothing
 */
export async function downloadFile(
  apiBase: string,
  token: string,
  mediaId: string,
  signal: AbortSignal,
): Promise<MediaFile | MediaTrouble> {
  const url = apiUrl(apiBase, '/cgi-bin/media/get')
  url.searchParams.set('access_token', token)
  url.searchParams.set('media_id', mediaId)
  try {
    const response = await request(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    if (response.status !== 200) throw new PlatformUnreachable(`media/get: HTTP ${response.status}`, 'no')
    const bytes = await readBounded(response)
    if (bytes === null) return 'too_large'
    const refused = refusalIn(response.headers.get('content-type'), bytes)
    if (refused !== null) return refused.errcode === noSuchFile ? 'gone' : Promise.reject(refused)
    if (bytes.length > mediaLimits.maxBytes) return 'too_large'
    return { bytes, name: nameIn(response.headers.get('content-disposition')) }
  } catch (error) {
    if (error instanceof PlatformRefused || error instanceof PlatformUnreachable) throw error
    throw new PlatformUnreachable('media/get: no answer', 'no')
  }
}

/** A file that happens to be JSON comes with a name of its own type; only short answers in JSON or text are looked at. */
function refusalIn(contentType: string | null, bytes: Uint8Array): PlatformRefused | null {
  if (!/json|text\/plain/i.test(contentType ?? '') || bytes.length > 4_096) return null
  try {
    const answer: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    if (typeof answer !== 'object' || answer === null || !('errcode' in answer)) return null
    if (typeof answer.errcode !== 'number' || answer.errcode === 0) return null
    return new PlatformRefused(answer.errcode, 'media/get')
  } catch {
    return null
  }
}

import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'koa'

const shrink = promisify(gzip)
/** Below it the packet is the same. */
const worthBytes = 1_400

/**
 * Pages and their files, an eighth of the size where the browser can unpack it: in a village the network is what is slow.
 * What shares a page with a form's token is no way to find it out by sizes: a form of another site is refused all the same.
 */
export async function giveText(ctx: Context, text: string | Buffer): Promise<void> {
  ctx.vary('Accept-Encoding')
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  if (
    ctx.method === 'HEAD' ||
    bytes.length < worthBytes ||
    ctx.acceptsEncodings('gzip', 'identity') !== 'gzip'
  ) {
    ctx.body = bytes
    return
  }
  ctx.set('Content-Encoding', 'gzip')
  ctx.body = await shrink(bytes)
}

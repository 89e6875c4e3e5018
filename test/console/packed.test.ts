/** Pages and their files go out packed to browsers that say they can unpack them, and plain to all others. */
import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { style } from '../../src/pages/web-files.ts'
import { startTown } from '../support/town.ts'
import { linkIn, PlainBrowser } from './browser.ts'

const town = await startTown()
const browser = new PlainBrowser(town.url)
await browser.enter(linkIn((await town.say('周晓敏', '网页')).text))

const ask = (path: string, encoding: string | null, method = 'GET') =>
  new Promise<{ headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
    const headers = {
      cookie: browser.cookieHeader(),
      ...(encoding === null ? {} : { 'accept-encoding': encoding }),
    }
    get(`${town.url}${path}`, { headers, method }, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(parts) }))
    }).on('error', reject)
  })

it.each([style.path, '/console/c/1/today'])('%s', async path => {
  const plain = await ask(path, null)
  expect(plain.headers['content-encoding']).toBeUndefined()
  for (const encoding of ['gzip, deflate, br', 'gzip']) {
    const packed = await ask(path, encoding)
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
    expect(packed.headers['content-length']).toBe(String(packed.bytes.length))
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 1.5)
    expect(gunzipSync(packed.bytes).toString()).toBe(plain.bytes.toString())
  }
  for (const encoding of ['identity', 'gzip;q=0', 'br', ''])
    expect((await ask(path, encoding)).bytes.toString()).toBe(plain.bytes.toString())
  expect((await ask(path, 'gzip', 'HEAD')).bytes).toHaveLength(0)
})

import { createCipheriv } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createEnvelope } from '../../src/wecom/envelope.ts'
import { mediaLimits } from '../../src/wecom/limits.ts'
import { fetchMedia } from '../../src/wecom/media.ts'

const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const envelope = createEnvelope({ token: 't', encodingAesKey, receiveId: '' })
const key = Buffer.from(`${encodingAesKey}=`, 'base64')

function encrypted(bytes: Uint8Array): Buffer {
  const padLength = 32 - (bytes.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(Buffer.concat([bytes, Buffer.alloc(padLength, padLength)])),
    cipher.final(),
  ])
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function platform(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closing.push(
    () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const get = (apiBase: string, url = `${apiBase}/file`) => fetchMedia({ url, apiBase, envelope })

describe('what is decrypted', () => {
  it('is the file that was encrypted, whatever its length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        expect(Buffer.from(envelope.decryptFile(encrypted(bytes)) ?? [1]).equals(Buffer.from(bytes))).toBe(
          true,
        )
      }),
    )
  })

  it('is nothing when it was cut, padded otherwise or made with another key', () => {
    const whole = encrypted(Buffer.from('x'.repeat(100)))
    expect(envelope.decryptFile(whole.subarray(0, -1))).toBeNull()
    expect(envelope.decryptFile(whole.subarray(0, -32))).toBeNull()
    expect(envelope.decryptFile(new Uint8Array())).toBeNull()
    const other = createEnvelope({ token: 't', encodingAesKey: 'B'.repeat(43), receiveId: '' })
    expect(other.decryptFile(whole)).toBeNull()
  })
})

describe('where it is fetched from', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:1/x',
    'file:///etc/passwd',
    'https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com.evil.cn/x',
    'https://evil-1258476243.cos.ap-guangzhou.myqcloud.com/x',
    'http://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/x',
    'https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com:8443/x',
    'https://me@qyapi.weixin.qq.com/x',
    'not an address',
  ])('%s is foreign: nothing is asked there', async url => {
    expect(await get('https://qyapi.weixin.qq.com', url)).toBe('foreign')
  })

  it('an answer that leads elsewhere is not followed', async () => {
    let asked = 0
    const elsewhere = await platform(() => asked++)
    const apiBase = await platform((_request, response) => {
      response.writeHead(302, { location: elsewhere }).end()
    })
    expect(await get(apiBase)).toBe('gone')
    expect(asked).toBe(0)
  })
})

describe('what comes', () => {
  it('is the file with the name that the platform tells', async () => {
    const apiBase = await platform((_request, response) => {
      const name = encodeURIComponent('路灯.jpg')
      response.writeHead(200, {
        'content-disposition': `attachment; filename="x.jpg"; filename*=UTF-8''${name}`,
      })
      response.end(encrypted(Buffer.from('photo')))
    })
    expect(await get(apiBase)).toEqual({ name: '路灯.jpg', bytes: Buffer.from('photo') })
  })

  it('is too large when it never ends: no more than the limit is read', async () => {
    const chunk = Buffer.alloc(1_048_576)
    let sent = 0
    const apiBase = await platform((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length
        sent += chunk.length
      }
      response.on('drain', more)
      more()
    })
    expect(await get(apiBase)).toBe('too_large')
    expect(sent).toBeLessThan(4 * mediaLimits.maxBytes)
  })

  it.each([
    [403, 'gone'],
    [404, 'gone'],
  ])('HTTP %i is %s', async (status, trouble) => {
    const apiBase = await platform((_request, response) => response.writeHead(status).end('secret'))
    expect(await get(apiBase)).toBe(trouble)
  })

  it('HTTP 503 and a cut connection are worth another try, and no error tells the address', async () => {
    const busy = await platform((_request, response) => response.writeHead(503).end())
    const cut = await platform(request => request.socket.destroy())
    for (const apiBase of [busy, cut]) {
      const error = await get(apiBase).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'PlatformUnreachable' })
      expect(JSON.stringify([String(error), error])).not.toContain('127.0.0.1')
    }
  })
})

import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { BadConfiguration, PlatformRefused, PlatformUnreachable } from '../../src/errors.ts'
import { apiUrl } from '../../src/wecom/outgoing.ts'
import { postToResponseUrl } from '../../src/wecom/response-url.ts'
import { sendWebhookText, webhookTexts } from '../../src/wecom/webhook.ts'
import { fakePlatform } from './fake-platform.ts'

type Platform = Awaited<ReturnType<typeof fakePlatform>>
const open: Platform[] = []
const platform = async (respond: (response: ServerResponse) => void): Promise<Platform> => {
  const started = await fakePlatform(respond)
  open.push(started)
  return started
}
const json =
  (value: unknown, status = 200) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
const ok = json({ errcode: 0, errmsg: 'ok' })

afterEach(async () => {
  for (const started of open.splice(0)) await started.close()
})

const key = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'
const send = (apiBase: string, rest: Partial<Parameters<typeof sendWebhookText>[0]> = {}) =>
  sendWebhookText({ apiBase, key, content: '请回复', mentionedUserids: ['zhangsan'], ...rest })

const failure = async (sending: Promise<void>): Promise<Error> => {
  try {
    await sending
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('it did not fail')
}

describe('webhook text', () => {
  test('goes out in the documented form, as raw UTF-8', async () => {
    const { apiBase, received } = await platform(ok)
    await send(apiBase)
    expect(received).toEqual([
      {
        path: `/cgi-bin/webhook/send?key=${key}`,
        contentType: 'application/json; charset=utf-8',
        text: '{"msgtype":"text","text":{"content":"请回复","mentioned_list":["zhangsan"]}}',
      },
    ])
  })

  test('nobody but the named is mentioned, and never everybody', async () => {
    const { apiBase, received } = await platform(ok)
    await send(apiBase, { content: '<@all> <@lisi>\u202E', mentionedUserids: ['@all', '@ALL'] })
    expect(JSON.parse(received[0]?.text ?? '')).toEqual({
      msgtype: 'text',
      text: { content: '＜@all> ＜@lisi>' },
    })
  })

  test('is cut to the platform’s bytes, or sent as several', async () => {
    const { apiBase, received } = await platform(ok)
    const names = Array.from({ length: 200 }, (_, i) => `代表${i}<@x>`).join('\n')
    await send(apiBase, { content: names })
    const { content } = JSON.parse(received[0]?.text ?? '').text
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2_048)
    const pieces = webhookTexts(names)
    expect(pieces.length).toBeGreaterThan(1)
    for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(2_048)
    expect(pieces.join('\n')).toBe(names.replaceAll('<', '＜'))
  })

  test('a private platform under a path is reached there', () => {
    expect(apiUrl('https://zw.example/wecom/', '/cgi-bin/x').href).toBe('https://zw.example/wecom/cgi-bin/x')
    for (const bad of ['qyapi.weixin.qq.com', 'ftp://x', '', 'https://']) {
      expect(() => apiUrl(bad, '/x')).toThrow(BadConfiguration)
    }
  })
})

describe('outcomes', () => {
  test.each([
    [93000, 200],
    [45009, 200],
    [45033, 200],
    [-1, 200],
    [40058, 400],
    [-1, 503],
  ])('errcode %i with HTTP %i is a refusal with that number', async (errcode, status) => {
    const { apiBase } = await platform(json({ errcode, errmsg: 'no, hint: [1]' }, status))
    const error = await failure(send(apiBase))
    expect(error).toBeInstanceOf(PlatformRefused)
    expect(error).toMatchObject({ errcode })
  })

  test.each<[string, (response: ServerResponse) => void]>([
    ['HTTP 500', response => response.writeHead(500).end()],
    ['HTTP 502 with HTML', response => response.writeHead(502).end('<html>')],
    ['HTTP 500 that says ok', json({ errcode: 0 }, 500)],
    ['200 with HTML', response => response.end('<html>')],
    ['200 with nothing', response => response.end()],
    ['200 with other JSON', json({ ok: true })],
    ['200 with a list', json([])],
    ['an errcode that is a text', json({ errcode: '0' })],
    ['200 with cut JSON', response => response.end('{"errcode":0')],
    ['a body without end', response => response.end(`{"errcode":0,"x":"${'x'.repeat(70_000)}"}`)],
    ['a reset before the answer', response => response.socket?.resetAndDestroy()],
    [
      'a reset within the answer',
      response => {
        response
          .writeHead(200, { 'content-length': '30' })
          .write('{"errcode":0', () => response.socket?.destroy())
      },
    ],
  ])('after %s nobody knows what happened', async (_name, respond) => {
    const { apiBase } = await platform(respond)
    const error = await failure(send(apiBase))
    expect(error).toBeInstanceOf(PlatformUnreachable)
    expect(error).toMatchObject({ delivered: 'unknown' })
  })

  test.each<[string, (response: ServerResponse) => void]>([
    ['a platform that hangs', () => {}],
    ['one that hangs within its answer', response => response.writeHead(200).write('{')],
  ])('%s is given up in time, and nobody knows what happened', async (_name, respond) => {
    const { apiBase } = await platform(respond)
    const error = await failure(send(apiBase, { timeoutMs: 60 }))
    expect(error).toMatchObject({ name: 'PlatformUnreachable', delivered: 'unknown' })
  })

  test('a redirect is not followed: key and words go nowhere else', async () => {
    const elsewhere = await platform(ok)
    const { apiBase } = await platform(response =>
      response.writeHead(307, { location: elsewhere.apiBase }).end(),
    )
    expect(await failure(send(apiBase))).toMatchObject({ name: 'PlatformUnreachable', delivered: 'unknown' })
    expect(elsewhere.received).toEqual([])
  })

  test('a shutdown gives up at once; before sending it is sure that nothing was sent', async () => {
    const stop = new AbortController()
    const { apiBase, received } = await platform(() => stop.abort())
    expect(await failure(send(apiBase, { signal: stop.signal }))).toMatchObject({ delivered: 'unknown' })
    expect(await failure(send(apiBase, { signal: stop.signal }))).toMatchObject({ delivered: 'no' })
    expect(received).toHaveLength(1)
  })

  test('where nobody listens, and where no name leads, nothing was sent', async () => {
    const { apiBase, close } = await fakePlatform(ok)
    await close()
    for (const base of [apiBase, apiBase.replace('127.0.0.1', 'localhost'), 'http://nowhere..invalid']) {
      expect(await failure(send(base))).toMatchObject({ name: 'PlatformUnreachable', delivered: 'no' })
    }
  })

  test('no error shows the key, the address or the words', async () => {
    const responders = [
      json({ errcode: 93000, errmsg: 'invalid webhook url' }),
      (response: ServerResponse) => response.end('x'),
    ]
    for (const respond of responders) {
      const { apiBase, close } = await fakePlatform(respond)
      const errors = [await failure(send(apiBase))]
      await close()
      errors.push(await failure(send(apiBase)))
      for (const error of errors) {
        const shown = `${error.stack}${error.cause instanceof Error ? error.cause.stack : ''}${JSON.stringify(error)}`
        expect(shown).not.toMatch(/693a91f6|webhook\/send\?|请回复/)
      }
    }
  })
})

describe('response_url', () => {
  const answer = (apiBase: string, url: string) =>
    postToResponseUrl({ apiBase, url, markdown: '**已批准** <@all>' })

  test('gets words as markdown that formats nothing', async () => {
    const { apiBase, received } = await platform(ok)
    await answer(apiBase, `${apiBase}/cgi-bin/aibot/response?response_code=abc`)
    expect(received[0]).toMatchObject({
      path: '/cgi-bin/aibot/response?response_code=abc',
      text: '{"msgtype":"markdown","markdown":{"content":"＊＊已批准＊＊ ＜@all＞"}}',
    })
  })

  test.each([
    'https://evil.example/cgi-bin/aibot/response?response_code=1',
    'http://qyapi.weixin.qq.com/cgi-bin/aibot/response',
    'https://qyapi.weixin.qq.com:8443/cgi-bin/aibot/response',
    'https://qyapi.weixin.qq.com@evil.example/',
    'https://qyapi.weixin.qq.com.evil.example/',
    'http://127.0.0.1:5432/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '//evil.example/',
    '',
  ])('that leads elsewhere is never called: %s', async url => {
    const error = await failure(answer('https://qyapi.weixin.qq.com', url))
    expect(error).toBeInstanceOf(PlatformRefused)
    expect(error.message).not.toContain('evil')
  })

  test('used twice is a refusal with the platform’s number', async () => {
    const { apiBase } = await platform(json({ errcode: 40058, errmsg: 'used' }))
    expect(await failure(answer(apiBase, `${apiBase}/x`))).toMatchObject({ errcode: 40058 })
  })
})

/** What this service asks of others over the network: in one place, of hosts that the configuration names. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { onApiHost, onMediaHost } from '../../src/wecom/outgoing.ts'

const folder = new URL('../../src/', import.meta.url)
/** Of the service; what runs in a browser asks the service alone, which its policy holds. */
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => /\.tsx?$/u.test(path) && !/(?:sandbox|pages)\/web\//u.test(path))
  .map(path => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }))

/** Who opens a way out, and where to. */
const waysOut: Readonly<Record<string, string>> = {
  'wecom/outgoing.ts': 'WECOM_API_BASE, and the bucket where WeCom keeps the files of bots',
  'wecom/long-connection.ts': 'WECOM_WS_URL, by the SDK of Tencent',
  'db/lane.ts': 'DATABASE_URL',
  'db/embedded/socket.ts': 'the embedded database, by a socket of this machine',
  'cli/doctor/service.ts':
    'PUBLIC_URL and the own port, when the operator asks whether they lead to the service',
  'sandbox/callback.ts': 'the service itself, as WeCom would',
}
const opensOne =
  /\bfetch\(|\bnew WebSocket\(|WSClient\(|from 'node:(?:https|dgram|dns|tls)'|from 'axios'|(?:http|https)\.(?:request|get)\(|import \{[^}]*\bconnect\b[^}]*\} from 'node:net'|import \{[^}]*\brequest\b[^}]*\} from 'node:https?'/u

it('there are these ways out and no others', () => {
  const found = sources
    .filter(({ text }) => opensOne.test(text.replaceAll(/(?:\.|#|async |readonly )fetch\(/gu, '')))
    .map(({ path }) => path)
  expect(found.sort()).toEqual(Object.keys(waysOut).sort())
})

it('nothing but the one place makes an address that may be asked, and it follows nowhere', () => {
  const makers = sources.filter(({ text }) => /\bas KnownUrl\b/u.test(text))
  expect(makers.map(({ path }) => path)).toEqual(['wecom/outgoing.ts'])
  expect(makers[0]?.text).toContain("redirect: 'manual'")
})

describe('an address that came with a message', () => {
  const api = 'https://qyapi.weixin.qq.com'
  const bucket = 'https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com'

  it.each([`${bucket}/a?sign=b`, `${api}/cgi-bin/media`])('%s is asked for a file', address => {
    expect(onMediaHost(api, address)?.href).toBe(address)
  })

  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:169.254.169.254]/latest',
    'http://169.254.169.254/latest/meta-data',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://localhost/',
    'http://10.0.0.1/',
    'https://qyapi.weixin.qq.com.evil.cn/',
    'https://qyapi.weixin.qq.com@evil.cn/',
    'https://:x@qyapi.weixin.qq.com/',
    'https://qyapi.weixin.qq.com:8443/',
    'http://qyapi.weixin.qq.com/',
    'https://evil.myqcloud.com/',
    'https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com.evil.cn/',
    'https://x.ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'gopher://127.0.0.1:5432/',
    '//evil.cn/',
    '',
  ])('%s is not asked', address => {
    expect(onMediaHost(api, address)).toBeNull()
    expect(onApiHost(api, address)).toBeNull()
  })
})

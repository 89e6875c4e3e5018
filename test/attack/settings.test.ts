/** Settings that would quietly take a line of defence away. */
import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

it.each([
  ['PUBLIC_URL', 'https://somebody:password@liaison.example', 'every link'],
  ['PUBLIC_URL', 'https://liaison.example?x=1', 'every link'],
  ['PUBLIC_URL', 'https://liaison.example#x', 'every link'],
  ['LIAISON_DATA_KEY', Buffer.alloc(32).toString('base64'), '32 random bytes'],
  ['LIAISON_DATA_KEY', '0'.repeat(64), '32 random bytes'],
])('%s=%s is refused', (name, value, why) => {
  expect(() => readConfig({ [name]: value })).toThrow(why)
})

it('secrets that go over the network in the clear are said', () => {
  const open = { WECOM_API_BASE: 'http://zwwx.example', WECOM_OAUTH_BASE: 'http://zwwx.example' }
  expect(readConfig(open).warnings.join()).toMatch(/WECOM_API_BASE is not encrypted.*WECOM_OAUTH_BASE is not/)
  expect(readConfig({ WECOM_API_BASE: 'https://zwwx.example' }).warnings).toEqual([])
  expect(readConfig({ WECOM_API_BASE: 'http://127.0.0.1:9' }).warnings).toEqual([])
})

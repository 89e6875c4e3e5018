/** Settings that would quietly take a line of defence away. */
import { expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { startEmbedded } from '../../src/db/embedded.ts'
import { quietLog } from '../support/database.ts'

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
  const lookAlikes = [
    'HTTP://zwwx.example',
    'http://127.0.0.1.zwwx.example',
    'http://localhost.zwwx.example',
    'http://10.0.0.1',
  ]
  for (const address of lookAlikes)
    expect(readConfig({ WECOM_API_BASE: address }).warnings.join(), address).toMatch(/WECOM_API_BASE is not/)
  const bot = { WECOM_BOT_TOKEN: 'token', WECOM_BOT_AES_KEY: 'a'.repeat(43) }
  expect(readConfig({ ...bot, PUBLIC_URL: 'http://liaison.example' }).warnings.join()).toMatch(
    /PUBLIC_URL is not encrypted.*links that sign in/,
  )
  expect(readConfig({ ...bot, PUBLIC_URL: 'http://localhost:3000' }).warnings.join()).not.toContain(
    'PUBLIC_URL',
  )
})

const known = ['sslmode', 'host', 'port', 'user', 'password'].join(', ')
it.each([
  // A password with characters that mean something in an address, a port that is none, two hosts.
  ['postgres://u:se/cret@db/d', 'cannot be read'],
  ['postgres://u:secret#@db/d', 'cannot be read'],
  ['postgres://u:secret@db:99999/d', 'cannot be read'],
  ['postgres://u:secret@one:1,two:2/d', 'cannot be read'],
  ['postgres://u:secret@db/d#x', 'cannot be read'],
  ['postgres://u:50%@db/d', '%25'],
  // What would be left out without a word.
  ['postgres://u:secret@db/d?host=/tmp', 'two hosts'],
  ['postgres://u:secret@db:1/d?port=2', 'two ports'],
  ['postgres://u:secret@db/d?sslmode=require&sslmode=disable', 'sslmode stands in it twice'],
  ['postgres://u:secret@db/d?ssl=true', `the parameter ssl is none of ${known}`],
  ['postgres://u:secret@db/d?sslrootcert=/ca.pem', `the parameter sslrootcert is none of ${known}`],
  ['postgres://u:secret@db/d?options=-csearch_path%3Dx', 'the parameter options is none of'],
  ['mysql://u:secret@db/d', 'postgres://'],
])('DATABASE_URL=%s is refused in a sentence that says what is wrong, and not the password', (url, why) => {
  const refusal = () => readConfig({ DATABASE_URL: url })
  expect(refusal).toThrow(why)
  expect(refusal).toThrow(/^DATABASE_URL: (?!.*(?:se\/cret|secret|\n))/)
})

it('a database on another machine is not spoken to in the clear without a word', () => {
  const said = (url: string) => readConfig({ DATABASE_URL: url }).warnings.join()
  expect(said('postgres://u@db.example/d')).toMatch(/^DATABASE_URL has no sslmode/)
  for (const said_ of ['disable', 'require', 'verify-full'])
    expect(said(`postgres://u@db.example/d?sslmode=${said_}`)).toBe('')
  for (const here of ['localhost', '127.0.0.1', '[::1]', '%2Fvar%2Frun%2Fpostgresql'])
    expect(said(`postgres://u@${here}/d`)).toBe('')
})

it.each([
  'WECOM_API_BASE=https://somebody:password@zwwx.example',
  'WECOM_API_BASE=https://zwwx.example/?x=1',
  'WECOM_OAUTH_BASE=https://zwwx.example#x',
  'WECOM_WS_URL=wss://somebody:password@zwwx.example',
  'WECOM_WS_URL=wss://zwwx.example#x',
])('%s is refused: every call to it would fail', setting => {
  const [name = '', ...value] = setting.split('=')
  expect(() => readConfig({ [name]: value.join('=') })).toThrow(`${name}: must have no user, password`)
})

it('a sandbox that is open to the network says so: whoever reaches it is everybody in it', () => {
  for (const HOST of ['0.0.0.0', '::', '192.168.1.5', 'town-server'])
    expect(readConfig({ HOST }).warnings.join(), HOST).toMatch(/HOST .* opens the sandbox/)
  for (const HOST of ['127.0.0.1', '127.8.8.8', '::1', 'localhost'])
    expect(readConfig({ HOST }).warnings, HOST).toEqual([])
  const live = { WECOM_BOT_TOKEN: 'SimToken123', WECOM_BOT_AES_KEY: `${'a'.repeat(42)}E` }
  expect(readConfig({ HOST: '0.0.0.0', ...live }).warnings.join()).not.toContain('sandbox')
})

it('a folder in which nothing can be made or written is said, and not tried for ever', async () => {
  for (const folder of ['/proc/liaison/data', '/proc', '/dev/null/data'])
    await expect(startEmbedded(folder, quietLog), folder).rejects.toThrow(
      /^DATA_DIR: \S+ cannot be (?:made or entered|written)$/,
    )
})

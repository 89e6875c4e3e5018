/** Which settings count, and that a print tells no more than whether two are the same. */
import { expect, it } from 'vitest'
import { readConfig, variableNames } from '../../src/config.ts'
import { differing, printsOf } from '../../src/replicas/prints.ts'
import { settingsOf } from '../../src/replicas/settings.ts'

const key = (letter: string) => letter.repeat(43)
const random = (letter: string) => Buffer.from(letter.repeat(31).concat('x')).toString('base64')
const app = {
  ...{ WECOM_CORP_ID: 'ww1', WECOM_APP_AGENT_ID: '1000002', WECOM_APP_SECRET: 'secret-of-the-app' },
  ...{ WECOM_APP_TOKEN: 'token2', WECOM_APP_AES_KEY: key('b') },
}
const common = { LIAISON_DATA_KEY: random('k'), PUBLIC_URL: 'https://liaison.example', WECOM_BOT_NAME: 'a' }
const byCallback = { ...app, ...common, WECOM_BOT_TOKEN: 'token1', WECOM_BOT_AES_KEY: key('a') }
const byConnection = { ...app, ...common, WECOM_BOT_ID: 'aib1', WECOM_BOT_SECRET: 'secret-of-the-bot' }

const others: Readonly<Record<string, string>> = {
  PUBLIC_URL: 'https://other.example',
  WECOM_BOT_NAME: 'b',
  WECOM_BOT_TOKEN: 'token9',
  WECOM_BOT_AES_KEY: key('z'),
  WECOM_BOT_ID: 'aib9',
  WECOM_BOT_SECRET: 'other',
  WECOM_WS_URL: 'wss://other.example',
  WECOM_GROUP_CARDS: 'try',
  WECOM_STREAM_MINUTES: '10',
  WECOM_CORP_ID: 'ww9',
  WECOM_APP_AGENT_ID: '9',
  WECOM_APP_SECRET: 'other',
  WECOM_APP_TOKEN: 'token8',
  WECOM_APP_AES_KEY: key('y'),
  WECOM_API_BASE: 'https://other.example',
  WECOM_OAUTH_BASE: 'https://other.example',
  LIAISON_DATA_KEY: random('q'),
  LIAISON_MESSAGES_A_MINUTE: '60',
}
/** Each machine's own; asked once at a start; of the commands; of the sandbox. */
const own = ['PORT', 'HOST', 'DATABASE_URL', 'DATA_DIR', 'LOG_LEVEL'].concat(
  ['LIAISON_ADMIN_CODE', 'LIAISON_BACKUP_PASSPHRASE'],
  ['SANDBOX_CHANNELS'],
)

it('every variable counts that is not each machine’s own', () => {
  expect([...Object.keys(others), ...own].toSorted()).toEqual(variableNames.toSorted())
})

const prints = (env: Record<string, string>) => printsOf(settingsOf(readConfig(env)), 'salt')

it.each(Object.entries(others))('another %s is named', (name, value) => {
  const base = /^WECOM_(?:BOT_ID|BOT_SECRET|WS|GROUP|STREAM)/.test(name) ? byConnection : byCallback
  const found = differing(prints(base), prints({ ...base, [name]: value }))
  // Where the API is elsewhere, its page that signs people in is there, too.
  expect(found).toEqual(name === 'WECOM_API_BASE' ? [name, 'WECOM_OAUTH_BASE'] : [name])
})

it('of the sandboxes what they play counts, and a way that one alone has', () => {
  expect(differing(prints({}), prints({ SANDBOX_CHANNELS: 'app' }))).toEqual(['SANDBOX_CHANNELS'])
  const { WECOM_APP_TOKEN: token, WECOM_APP_AES_KEY: aesKey, ...deaf } = byCallback
  expect([token, aesKey]).toEqual(['token2', key('b')])
  expect(differing(prints(byCallback), prints(deaf))).toEqual(['WECOM_APP_AES_KEY', 'WECOM_APP_TOKEN'])
})

it('the order of data keys does not count: it is changed one process after the other', () => {
  const [first, second] = [random('k'), random('q')]
  const both = (keys: string) => prints({ ...byCallback, LIAISON_DATA_KEY: keys })
  expect(differing(both(`${first},${second}`), both(`${second},${first}`))).toEqual([])
  expect(differing(both(first), both(`${first},${second}`))).toEqual(['LIAISON_DATA_KEY'])
})

it('a token’s print is made under its key: without it no token can be tried, and two processes print alike nowhere', () => {
  const settings = settingsOf(readConfig(byCallback))
  const { WECOM_BOT_AES_KEY: aesKey, ...known } = settings
  expect(aesKey).toBe(key('a'))
  expect(printsOf(known, 'salt').WECOM_BOT_TOKEN).not.toBe(printsOf(settings, 'salt').WECOM_BOT_TOKEN)
  const [one, other] = [printsOf(settings, 'one'), printsOf(settings, 'other')]
  for (const name of Object.keys(one)) expect(one[name], name).not.toBe(other[name])
  for (const print of Object.values(one)) expect(print).toMatch(/^[0-9a-f]{8}$/)
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inspect, parseEnv } from 'node:util'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { localAddress, readConfig, variableNames } from '../src/config.ts'
import { BadConfiguration } from '../src/errors.ts'
import { packageRoot } from '../src/package-root.ts'

const token = 'SimToken123'
const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof BadConfiguration) return error.message.split('\n')
    throw error
  }
  return []
}

const dataKey = Buffer.alloc(32, 7).toString('base64')

describe('the key of what is encrypted at rest', () => {
  it('may be several, the one that encrypts first; of the wrong length it is refused without being shown', () => {
    const second = Buffer.alloc(32, 8).toString('hex')
    const { dataKeys } = readConfig({ LIAISON_DATA_KEY: `${dataKey}, ${second}` })
    expect(dataKeys.map(key => key.reveal())).toEqual([dataKey, second])
    expect(readConfig({}).dataKeys).toEqual([])
    for (const wrong of ['short', `${dataKey},short`, 'x'.repeat(80)]) {
      const [line = ''] = problemsOf({ LIAISON_DATA_KEY: wrong })
      expect(line).toContain('LIAISON_DATA_KEY: must be 32 random bytes in base64')
      expect(line).not.toContain(wrong)
    }
  })

  it('is asked for in one sentence where WeCom is real, and not in the sandbox', () => {
    const { warnings } = readConfig({ WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey })
    expect(warnings).toEqual([expect.stringContaining('LIAISON_DATA_KEY is not set')])
    expect(readConfig({}).warnings).toEqual([])
  })
})

describe('secrets in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-config-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const fileOf = (name: string, content: string): string => {
    const file = join(folder, name)
    writeFileSync(file, content)
    return file
  }

  it('are read as if they stood in the environment, without the end of their line', () => {
    const config = readConfig({
      WECOM_BOT_TOKEN_FILE: fileOf('token', `${token}\n`),
      WECOM_BOT_AES_KEY_FILE: fileOf('key', `  ${aesKey}\r\n`),
      LIAISON_DATA_KEY_FILE: fileOf('data', `${dataKey}\n`),
    })
    expect(config.dataKeys.map(key => key.reveal())).toEqual([dataKey])
    expect(config.mode).toBe('live')
    expect([config.bot?.token.reveal(), config.bot?.aesKey.reveal()]).toEqual([token, aesKey])
    expect(config.warnings).toEqual([])
  })

  it('a file that is missing, empty, too long, or one too many is named; what is in it is never shown', () => {
    const problems = problemsOf({
      WECOM_BOT_TOKEN_FILE: join(folder, 'nowhere'),
      WECOM_BOT_AES_KEY_FILE: fileOf('empty', ' \n'),
      LIAISON_ADMIN_CODE_FILE: fileOf('long', 'x'.repeat(20_000)),
      DATABASE_URL: 'postgres://a@b/c',
      DATABASE_URL_FILE: fileOf('url', 'postgres://secret@b/c'),
      WECOM_APP_TOKEN_FILE: fileOf('bad', 'not a token'),
    })
    for (const line of [
      'WECOM_BOT_TOKEN_FILE: the file cannot be read (ENOENT)',
      'WECOM_BOT_AES_KEY_FILE: the file is empty',
      'LIAISON_ADMIN_CODE_FILE: the file is too long for a secret',
      'DATABASE_URL_FILE: DATABASE_URL is set as well; unset one of the two',
      'WECOM_APP_TOKEN: must be 1 to 32 letters and digits, as WeCom shows it',
    ])
      expect(problems).toContain(line)
    expect(problems.join('\n')).not.toMatch(/not a token|secret@/)
  })

  it('what is no secret has no file, and says so', () => {
    expect(readConfig({ WECOM_BOT_NAME_FILE: '/x' }).warnings).toEqual([
      'WECOM_BOT_NAME_FILE is not a variable of this service and has no effect',
    ])
  })
})

describe('defaults', () => {
  it('nothing set is a sandbox on 127.0.0.1:3000 with the embedded database', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'sandbox',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: null,
      dataDir: resolve('./data'),
      botName: '联络员',
      bot: null,
      app: null,
      apiBase: 'https://qyapi.weixin.qq.com',
      adminCode: null,
      logLevel: 'info',
      warnings: [],
    })
  })

  it('an empty or blank value counts as unset', () => {
    expect(readConfig({ WECOM_BOT_TOKEN: '', PORT: '  ', LOG_LEVEL: '\r' })).toEqual(readConfig({}))
  })

  it('the public address follows host and port until it is set, and loses its last slash', () => {
    expect(readConfig({ PORT: '8080', HOST: '0.0.0.0' }).publicUrl).toBe('http://localhost:8080')
    expect(readConfig({ PUBLIC_URL: 'https://rd.example.cn/liaison/' }).publicUrl).toBe(
      'https://rd.example.cn/liaison',
    )
    expect(localAddress('::1', 1)).toBe('http://[::1]:1')
  })

  it('.env.example starts as it stands and names every variable', () => {
    const text = readFileSync(join(packageRoot, '.env.example'), 'utf8')
    const config = readConfig(parseEnv(text))
    expect(config).toEqual(readConfig({}))
    const named = [...text.matchAll(/^([A-Z_]+)=/gm)].map(match => match[1])
    expect(named.toSorted()).toEqual(variableNames.toSorted())
  })
})

describe('the mode', () => {
  it('token and key of the bot switch the sandbox off', () => {
    const config = readConfig({ WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey })
    expect(config.mode).toBe('live')
    expect(config.bot?.token.reveal()).toBe(token)
    expect(config.bot?.aesKey.reveal()).toBe(aesKey)
  })

  it('name, API base and socket address do not', () => {
    const config = readConfig({
      WECOM_BOT_NAME: '@小联',
      WECOM_API_BASE: 'http://127.0.0.1:9/',
      WECOM_WS_URL: 'ws://127.0.0.1:9',
    })
    expect(config).toMatchObject({ mode: 'sandbox', botName: '小联', apiBase: 'http://127.0.0.1:9' })
  })

  it('who somebody is tells the public platform, else the host of the API, else the one that is named', () => {
    const oauthBase = (env: Record<string, string>) => readConfig(env).oauthBase
    expect(oauthBase({})).toBe('https://open.weixin.qq.com')
    expect(oauthBase({ WECOM_API_BASE: 'https://qyapi.weixin.qq.com/' })).toBe('https://open.weixin.qq.com')
    expect(oauthBase({ WECOM_API_BASE: 'https://zw.example.cn' })).toBe('https://zw.example.cn')
    const named = { WECOM_API_BASE: 'https://zw.example.cn', WECOM_OAUTH_BASE: 'https://open.zw.example.cn/' }
    expect(oauthBase(named)).toBe('https://open.zw.example.cn')
  })

  it.each([
    [{ WECOM_BOT_TOKEN: token }, 'WECOM_BOT_AES_KEY: is missing'],
    [{ WECOM_BOT_AES_KEY: aesKey }, 'WECOM_BOT_TOKEN: is missing'],
    [
      { WECOM_CORP_ID: 'ww1', WECOM_APP_SECRET: 's', WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey },
      'WECOM_APP_AGENT_ID: is missing',
    ],
    [
      { WECOM_APP_TOKEN: token, WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey },
      'WECOM_APP_AES_KEY: is missing',
    ],
    [{ WECOM_BOT_ID: 'aib1' }, 'WECOM_BOT_SECRET: is missing'],
    [
      {
        WECOM_BOT_ID: 'aib1',
        WECOM_BOT_SECRET: 's',
        WECOM_BOT_TOKEN: token,
        WECOM_BOT_AES_KEY: aesKey,
      },
      'WECOM_BOT_ID: WeCom runs a bot either over the long connection or with a callback',
    ],
  ])('half a set of secrets names what is missing: %o', (env, problem) => {
    expect(problemsOf(env).some(line => line.startsWith(problem))).toBe(true)
  })

  it('a bot may be told its company without an app; alone it is half of one', () => {
    const companyOf = (env: Record<string, string>) => {
      const { corpId, app } = readConfig({ WECOM_CORP_ID: 'ww1', ...env })
      return { corpId, app }
    }
    const told = { corpId: 'ww1', app: null }
    expect(companyOf({ WECOM_BOT_TOKEN: token, WECOM_BOT_AES_KEY: aesKey })).toEqual(told)
    expect(companyOf({ WECOM_BOT_ID: 'aib1', WECOM_BOT_SECRET: 's' })).toEqual(told)
    expect(problemsOf({ WECOM_CORP_ID: 'ww1' })).toEqual([
      'WECOM_APP_AGENT_ID: is missing, it belongs to WECOM_CORP_ID',
      'WECOM_APP_SECRET: is missing, it belongs to WECOM_CORP_ID',
    ])
    expect(readConfig({}).corpId).toBeNull()
  })

  it('the self-built app is enough: a town may have no bot', () => {
    const { mode, bot, app, warnings } = readConfig({
      WECOM_CORP_ID: 'ww1',
      WECOM_APP_AGENT_ID: '1000002',
      WECOM_APP_SECRET: 's',
      WECOM_APP_TOKEN: token,
      WECOM_APP_AES_KEY: aesKey,
      LIAISON_DATA_KEY: dataKey,
    })
    expect({ mode, bot, warnings }).toEqual({ mode: 'live', bot: null, warnings: [] })
    expect(app?.callback).not.toBeNull()
  })

  it('the bot over the long connection needs no callback; cards in its groups are never tried unless it is said', () => {
    const env = { WECOM_BOT_ID: 'aib1', WECOM_BOT_SECRET: 'secret' }
    const { mode, bot, connection, groupCards } = readConfig(env)
    expect({ mode, bot, groupCards }).toEqual({ mode: 'live', bot: null, groupCards: 'never' })
    expect(connection).toMatchObject({ id: 'aib1', url: 'wss://openws.work.weixin.qq.com' })
    expect(readConfig({ ...env, WECOM_GROUP_CARDS: 'try' }).groupCards).toBe('try')
    expect(readConfig({}).groupCards).toBe('try')
    expect(readConfig(env).streamMinutes).toBe(6)
    expect(readConfig({ ...env, WECOM_STREAM_MINUTES: '10' }).streamMinutes).toBe(10)
    expect(problemsOf({ ...env, WECOM_STREAM_MINUTES: '0' })).toEqual([
      'WECOM_STREAM_MINUTES: must be a number from 1 to 60',
    ])
    expect(problemsOf({ ...env, WECOM_GROUP_CARDS: 'sometimes' })).toEqual([
      'WECOM_GROUP_CARDS: must be try or never',
    ])
  })

  it('what is set without effect is a warning, not a silence', () => {
    const { app, warnings } = readConfig({
      WECOM_BOT_TOKEN: token,
      WECOM_BOT_AES_KEY: aesKey,
      WECOM_CORP_ID: 'ww1',
      WECOM_APP_AGENT_ID: '1000002',
      WECOM_APP_SECRET: 's',
      WECOM_BOT_AESKEY: 'a slip of the pen',
      WECOM_WS_URL: 'wss://zw.example.cn',
    })
    expect(app).toMatchObject({ corpId: 'ww1', agentId: '1000002', callback: null })
    expect(warnings.join('\n')).toMatch(/WECOM_BOT_AESKEY is not a variable/)
    expect(warnings.join('\n')).toMatch(/without WECOM_BOT_ID there is no long connection/)
    expect(warnings.join('\n')).toMatch(/the self-built app is not heard, and WeCom takes no cards from it/)
  })
})

describe('bad values', () => {
  it('are all reported at once, a line each, by name and without the value', () => {
    const bad = {
      PORT: '70000',
      HOST: 'a b',
      PUBLIC_URL: 'rd.example.cn',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      WECOM_BOT_TOKEN: 'not-a-token',
      WECOM_BOT_AES_KEY: aesKey.slice(1),
      WECOM_API_BASE: 'ftp://x',
      LIAISON_ADMIN_CODE: '123',
      LOG_LEVEL: 'loud',
    }
    const problems = problemsOf(bad)
    expect(problems.map(line => line.split(':')[0])).toEqual(Object.keys(bad))
    for (const secret of ['hunter2', bad.WECOM_BOT_TOKEN, bad.WECOM_BOT_AES_KEY]) {
      expect(problems.join('\n')).not.toContain(secret)
    }
  })

  it.each(['-1', '3e3', '0x10', '65536', 'http', '1.5'])('PORT %s is refused', port => {
    expect(problemsOf({ PORT: port })).toEqual(['PORT: must be a port, 0 to 65535'])
  })
})

it('a secret is never printed: not by JSON, inspect, a template or the log', () => {
  const config = readConfig({
    WECOM_BOT_TOKEN: token,
    WECOM_BOT_AES_KEY: aesKey,
    DATABASE_URL: 'postgres://u:hunter2@db/x',
    LIAISON_ADMIN_CODE: 'opensesame',
  })
  const lines: string[] = []
  pino({ level: 'info' }, { write: line => lines.push(line) }).info({ config }, 'start')
  const printed = [
    JSON.stringify(config),
    inspect(config, { depth: 9, showHidden: true }),
    `${config.adminCode}`,
    ...lines,
  ]
  for (const text of printed) {
    expect(text).toContain('***')
    for (const secret of [token, aesKey, 'hunter2', 'opensesame']) expect(text).not.toContain(secret)
  }
})

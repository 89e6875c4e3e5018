import { resolve } from 'node:path'
import { z } from 'zod'
import { parseAddress } from './db/address.ts'
import { BadConfiguration } from './errors.ts'
import { exposures } from './exposures.ts'
import { Secret } from './secret.ts'
import { readSecretFiles } from './secret-files.ts'

export interface Config {
  /** `sandbox` while no secret of WeCom is set; the sandbox's routes exist only then. */
  readonly mode: 'sandbox' | 'live'
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Without a slash at the end; what links in cards begin with. */
  readonly publicUrl: string
  /** Null: the embedded server with its files in `dataDir`. */
  readonly databaseUrl: Secret | null
  /** Absolute. */
  readonly dataDir: string
  readonly botName: string
  /** The own company, by which a bot tells people of another one; the app's, or set for the bot alone. */
  readonly corpId: string | null
  /** The AI bot in callback mode. */
  readonly bot: { readonly token: Secret; readonly aesKey: Secret } | null
  /** The AI bot over the long connection: never both, the platform runs a bot in one of the two (P101463). */
  readonly connection: { readonly id: string; readonly secret: Secret; readonly url: string } | null
  /**
   * Whether cards go into groups over the long connection, about which WeCom's pages contradict each other (wecom-protocol
   * 2.4). `never`: words with numbers to choose by; `try`: the same where a card is refused.
   */
  readonly groupCards: 'try' | 'never'
  /** How long a stream of the long connection lives. */
  readonly streamMinutes: number
  /** The self-built app; beside a bot, or alone: then no group is heard. */
  readonly app: AppConfig | null
  /** Without a slash at the end. */
  readonly apiBase: string
  /** Where browsers are sent to be told who their person is; without a slash at the end. */
  readonly oauthBase: string
  readonly adminCode: Secret | null
  /** What backups are encrypted with; null: they are not. */
  readonly backupPassphrase: Secret | null
  /** How many messages one person is answered in a minute, and twice as many pages; null: there is no limit. */
  readonly messagesAMinute: number | null
  /** What is encrypted at rest is encrypted with the first and opened with all; none: nothing is. */
  readonly dataKeys: readonly Secret[]
  /** What the sandbox plays while there is no secret of WeCom. */
  readonly sandboxPlays: PlayedName
  readonly logLevel: (typeof logLevels)[number]
  /** One sentence each for what is set and has no effect; worth a line in the log at the start. */
  readonly warnings: readonly string[]
}

export interface AppConfig {
  readonly corpId: string
  readonly agentId: string
  readonly secret: Secret
  readonly callback: { readonly token: Secret; readonly aesKey: Secret } | null
}

/** The bot's two ways exclude each other (P101463); `app`: a town that has the self-built app and no bot. */
export const playedNames = ['callback', 'connection', 'callback+app', 'connection+app', 'app'] as const
export type PlayedName = (typeof playedNames)[number]

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const pattern = (regex: RegExp, message: string) => z.string().regex(regex, message)
const address = (...protocols: string[]) =>
  z
    .string()
    .refine(
      text => protocols.includes(protocolOf(text)),
      `must be an address that begins with ${protocols.join('// or ')}//`,
    )
/** Where we call. `fetch` takes no password in an address, and what stands behind `?` or `#` would be lost. */
const calledAddress = (...protocols: string[]) =>
  address(...protocols).refine(
    text => !nameOrQuery.test(text),
    'must have no user, password, query or fragment: paths are added to it',
  )
const nameOrQuery = /^[a-z]+:\/\/[^/?#]*@|[?#]/i
const word = pattern(/^\S{1,256}$/, 'must not contain spaces')
/** WeCom's console takes tokens of up to 32 letters and digits and refuses others. */
const token = pattern(/^[A-Za-z0-9]{1,32}$/, 'must be 1 to 32 letters and digits, as WeCom shows it')
/** base64 of 32 bytes without its `=`; WeCom makes it of letters and digits only (P90968, P101033). */
const aesKey = pattern(
  /^[A-Za-z0-9]{43}$/,
  'must be the EncodingAESKey of 43 letters and digits, as WeCom shows it',
)

/** 32 bytes: 64 hexadecimal digits, or base64 with or without its `=`. */
const dataKey = /^(?:[0-9a-f]{64}|[A-Za-z0-9+/_-]{43}=?)$/i

/** `head -c 32 /dev/zero | base64`: of the right form, and everybody's. */
const oneCharacter = /^(.)\1*=?$/

/** Each variable by itself; what belongs together is checked in `groupProblems`. */
const variables = z
  .object({
    PORT: z
      .string()
      .refine(text => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a port, 0 to 65535')
      .transform(Number),
    HOST: pattern(/^[A-Za-z0-9.:_-]{1,255}$/, 'must be a host name or an IP address'),
    PUBLIC_URL: address('https:', 'http:').refine(
      text => !nameOrQuery.test(text),
      'must have no user, password, query or fragment: every link of every message begins with it',
    ),
    DATABASE_URL: z.string().superRefine((text, ctx) => {
      const problem = problemOfDatabase(text)
      if (problem !== null) ctx.addIssue({ code: 'custom', message: problem })
    }),
    DATA_DIR: z.string(),
    WECOM_BOT_NAME: pattern(/^@?[^@]{1,64}$/, 'must be the name of the bot as the group shows it'),
    WECOM_BOT_TOKEN: token,
    WECOM_BOT_AES_KEY: aesKey,
    WECOM_BOT_ID: word,
    WECOM_BOT_SECRET: word,
    WECOM_WS_URL: calledAddress('wss:', 'ws:'),
    WECOM_GROUP_CARDS: z.enum(['try', 'never'], 'must be try or never'),
    WECOM_STREAM_MINUTES: pattern(/^(?:[1-9]|[1-5]\d|60)$/, 'must be a number from 1 to 60'),
    WECOM_CORP_ID: word,
    WECOM_APP_AGENT_ID: pattern(/^\d{1,12}$/, 'must be a number'),
    WECOM_APP_SECRET: word,
    WECOM_APP_TOKEN: token,
    WECOM_APP_AES_KEY: aesKey,
    WECOM_API_BASE: calledAddress('https:', 'http:'),
    WECOM_OAUTH_BASE: calledAddress('https:', 'http:'),
    LIAISON_ADMIN_CODE: pattern(/^\S{6,64}$/, 'must be 6 to 64 characters without spaces'),
    LIAISON_BACKUP_PASSPHRASE: z.string().min(12, 'must have 12 characters or more'),
    LIAISON_MESSAGES_A_MINUTE: pattern(
      /^(?:0|[1-9]\d{1,5})$/,
      'must be a number from 10 to 999999, or 0 for no limit',
    ),
    LIAISON_DATA_KEY: z
      .string()
      .transform(text => text.split(/[\s,]+/).filter(key => key !== ''))
      .refine(
        keys => keys.length > 0 && keys.every(key => dataKey.test(key) && !oneCharacter.test(key)),
        'must be 32 random bytes in base64, as `openssl rand -base64 32` prints them; a new one stands before the old ones, with a comma between',
      ),
    SANDBOX_CHANNELS: z.enum(playedNames, `must be one of ${playedNames.join(', ')}`),
    LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`),
  })
  .partial()

/** @returns what is wrong with it, without the variable's name; null: nothing */
function problemOfDatabase(url: string): string | null {
  try {
    parseAddress(url)
    return null
  } catch (error) {
    if (error instanceof BadConfiguration) return error.message.replace(/^DATABASE_URL: /, '')
    throw error
  }
}

type Values = z.infer<typeof variables>
type Name = keyof Values

const appNames = ['WECOM_CORP_ID', 'WECOM_APP_AGENT_ID', 'WECOM_APP_SECRET'] as const
const appCallbackNames = ['WECOM_APP_TOKEN', 'WECOM_APP_AES_KEY'] as const
const longConnectionNames = ['WECOM_BOT_ID', 'WECOM_BOT_SECRET'] as const
const botNames = ['WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY'] as const
/** Any of them set: this is no sandbox. */
const secretNames: readonly Name[] = [...botNames, ...longConnectionNames, ...appNames, ...appCallbackNames]

export const variableNames: readonly string[] = Object.keys(variables.shape)

/** Those that may stand in a file instead: `NAME_FILE`. */
export const secretsInFiles = [
  'DATABASE_URL',
  'WECOM_BOT_TOKEN',
  'WECOM_BOT_AES_KEY',
  'WECOM_BOT_SECRET',
  'WECOM_APP_SECRET',
  'WECOM_APP_TOKEN',
  'WECOM_APP_AES_KEY',
  'LIAISON_ADMIN_CODE',
  'LIAISON_BACKUP_PASSPHRASE',
  'LIAISON_DATA_KEY',
] as const satisfies readonly Name[]

/**
 * Reads the environment, and the files that it names for secrets. An empty value is an unset one, and spaces around a
 * value do not count.
 * @throws BadConfiguration with a line for every problem; each begins with the variable's name and none shows its value.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = new Map<string, string>()
  for (const [name, value] of Object.entries(env)) {
    const text = value?.trim() ?? ''
    if (text !== '') given.set(name, text)
  }
  const files = readSecretFiles(given, secretsInFiles)
  for (const [name, value] of files.values) given.set(name, value)
  const read = variables.safeParse(Object.fromEntries(given))
  const isSet = (name: Name) => given.has(name)
  const exchanged = exchangedPairs(given)
  const problems = [
    ...files.problems,
    ...exchanged.map(([key, value]) => `${key}: this is the EncodingAESKey; exchange it with ${value}`),
    ...(read.error?.issues ?? []).flatMap(issue => {
      const name = issue.path.join('.')
      return exchanged.flat().includes(name) ? [] : [`${name}: ${issue.message}`]
    }),
    ...groupProblems(isSet),
  ]
  if (!read.success || problems.length > 0) throw new BadConfiguration(problems.join('\n'))
  return configOf(read.data, warningsFor([...given.keys()], isSet, read.data))
}

/** Both are pasted from one page, and each has the other's form then. @returns token and key that stand for each other */
function exchangedPairs(given: ReadonlyMap<string, string>): (readonly [token: string, key: string])[] {
  const pairs = [
    ['WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY'],
    ['WECOM_APP_TOKEN', 'WECOM_APP_AES_KEY'],
  ] as const
  return pairs.filter(
    ([first, second]) => given.get(first)?.length === 43 && (given.get(second)?.length ?? 43) <= 32,
  )
}

function groupProblems(isSet: (name: Name) => boolean): string[] {
  const problems: string[] = []
  const hasBot = [...botNames, ...longConnectionNames].some(isSet)
  for (const group of [botNames, longConnectionNames, appNames, appCallbackNames]) {
    const present = group.filter(isSet)
    // A bot may be told its company without an app.
    if (present.length === 0 || (hasBot && present.join() === 'WECOM_CORP_ID')) continue
    for (const name of group) {
      if (!isSet(name)) problems.push(`${name}: is missing, it belongs to ${present.join(' and ')}`)
    }
  }
  if (appCallbackNames.some(isSet) && !appNames.some(isSet)) {
    problems.push('WECOM_CORP_ID: is missing, the callback of the self-built app needs the app')
  }
  if (longConnectionNames.some(isSet) && botNames.some(isSet)) {
    problems.push(
      'WECOM_BOT_ID: WeCom runs a bot either over the long connection or with a callback; unset it or WECOM_BOT_TOKEN and WECOM_BOT_AES_KEY',
    )
  }
  return problems
}

function warningsFor(names: readonly string[], isSet: (name: Name) => boolean, values: Values): string[] {
  const known = [...variableNames, ...secretsInFiles.map(name => `${name}_FILE`)]
  const strangers = names.filter(name => /^(WECOM|LIAISON)_/.test(name) && !known.includes(name))
  return [
    ...strangers.map(name => `${name} is not a variable of this service and has no effect`),
    ...(appNames.every(isSet) && !appCallbackNames.every(isSet)
      ? [
          `WECOM_APP_TOKEN and WECOM_APP_AES_KEY are not set: the self-built app is not heard, and WeCom takes no cards from it (43012), only words${botNames.some(isSet) ? '' : '; without a bot nobody can speak to this service'}`,
        ]
      : []),
    ...(isSet('WECOM_GROUP_CARDS') && botNames.some(isSet)
      ? ['WECOM_GROUP_CARDS is set, but only matters to the long connection']
      : []),
    ...(isSet('WECOM_WS_URL') && !longConnectionNames.some(isSet)
      ? ['WECOM_WS_URL is set, but without WECOM_BOT_ID there is no long connection']
      : []),
    ...exposures(values, secretNames.some(isSet) ? 'live' : 'sandbox'),
    ...(secretNames.some(isSet) && !isSet('LIAISON_DATA_KEY')
      ? [
          'LIAISON_DATA_KEY is not set: reasons for leave, visitors and what the bot has said lie unencrypted in the database',
        ]
      : []),
  ]
}

const publicApi = 'https://qyapi.weixin.qq.com'

function configOf(values: Values, warnings: readonly string[]): Config {
  const host = values.HOST ?? '127.0.0.1'
  const port = values.PORT ?? 3000
  const apiBase = withoutSlash(values.WECOM_API_BASE ?? publicApi)
  const { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: botSecret } = values
  const { WECOM_CORP_ID: corpId, WECOM_APP_AGENT_ID: agentId, WECOM_APP_SECRET: appSecret } = values
  const mode = secretNames.some(name => values[name] !== undefined) ? 'live' : 'sandbox'
  return {
    mode,
    host,
    port,
    publicUrl: withoutSlash(values.PUBLIC_URL ?? localAddress(host, port)),
    databaseUrl: secretOf(values.DATABASE_URL),
    dataDir: resolve(values.DATA_DIR ?? './data'),
    botName: (values.WECOM_BOT_NAME ?? '联络员').replace(/^@/, ''),
    corpId: corpId ?? null,
    bot: keyPair(values.WECOM_BOT_TOKEN, values.WECOM_BOT_AES_KEY),
    connection:
      botId === undefined || botSecret === undefined
        ? null
        : {
            id: botId,
            secret: new Secret(botSecret),
            url: values.WECOM_WS_URL ?? 'wss://openws.work.weixin.qq.com',
          },
    // The stand-in shows them; of the platform nobody knows for sure.
    groupCards: values.WECOM_GROUP_CARDS ?? (mode === 'sandbox' ? 'try' : 'never'),
    // Of six and ten, both of which are told, the one that is right in either case.
    streamMinutes: Number(values.WECOM_STREAM_MINUTES ?? 6),
    app:
      corpId === undefined || agentId === undefined || appSecret === undefined
        ? null
        : {
            corpId,
            agentId,
            secret: new Secret(appSecret),
            callback: keyPair(values.WECOM_APP_TOKEN, values.WECOM_APP_AES_KEY),
          },
    apiBase,
    // A private installation has both on one host, unless it says otherwise.
    oauthBase: withoutSlash(
      values.WECOM_OAUTH_BASE ?? (apiBase === publicApi ? 'https://open.weixin.qq.com' : apiBase),
    ),
    adminCode: secretOf(values.LIAISON_ADMIN_CODE),
    backupPassphrase: secretOf(values.LIAISON_BACKUP_PASSPHRASE),
    // Nobody who types comes near it; a program that uses an account does not take the service from the others.
    messagesAMinute: Number(values.LIAISON_MESSAGES_A_MINUTE ?? 6_000) || null,
    dataKeys: (values.LIAISON_DATA_KEY ?? []).map(key => new Secret(key)),
    sandboxPlays: values.SANDBOX_CHANNELS ?? 'callback',
    logLevel: values.LOG_LEVEL ?? 'info',
    warnings,
  }
}

/** Where a browser on this machine finds a service that listens on `host`; `0.0.0.0` and `::` are no addresses to visit. */
export function localAddress(host: string, port: number): string {
  const visited = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${visited.includes(':') ? `[${visited}]` : visited}:${port}`
}

function keyPair(token: string | undefined, aesKey: string | undefined) {
  return token === undefined || aesKey === undefined
    ? null
    : { token: new Secret(token), aesKey: new Secret(aesKey) }
}

function secretOf(value: string | undefined): Secret | null {
  return value === undefined ? null : new Secret(value)
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : ''
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, '')
}

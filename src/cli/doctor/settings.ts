import { accessSync, constants, existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from '../../config.ts'
import { bad, type Check, good, unchecked } from './check.ts'

const answerWithinMs = 5_000

/** The callback's token and key. Their form was checked when the settings were read; whether they are WeCom's only WeCom knows. */
export function checkBot(config: Config): Check {
  if (config.bot === null && config.connection !== null) return unchecked('bot', 'has no callback')
  if (config.bot === null && config.mode === 'live')
    return unchecked('bot', 'there is none: groups are not heard, everything goes by the self-built app')
  return config.bot === null
    ? unchecked('bot', 'no WeCom secret is set: the service starts as a sandbox')
    : good(
        'bot',
        'token and EncodingAESKey are well formed; WeCom accepts them when it saves the callback address',
      )
}

/** The folder of the embedded server. */
export function checkDataDir({ databaseUrl, dataDir }: Config): Check {
  if (databaseUrl !== null) return unchecked('data folder', 'not used: DATABASE_URL is set')
  const folder = existsSync(dataDir) ? dataDir : dirname(dataDir)
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch {
    return bad('data folder', `${folder} cannot be written: set DATA_DIR to a folder of the service's user`)
  }
  return good(
    'data folder',
    existsSync(dataDir) ? `${dataDir} can be written` : `${dataDir} will be made at the first start`,
  )
}

/** WeCom must reach the service from outside; from here only the first half of that way can be tried. */
export async function checkPublicUrl(config: Config): Promise<Check[]> {
  const { publicUrl, mode } = config
  const { protocol, hostname } = new URL(publicUrl)
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  const form =
    mode === 'sandbox'
      ? unchecked(
          'public address',
          `${publicUrl}, on this machine; WeCom needs an https address to call back`,
        )
      : config.bot === null && config.connection !== null
        ? unchecked(
            'public address',
            `${publicUrl}: the long connection needs none, links in words lead there`,
          )
        : isLocal || protocol !== 'https:'
          ? bad(
              'public address',
              `${publicUrl} cannot be called by WeCom: set PUBLIC_URL to the https address of the reverse proxy`,
            )
          : good('public address', `${publicUrl}; ${callbacksOf(config)}`)
  return [form, await checkAnswers(publicUrl)]
}

const callbacksOf = ({ publicUrl, bot, app }: Config): string =>
  [
    ...(bot === null ? [] : [`the callback is ${publicUrl}/wecom/bot/callback`]),
    ...(app?.callback ? [`the app's is ${publicUrl}/wecom/app/callback`] : []),
  ].join(', ') || 'nothing is called back'

async function checkAnswers(publicUrl: string): Promise<Check> {
  try {
    const response = await fetch(`${publicUrl}/healthz`, {
      signal: AbortSignal.timeout(answerWithinMs),
      redirect: 'manual',
    })
    await response.body?.cancel()
    return response.ok
      ? good('service', `answers at ${publicUrl}`)
      : bad(
          'service',
          `${publicUrl}/healthz answers ${response.status}: the reverse proxy does not lead to the service`,
        )
  } catch {
    return unchecked(
      'service',
      `does not answer at ${publicUrl}: it is not running, or this machine cannot reach it there`,
    )
  }
}

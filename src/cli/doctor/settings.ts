import type { Config } from '../../config.ts'
import { bad, type Check, good, unchecked } from './check.ts'

/** The callback's token and key. Their form was checked when the settings were read; whether they are WeCom's only WeCom knows. */
export function checkBot(config: Config): Check {
  if (config.bot === null && config.connection !== null) return unchecked('bot', 'has no callback')
  if (config.bot === null && config.mode === 'live' && config.app?.callback === null)
    return bad(
      'bot',
      'nobody can speak to this service: there is no bot, and the app has no callback; set WECOM_APP_TOKEN and WECOM_APP_AES_KEY from its 接收消息',
    )
  if (config.bot === null && config.mode === 'live')
    return unchecked('bot', 'there is none: groups are not heard, everything goes by the self-built app')
  return config.bot === null
    ? unchecked('bot', 'no WeCom secret is set: the service starts as a sandbox')
    : good(
        'bot',
        'token and EncodingAESKey are well formed; WeCom accepts them when it saves the callback address',
      )
}

/** WeCom must reach the service from outside; from here only the first half of that way can be tried. */
export function checkPublicUrl(config: Config): Check {
  const { publicUrl, mode } = config
  const { protocol, hostname, pathname } = new URL(publicUrl)
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  if (pathname !== '/')
    return bad(
      'public address',
      `${publicUrl} has a path, under which pages and callbacks are not found: give the service a host name of its own and set PUBLIC_URL to it alone`,
    )
  return mode === 'sandbox'
    ? unchecked('public address', `${publicUrl}, on this machine; WeCom needs an https address to call back`)
    : config.bot === null && config.connection !== null
      ? unchecked('public address', `${publicUrl}: the long connection needs none, links in words lead there`)
      : isLocal || protocol !== 'https:'
        ? bad(
            'public address',
            `${publicUrl} cannot be called by WeCom: set PUBLIC_URL to the https address of the reverse proxy`,
          )
        : good('public address', `${publicUrl}; ${callbacksOf(config)}`)
}

const callbacksOf = ({ publicUrl, bot, app }: Config): string =>
  [
    ...(bot === null ? [] : [`the callback is ${publicUrl}/wecom/bot/callback`]),
    ...(app?.callback ? [`the app's is ${publicUrl}/wecom/app/callback`] : []),
  ].join(', ') || 'nothing is called back'

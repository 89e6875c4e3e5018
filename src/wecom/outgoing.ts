/**
 * Where this service asks anything over HTTP: at the API host of the configuration and, for files, where WeCom keeps those
 * of its bots. Nothing else has an address that `request` takes, whatever a message says, and no answer leads elsewhere.
 */
import { BadConfiguration } from '../errors.ts'

declare const known: unique symbol

/** An address at one of these hosts. Only this file makes one. */
export type KnownUrl = URL & { readonly [known]: true }

const proved = (url: URL): KnownUrl => url as KnownUrl

/** The bucket of WeCom's bots, whatever its region; the number is Tencent's account (sample of P100719). */
const mediaHost = /^ww-aibot-img-1258476243\.cos\.[a-z]+-[a-z0-9-]+\.myqcloud\.com$/

/**
 * @param apiBase e.g. `https://qyapi.weixin.qq.com`, with or without a path
 * @throws BadConfiguration when it is not a URL
 */
export function apiUrl(apiBase: string, path: string): KnownUrl {
  if (!/^https?:\/\//.test(apiBase) || !URL.canParse(apiBase)) {
    throw new BadConfiguration('WECOM_API_BASE must be a URL that begins with https://.')
  }
  return proved(new URL(apiBase.replace(/\/+$/, '') + path))
}

/** An address that came with a message. @returns null when it leads anywhere but to the API host */
export function onApiHost(apiBase: string, address: string): KnownUrl | null {
  const url = parsed(address)
  return url !== null && url.origin === apiUrl(apiBase, '').origin ? proved(url) : null
}

/** Where a picture or file lies that came with a message. @returns null when the platform keeps none there */
export function onMediaHost(apiBase: string, address: string): KnownUrl | null {
  const url = parsed(address)
  if (url === null) return null
  const isBucket = url.protocol === 'https:' && url.port === '' && mediaHost.test(url.hostname)
  return isBucket ? proved(url) : onApiHost(apiBase, address)
}

/** No name and password: they would be sent along, and hide which host it is. */
function parsed(address: string): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return url.username === '' && url.password === '' ? url : null
}

/** The only way out over HTTP. An answer that leads elsewhere is not followed: the host was checked. */
export const request = (url: KnownUrl, init: Omit<RequestInit, 'redirect'>): Promise<Response> =>
  fetch(url, { ...init, redirect: 'manual' })

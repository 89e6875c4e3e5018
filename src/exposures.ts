/** What the settings give to others on the network: said at the start, because nothing fails of it. */
import { parseAddress } from './db/address.ts'

interface Reached {
  readonly WECOM_API_BASE?: string | undefined
  readonly WECOM_OAUTH_BASE?: string | undefined
  readonly WECOM_WS_URL?: string | undefined
  readonly DATABASE_URL?: string | undefined
  readonly HOST?: string | undefined
  readonly PUBLIC_URL?: string | undefined
}

const called = ['WECOM_API_BASE', 'WECOM_OAUTH_BASE', 'WECOM_WS_URL'] as const

/** @returns a sentence for each */
export function exposures(values: Reached, mode: 'sandbox' | 'live'): string[] {
  const { DATABASE_URL: database, HOST: host, PUBLIC_URL: publicUrl } = values
  return [
    ...called.flatMap(name =>
      isOpen(values[name])
        ? [
            `${name} is not encrypted and of another machine: secrets and messages go over the network in the clear`,
          ]
        : [],
    ),
    ...(mode === 'live' && isOpen(publicUrl)
      ? [
          'PUBLIC_URL is not encrypted and of another machine: links that sign in, and whoever is signed in, go over the network in the clear',
        ]
      : []),
    ...(isOpenDatabase(database)
      ? [
          'DATABASE_URL has no sslmode and is of another machine: password and data go over the network in the clear; write sslmode=verify-full or require, or disable where that is meant',
        ]
      : []),
    ...(mode === 'live' || host === undefined || isHere(host)
      ? []
      : [
          `HOST ${host} opens the sandbox to the network: whoever reaches it is everybody in it, and signs in as anybody`,
        ]),
  ]
}

function isOpen(url: string | undefined): boolean {
  if (url === undefined) return false
  const { protocol, hostname } = new URL(url)
  return /^(?:http|ws):$/.test(protocol) && !isHere(hostname)
}

function isOpenDatabase(url: string | undefined): boolean {
  if (url === undefined || /[?&]sslmode=/.test(url)) return false
  const { host } = parseAddress(url)
  return !host.startsWith('/') && !isHere(host)
}

const isHere = (host: string): boolean => /^(?:localhost|127\.[\d.]+|\[?::1\]?)$/.test(host)

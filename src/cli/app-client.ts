import type { Config } from '../config.ts'
import { type AppClient, clientWith } from '../wecom/app/client.ts'
import { fetchToken } from '../wecom/app/token.ts'

/**
 * The self-built app for one command, with a token of its own.
 * @throws PlatformRefused, PlatformUnreachable when there is none to be had
 */
export async function appClientFor(app: NonNullable<Config['app']>, apiBase: string): Promise<AppClient> {
  const settings = { ...app, apiBase: () => apiBase }
  const { text } = await fetchToken(settings)
  const token = { text, expiresAt: 0 }
  return clientWith(settings, { current: async () => token, giveUp: async () => undefined })
}

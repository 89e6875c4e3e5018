/** Where a browser is sent so that WeCom says who its person is, and whom it then names (wecom-protocol 4.4). */
import type { AppClient } from './client.ts'
import { userOfCode } from './people.ts'
import type { TokenSettings } from './token.ts'

interface Names extends Pick<TokenSettings, 'corpId' | 'agentId'> {
  /** Of the platform's page, without a slash at its end: `https://open.weixin.qq.com`. */
  readonly oauthBase: () => string
}

/** What the console wants for its pages (console/sign-in.tsx). */
export function signInByApp(names: Names, client: AppClient) {
  return {
    authorizeUrl: (given: { readonly state: string; readonly returnTo: string }) =>
      authorizeUrl(names, given),
    async userOfCode(code: string): Promise<{ readonly userid: string } | null> {
      const visitor = await userOfCode(client, code)
      return 'userid' in visitor ? visitor : null
    },
  }
}

/**
 * `snsapi_base`: nobody is asked anything, only the account is told.
 * @param returnTo our own address that WeCom comes back to
 */
export function authorizeUrl(
  { oauthBase, corpId, agentId }: Names,
  { state, returnTo }: { readonly state: string; readonly returnTo: string },
): string {
  const query = new URLSearchParams({
    appid: corpId,
    redirect_uri: returnTo,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
    agentid: agentId,
  })
  return `${oauthBase()}/connect/oauth2/authorize?${query}#wechat_redirect`
}

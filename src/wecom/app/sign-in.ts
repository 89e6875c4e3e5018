/** Where a browser is sent so that WeCom says who its person is, and whom it then names (wecom-protocol 4.4). */
import type { AppClient } from './client.ts'
import { userOfCode } from './people.ts'
import type { TokenSettings } from './token.ts'

const publicApi = 'https://qyapi.weixin.qq.com'
const publicOauth = 'https://open.weixin.qq.com'

type Names = Pick<TokenSettings, 'apiBase' | 'corpId' | 'agentId'>

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
 * `snsapi_base`: nobody is asked anything, only the account is told. A private installation has the page on its own host.
 * @param returnTo our own address that WeCom comes back to
 */
export function authorizeUrl(
  { apiBase, corpId, agentId }: Names,
  { state, returnTo }: { readonly state: string; readonly returnTo: string },
): string {
  const base = apiBase()
  const query = new URLSearchParams({
    appid: corpId,
    redirect_uri: returnTo,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
    agentid: agentId,
  })
  return `${base === publicApi ? publicOauth : base}/connect/oauth2/authorize?${query}#wechat_redirect`
}

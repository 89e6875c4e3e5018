/** Where a browser is sent so that WeCom says who its person is (wecom-protocol 4.4). */

const publicApi = 'https://qyapi.weixin.qq.com'
const publicOauth = 'https://open.weixin.qq.com'

export interface Authorizing {
  /** A private installation has the page on its own host. */
  readonly apiBase: string
  readonly corpId: string
  readonly agentId: string
  /** Our own address that WeCom comes back to. */
  readonly returnTo: string
  readonly state: string
}

/** `snsapi_base`: nobody is asked anything; only the account is told. */
export function authorizeUrl({ apiBase, corpId, agentId, returnTo, state }: Authorizing): string {
  const host = apiBase === publicApi ? publicOauth : apiBase
  const query = new URLSearchParams({
    appid: corpId,
    redirect_uri: returnTo,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
    agentid: agentId,
  })
  return `${host}/connect/oauth2/authorize?${query}#wechat_redirect`
}

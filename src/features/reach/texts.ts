/** As many names as a message says in one breath. */
const mostNames = 20

/**
 * Whose accounts the app does not reach, and what to do about it.
 * @param people with the account as it stands in the roster
 */
export function notReached(people: readonly { readonly name: string; readonly userid: string }[]): string {
  const named = people.slice(0, mostNames).map(({ name, userid }) => `${name}（账号${userid}）`)
  const more = people.length > mostNames ? `等${people.length}人` : ''
  return `企业微信应用的消息送不到${named.join('、')}${more}。请核对花名册中的企业微信账号；账号无误的，请管理员在企业微信后台把此人加入应用的可见范围。处理好后发送“未送达”查看，再发送“/重发 编号”。`
}

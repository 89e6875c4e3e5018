import type { Confirmed } from './store.ts'
import type { Pair, Pairing } from './types.ts'

/** Whose account is whose by the address book, and how those come to one who have none. */

export const checkBook = {
  summary: '从企业微信通讯录查找、核对账号',
  usage: '/通讯录',
  examples: ['/通讯录', '/通讯录 确认'],
}
export const invite = {
  summary: '查看谁还没有企业微信账号，怎样请他们加入',
  usage: '/邀请',
  examples: ['/邀请'],
}

export const confirmWords: ReadonlySet<string> = new Set(['确认', '确定', '无误', '确认无误'])

export const inSingleChat = '通讯录中有账号，请单独给我发送“/通讯录”。'
export const noBook =
  '没有配置企业微信自建应用，读不到通讯录。请本人单独给我发送“我是 姓名”认领账号，或请管理员在花名册中填写账号后导入。'
export const reading = '正在读取通讯录，读完后单独告诉您。'
export const couldNotRead = (why: string): string => `通讯录没有读成。${why}`
export const sawNobody =
  '通讯录里一个人也看不到。请管理员在企业微信后台把自建应用的“可见范围”设为本单位，再发送“/通讯录”。'

const mostNames = 40

const listed = (items: readonly string[]): string =>
  `${items.slice(0, mostNames).join('、')}${items.length > mostNames ? `等${items.length}人` : ''}`

const accountOf = ({ name, userid, department }: Pair): string =>
  `${name}（${department === null ? userid : `${userid}，${department}`}）`

/** What was found. */
export function found({ pairs, unclear, missing, unseen, otherwise }: Pairing): string {
  const parts = [
    pairs.length === 0
      ? null
      : `查到${pairs.length}人的账号：${pairs.map(accountOf).join('、')}。核对无误，请发送：/通讯录 确认`,
    unclear.length === 0
      ? null
      : `有重名，分不清是谁的账号：${listed(
          unclear.map(each => `${each.name}（${each.userids.join('、')}）`),
        )}。请本人单独给我发送“我是 姓名”认领。`,
    missing.length === 0
      ? null
      : `通讯录里没有的${missing.length}人：${listed(missing)}。发送“/邀请”查看怎样请他们加入。`,
    otherwise.length === 0
      ? null
      : `姓名不一致，请核对：${listed(
          otherwise.map(each => `${each.name}的账号 ${each.userid} 在通讯录中是${each.nameInBook}`),
        )}。`,
    unseen.length === 0
      ? null
      : `账号在通讯录里看不到的${unseen.length}人：${listed(unseen)}。请管理员核对账号，或调整自建应用的可见范围。`,
  ].filter(part => part !== null)
  return parts.length === 0
    ? '【通讯录】花名册中的同志都有账号，与通讯录一致。'
    : `【通讯录】${parts.join('\n')}`
}

export const nothingToConfirm = '没有待您确认的账号。请先发送“/通讯录”。'

export function confirmed({ bound, passedOver }: Confirmed): string {
  const left =
    passedOver.length === 0 ? '' : `${listed(passedOver)}没有登记：核对以后有了变动。请再发送“/通讯录”核对。`
  return `${bound.length === 0 ? '' : `已登记${bound.length}人的账号。`}${left}`
}

export const cardTitle = '通讯录核对'
export const cardButton = (count: number): string => `确认${count}人`

export const everybodyHasOne = '花名册中的同志都已有企业微信账号。'

const mostLines = 60

/** To a clerk alone: who they are, and what may be passed on to them. */
export function invitation(
  people: readonly { readonly name: string; readonly groupName: string | null }[],
  botName: string,
): string {
  const names = people
    .slice(0, mostLines)
    .map(({ name, groupName }) => (groupName === null ? name : `${name}（${groupName}）`))
  const more = people.length > mostLines ? `等${people.length}人` : ''
  return `还没有企业微信账号的${people.length}人：${names.join('、')}${more}。下面这段话可以转发给他们：\n${toPassOn(botName)}`
}

const toPassOn = (botName: string): string =>
  `各位代表：人大的通知、请假、接待日和代表建议都在企业微信里用“${botName}”办理。请先加入本单位的企业微信，再单独给“${botName}”发送“我是 姓名”，联络员确认后即可使用。`

/** In a group, where they read it themselves. */
export const invitedInGroup = (names: readonly string[], botName: string): string =>
  `请还没有登记账号的同志（${listed(names)}）单独给“${botName}”发送“我是 姓名”，联络员确认后即可使用。`

/** What the stand-in knows of a town: who has an account in the corp, and which groups there are. Pure data. */

/** The roster file's columns, in order. The service imports rows of exactly this form. */
export const rosterColumns = [
  '姓名',
  '别名',
  '企业微信账号',
  '手机',
  '代表层级',
  '选区',
  '代表小组',
  '职务',
  '单位',
] as const

export type RosterRow = Readonly<Record<(typeof rosterColumns)[number], string>>

export interface CorpMember {
  readonly userid: string
  readonly name: string
}

export interface TownChat {
  /** Case-sensitive, as WeCom's are. */
  readonly id: string
  readonly name: string
  readonly purpose: 'presidium' | 'deputies' | 'group'
  /** The deputies' group (代表小组) whose chat this is; only with purpose `group`. */
  readonly group?: string
  /** The key of the group's webhook; it is good for this group only. */
  readonly webhookKey: string
  /** userids */
  readonly members: readonly string[]
}

export interface Town {
  readonly name: string
  readonly kind: 'township' | 'street'
  readonly county: string
  readonly province: string
  readonly offices: readonly string[]
  readonly roster: readonly RosterRow[]
  /** Have an account in the corp that no roster row names. */
  readonly outsiders: readonly CorpMember[]
  readonly chats: readonly TownChat[]
}

/** Everyone with an account, in the roster's order; `title` is the 职务 column. */
export function corpMembers(town: Town): (CorpMember & { title: string; group: string })[] {
  const listed = town.roster
    .filter(row => row.企业微信账号 !== '')
    .map(row => ({ userid: row.企业微信账号, name: row.姓名, title: row.职务, group: row.代表小组 }))
  return [...listed, ...town.outsiders.map(member => ({ ...member, title: '', group: '' }))]
}

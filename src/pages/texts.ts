/** The words of the frame that is around every page. */

export const home = '首页'
export const signOut = '退出登录'
export const skip = '跳到正文'
export const menu = '功能'
export const otherCongresses = '其他单位'
export const titleOf = (title: string, botName: string): string => `${title} - ${botName}`
export const madeAt = (when: string): string => `数据截至${when}`
export const liveOn = '实时更新'
export const liveOff = '实时更新已中断，页面将自动刷新'
export const who = (name: string, congress: string): string => `${congress}人大 ${name}`

export const notFound = {
  title: '没有这个页面',
  text: '没有这个页面，或您无权查看。请返回首页；如有疑问，请与联络员联系。',
}
export const mayNot = (who: 'members' | 'clerks'): { title: string; text: string } => ({
  title: '无权查看',
  text: `这个页面由${who === 'clerks' ? '主席、副主席和联络员' : '花名册中的人员'}查看。如有需要，请与联络员联系。`,
})
export const toHome = '返回首页'

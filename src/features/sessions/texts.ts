/** What is said about signing in, in the chat and on the pages. */

export const openPages = {
  summary: '领取网页链接，在浏览器里查看通知、回复和送达情况',
  usage: '/网页',
  examples: ['网页'],
}
export const openLink = '打开网页'
export const linkOffered = '点下面的链接打开网页。链接10分钟内有效，只能用一次，请勿转发。'
export const askAlone = '网页链接只单独发给本人，请单独给我发送“网页”。'

/** Behind a link. */
export const enterTitle = '进入网页'
export const enterText = '请点下面的按钮进入。链接只能用一次，请勿把链接转发给他人。'
export const enterButton = '进入'

export const linkPages = {
  unknown: {
    title: '链接无效',
    text: '这个链接无效。请回到企业微信，单独给机器人发送“网页”，领取新的链接。',
  },
  over: {
    title: '链接已失效',
    text: '这个链接已用过或已过期。请回到企业微信，单独给机器人发送“网页”，领取新的链接。',
  },
} as const

export const tooMany = {
  title: '请稍后再试',
  text: '尝试次数过多，请10分钟后再试。也可以单独给机器人发送“我的”“名单”查看。',
}

export const pagesTooFast = { title: '请稍后再试', text: '打开网页过于频繁，请过一分钟再打开。' }

export const signInTitle = '请先登录'
export const signInByBot = (botName: string): string =>
  `请在企业微信里单独给“${botName}”发送“网页”，点机器人回复的链接登录。`
export const signInByWecom = '在企业微信里打开本页的，也可以直接登录：'
export const signInButton = '用企业微信登录'

export const noAccess = {
  title: '您还不能使用',
  text: '花名册中没有您的企业微信账号，或显示您已离任。如有误，请与本单位人大联络员联系。',
}
export const notOfCorp = {
  title: '您还不能使用',
  text: '您不是本单位企业微信的成员。请用本单位的企业微信打开；如有疑问，请与本单位人大联络员联系。',
}
export const tripFailed = {
  title: '登录没有成功',
  text: '这次登录已过期或不是从本机开始的。请重新打开网页再试；仍不成功，请单独给机器人发送“网页”领取链接。',
}
export const platformAway = {
  title: '暂时不能登录',
  text: '连不上企业微信，请稍后再试；也可以单独给机器人发送“网页”领取链接。',
}
export const signedOut = {
  title: '已退出登录',
  text: '您已退出登录。需要时，请单独给机器人发送“网页”领取新的链接。',
}
export const enterFormOver = {
  title: '请重新打开链接',
  text: '页面已过期，或浏览器没有启用Cookie，没有登录。请重新打开链接，再点“进入”。',
}
export const formOver = {
  title: '请重新操作',
  text: '页面已过期，刚才的操作没有执行。请返回首页，再操作一次。',
}

export const devicesTitle = '已登录的设备'
export const deviceColumns = ['设备', '登录时间', '最近使用'] as const
export const thisDevice = '本机'
export const signOutEverywhere = '全部退出登录'
export const devicesNote = '有不认识的设备，请点“全部退出登录”，再重新领取链接。'

const programs: Readonly<Record<string, string>> = {
  wecom: '企业微信',
  wechat: '微信',
  edge: 'Edge浏览器',
  firefox: '火狐浏览器',
  chrome: '谷歌浏览器',
  safari: 'Safari浏览器',
}
const systems: Readonly<Record<string, string>> = {
  harmony: '鸿蒙',
  android: '安卓',
  ios: '苹果手机',
  windows: 'Windows',
  mac: '苹果电脑',
  linux: 'Linux',
}

/** 企业微信（安卓） */
export function sayDevice(code: string): string {
  const [program = '', system = ''] = code.split('/')
  const where = systems[system]
  return `${programs[program] ?? '浏览器'}${where === undefined ? '' : `（${where}）`}`
}

/** The short pages behind a download link that gives no file. */
export const downloadPages = {
  unknown: '链接无效。请回到企业微信，单独给机器人重新发送命令，领取新的链接。',
  over: '链接已用过或已过期。请回到企业微信，单独给机器人重新发送命令，领取新的链接。',
  forbidden: '您现在无权查看这份文档。如有疑问，请与联络员联系。',
  gone: '这份文档的内容已不存在，例如该次接待已取消。请回到企业微信重新查询。',
  wait: '尝试次数过多，请10分钟后再试。',
} as const

export const downloadTitle = '文档下载'

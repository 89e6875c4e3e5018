// @ts-check
/** Every sentence of the room. */

export const texts = {
  groups: '群聊',
  singles: '单聊',
  you: '当前身份',
  change: '切换身份',
  /** @param {string} name */
  youAre: name => `当前身份：${name}，点击切换`,
  members: '成员',
  membersTitle: '成员（点击可切换身份）',
  /** @param {number} count */
  memberCount: count => `${count} 人`,
  back: '返回会话列表',
  bot: '机器人',
  webhook: '群机器人',
  send: '发送',
  compose: '输入消息',
  composeExample: '输入指令，如 /帮助',
  loadFailed: '聊天室打不开，请刷新页面重试。',
  first: '先输入：',
  composeGroup: '输入消息，群里须 @联络员',
  composeHint: 'Enter 发送 · Shift+Enter 换行 · 图片、文件可以拖进来或粘贴',
  composeHintGroup: 'Enter 发送 · Shift+Enter 换行 · 图片、文件请在单聊中发送',
  sendFile: '发送图片或文件',
  filesOff: '按企业微信的规则，群里的图片和文件不会送到机器人，请在与联络员的单聊中发送',
  /** @param {string} name */
  emptyFile: name => `“${name}”是空的，没有发送`,
  /** @param {string} name */
  largeFile: name => `“${name}”超过16 MB，没有发送`,
  /** @param {string} name */
  pictureOf: name => `图片 ${name}`,
  /** @param {number} bytes */
  size: bytes =>
    bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`,
  quote: '引用',
  /** @param {string} name */
  quoteOf: name => `引用 ${name} 的消息`,
  unquote: '取消引用',
  log: '消息记录',
  emptyTitle: '还没有消息',
  emptyGroup: '从发一条会议通知开始',
  emptySingle: '单聊中不用 @，直接输入指令即可',
  fill: '填入',
  noChat: '请从左侧选择会话',
  menu: '更多操作',
  picture: '图片',
  link: '打开链接',
  submitFailed: '操作失败',
  offline: '连接中断，正在重连…',
  unread: '有新消息',
  clock: '沙盒时间',
  hour: '快进1小时',
  morning: '到明早8:00',
  until: '到指定时间',
  moving: '时间前进中…',
  moveTo: '快进到',
  confirm: '确定',
  cancel: '取消',
  close: '关闭',
  faults: '故障',
  faultsTitle: '故障设置',
  faultsOn: '故障已开启',
  faultsLead: '让企业微信一侧按设定出错，检验服务的应对。',
  clearFaults: '全部关闭',
  apply: '应用',
  /** @param {number} count */
  violations: count => (count === 0 ? '无违规' : `违规 ${count}`),
  violationsTitle: '违反企业微信规则的记录',
  noViolations: '到目前为止，服务的每次应答都符合企业微信的规则。',
  violation: '违反规则',
  /** @param {number} count */
  advice: count => `${count} 条提示`,
  pickTitle: '选择身份',
  pickSearch: '姓名、账号、职务或小组',
  pickNone: '没有符合的人',
  outsider: '未列入花名册',
  deputy: '代表',
  all: '所有人',
  personal: '仅你可见的卡片状态',
  required: '请先输入内容',
}

/** @type {Record<string, string>} */
export const undelivered = {
  'no mention': '群消息没有 @联络员，机器人不会收到',
  fault: '按故障设置，这次没有送达',
  'three in progress': '同一人有三次交互正在处理，这次没有送达',
}

/** @type {Record<string, string>} */
export const ruleNames = {
  'url-verification': '回调地址校验未通过',
  unreachable: '回调地址连接不上',
  deadline: '应答超时',
  'http-status': '应答状态码不是 200',
  envelope: '应答的加密格式有误',
  signature: '应答签名不符',
  nonce: '应答未使用请求的 nonce',
  timestamp: '应答时间戳有误',
  receiveid: 'receiveid 应为空',
  'reply-json': '应答内容不是 JSON',
  'reply-kind': '此处不允许这种应答',
  'reply-field': '应答字段有误',
  'byte-limit': '内容超过字节上限',
  'card-field': '卡片字段有误',
  'card-limit': '卡片超过上限',
  'task-id': '卡片 task_id 有误',
  'update-target': '只有点击后才能更新卡片',
  userids: '更新对象不在会话中',
  stream: '流式消息有误',
  'duplicate-reply': '重复回调的应答不一致',
  'webhook-key': '群机器人 key 无效',
  'webhook-rate': '群机器人每分钟超过 20 条',
  'webhook-kind': '群机器人不支持此类型',
  'webhook-body': '群机器人消息体有误',
  'response-code': '主动回复地址已失效',
  'response-kind': '主动回复不支持此类型',
  'json-escape': 'JSON 须用 UTF-8 原文',
  'connection-frame': '长连接的帧有误',
  'connection-kind': '长连接不支持此类型',
  'connection-rate': '长连接每分钟超过 30 条或每小时超过 1000 条',
  'request-id': '应答命令与请求不符',
  'not-spoken': '没有人在此会话中对机器人说过话',
  upload: '上传文件有误',
}

/** @type {Record<string, string>} */
export const adviceNames = {
  length: '文字超过建议长度',
  silence: '机器人没有应答',
  'card-type': '更新时换了卡片类型',
  disabled: '新卡片中禁用选项不生效',
  mention: '提及可能不生效',
  'control-character': '含有控制字符',
}

/** @type {{name: string, label: string, hint: string, kind: 'count' | 'ms' | 'errcode' | 'status' | 'choice', options?: Record<string, string>}[]} */
export const faultFields = [
  { name: 'dropNext', label: '丢弃回调', hint: '之后 n 条消息或点击送不到服务', kind: 'count' },
  { name: 'loseReply', label: '丢失应答', hint: '之后 n 条消息的应答丢失，同一消息重发', kind: 'count' },
  { name: 'duplicate', label: '重复回调', hint: '每条同时发送 n 次，应答须一致', kind: 'count' },
  { name: 'errcode', label: '接口错误码', hint: '下一次发送返回此 errcode，如 45009', kind: 'errcode' },
  { name: 'httpStatus', label: '接口状态码', hint: '下一次发送返回此 HTTP 状态，如 502', kind: 'status' },
  { name: 'delayMs', label: '接口延迟', hint: '每次发送延迟的毫秒数', kind: 'ms' },
  { name: 'hang', label: '接口无响应', hint: '之后 n 次发送一直没有应答', kind: 'count' },
  { name: 'resetBefore', label: '未收即断', hint: '之后 n 次发送未记录就断开', kind: 'count' },
  { name: 'resetAfter', label: '收后即断', hint: '之后 n 次发送已记录后断开', kind: 'count' },
  { name: 'garbage', label: '应答乱码', hint: '之后 n 次发送已记录，但应答不是 JSON', kind: 'count' },
  { name: 'loseAck', label: '丢失回执', hint: '长连接之后 n 条命令已执行，但没有回执', kind: 'count' },
  { name: 'cutFrame', label: '半途断线', hint: '长连接之后 n 条消息发到一半就断开', kind: 'count' },
  {
    name: 'groupCards',
    label: '群里的卡片',
    hint: '长连接向群里发送卡片时',
    kind: 'choice',
    options: { shown: '显示', refused: '拒收', dropped: '收下不显示' },
  },
]

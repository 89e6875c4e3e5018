/** Whose account this is, and whose group. */

export const iAm = {
  summary: '认领花名册中您的姓名，由联络员确认',
  usage: '/我是 姓名',
  examples: ['/我是 张三'],
}
export const bindChat = {
  summary: '绑定本群，或更改本群用途；单位第一次绑定须写管理码',
  usage: '/绑定 [管理码 单位名称] 主席团（或全体代表、小组名）',
  examples: ['/绑定 主席团', '/绑定 第三代表小组', '/绑定 8F3K2M 云溪镇'],
}
export const showClaims = {
  summary: '核对、确认认领的企业微信账号',
  usage: '/待确认',
  examples: ['待确认'],
}

export const knownAlready = (name: string): string =>
  `您的账号已对应花名册中的${name}，不需要再认领。如有错误，请与联络员联系。`
export const iAmNeedsName = '请写姓名，如：/我是 张三'
export const sayItInTheGroup = '请在单位的群里发送这句话，以便确认您属于哪个单位。'
export const notInRoster = (name: string): string => `花名册中没有“${name}”。请核对姓名，或与联络员联系。`
export const whichOfYou = (name: string, choices: readonly string[]): string =>
  `花名册中有${choices.length}位${name}，请在姓名后写明选区或小组，如：/我是 ${choices[0] ?? name}`
export const waitForLiaison = (name: string): string => `已提交认领：${name}。联络员确认后即可使用。`
export const claimed = (name: string, account: string): string =>
  `企业微信账号 ${account} 认领花名册中的${name}，请发送“待确认”核对。`
export const confirmedToYou = (name: string): string => `您的账号已确认为${name}。发送“我的”查看您的通知。`
export const noClaims = '没有待确认的账号。'

export const bindingTitle = '账号确认'
export const bindingQuestion = (name: string): string => `有人认领花名册中的${name}`
export const bindingHow = '请联络员核对：是本人的，点“确认”；不是的，点“不是”。'
export const rowName = '姓名'
export const rowAccount = '账号'
export const rowBefore = '原账号'
export const replaces = '注意：这位同志已有账号，确认后原账号即失效。请先向本人核实。'
export const confirm = '确认'
export const deny = '不是'
export const done = '我的通知'
export const accountTaken = (holder: string): string => `此账号已对应${holder}，不能再确认。请点“不是”。`
export const accountMeanwhile =
  '还没有确认：这张卡片发出以后，这位同志有了别的账号。请核对“原账号”，确实要换的，再点“确认”。'
export const noSuchClaim = '没有这件认领，或不属于您所在的单位。发送“待确认”查看。'
export const claimsEnough = '您提交的认领正等待联络员确认，请确认后再提交，或与联络员联系。'
export const bindingDecided = (name: string, decision: 'confirmed' | 'refused'): string =>
  decision === 'confirmed' ? `已确认：此账号为${name}。` : `已拒绝：此账号不是${name}。`

export const purposeNames = { presidium: '主席团', deputies: '全体代表' } as const
export const bindInGroup = (botName: string, isKnown: boolean): string =>
  `请在要绑定的群里发送：@${botName} /绑定 ${isKnown ? '主席团（或全体代表、小组名）' : '管理码 云溪镇'}`
export const bindNeedsCode = (botName: string): string =>
  `请写管理码，如：@${botName} /绑定 管理码 云溪镇。管理码请向管理员索取。`
export const bindByClerks = (botName: string): string =>
  `绑定群由主席、副主席和联络员办理。单位第一次绑定的，须有管理码，如：@${botName} /绑定 管理码 云溪镇。管理码请向管理员索取。`
export const wrongCode = '管理码不对，或已经用过。请向管理员核实。'
export const tooManyCodes = '管理码多次不对，请一小时后再试，或向管理员核实。'
export const nameTheCongress = '请写明单位名称，如：/绑定 管理码 云溪镇'
export const whichCongress = (names: readonly string[]): string =>
  `请写明是哪个单位（${names.join('、')}），如：/绑定 管理码 ${names[0] ?? ''}`
export const whichOfYours = (botName: string, names: readonly string[]): string =>
  `您在${names.join('、')}都有职务，请写明本群属于哪个单位，如：@${botName} /绑定 ${names[0] ?? ''} 主席团`
export const otherCongress = '本群已绑定到其他单位，不能更改。请与管理员联系。'
export const bound = (congress: string, purpose: string, hasWebhook: boolean): string =>
  `绑定成功：${congress}人大，${purpose}群。${
    hasWebhook
      ? ''
      : '本群还没有配置消息推送，自动提醒发不出去；请管理员用 liaison chat bind --webhook 配置。'
  }`
export const youAreLiaison = (name: string): string =>
  `您（${name}）已登记为联络员。下一步：请管理员导入花名册（liaison roster import），然后发送“帮助”。`
export const whichPurpose = (botName: string, groups: readonly string[]): string =>
  `请写明本群用途，如：@${botName} /绑定 主席团。可选：主席团、全体代表${groups.map(name => `、${name}`).join('')}`

export const useTitle = '本群用途'
export const useQuestion = (now: string, next: string): string =>
  `本群现为${now}群。改为${next}群后，发给${now}的自动提醒不再发到本群。确定更改吗？`
export const useChange = '确定更改'
export const useKeep = '不改'
export const useAlready = (now: string): string => `本群现为${now}群。`
export const useIsAnother = (now: string, next: string, botName: string): string =>
  `本群现为${now}群，不是卡片上写的用途，没有更改。要改为${next}群，请重新发送：@${botName} /绑定 ${next}`
export const useUnchanged = '本群用途没有更改。'
